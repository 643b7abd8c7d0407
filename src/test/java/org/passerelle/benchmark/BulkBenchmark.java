package org.passerelle.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.passerelle.Installation;
import org.passerelle.TestDatabase;
import org.passerelle.benchmark.BulkSender.Loaded;

/**
 * What the fair-recruitment checks add to a load of vacancies: the packaged service and its {@link UncheckedCopy}, each with its
 * own database and its own sample, are sent the same files as NDJSON over HTTP. Both run all the time; the files go to one and
 * the other in turn, each time the other one first, so that what else the machine does meets both. While one is sent a file the
 * other has nothing to do but what its PostgreSQL puts off.
 *
 * <p>{@code ./mvnw -DskipTests package}, then {@code ./mvnw -q -Pbenchmark test-compile -Dbenchmark.bulk=30000}.
 */
final class BulkBenchmark {

    private static final int SEEKERS = 500;
    private static final int VACANCIES = 500;
    /** What is asked for: with the checks a load takes no more than so many times as long. */
    private static final double MOST = 1.5;

    private final int lines;
    private final int files;
    private final Report report = new Report();

    private BulkBenchmark(int lines, int files) {
        this.lines = lines;
        this.files = files;
    }

    /** Reads {@code benchmark.bulk} (lines), {@code benchmark.files} they are sent in, and the services' {@code benchmark.heap}. */
    static void main() throws Exception {
        Locale.setDefault(Locale.ROOT);
        new BulkBenchmark(Integer.getInteger("benchmark.bulk"), Integer.getInteger("benchmark.files"))
                .run(System.getProperty("benchmark.heap"));
    }

    private void run(String heap) throws Exception {
        Service.requirePackage();
        Path copy = Report.WORK.resolve("unchecked");
        UncheckedCopy.make(Installation.PACKAGE, copy);
        report.say(
                "%,d vacancies in %,d files, each service with a heap of %s and a sample of %,d seekers and %,d vacancies"
                        .formatted(lines, files, heap, SEEKERS, VACANCIES));
        try (Service checked = new Service("with-checks", Installation.PACKAGE, SEEKERS, VACANCIES, heap);
                Service unchecked = new Service("without-checks", copy, SEEKERS, VACANCIES, heap)) {
            requireOnlyOneChecks(checked, unchecked);
            BulkSender with = new BulkSender(checked);
            BulkSender without = new BulkSender(unchecked);
            send(with, without);
            sayRatios(with, without);
            report.say("");
            report.say("All lines were answered with CREATED; with checks " + with.clearances() + ", without "
                    + without.clearances());
            report.keep("bulk.md");
        } finally {
            TestDatabase.delete(copy);
        }
    }

    /** Before the long part: a copy that checked after all would make a fine ratio. */
    private static void requireOnlyOneChecks(Service checked, Service unchecked) {
        if (!refusesOfTheSample(checked) || refusesOfTheSample(unchecked)) {
            throw new IllegalStateException("Some of the sample is refused with checks, and nothing without");
        }
    }

    private static boolean refusesOfTheSample(Service service) {
        return !service.get("/api/vacancies?clearance=BLOCKED&limit=1")
                .get("items")
                .isEmpty();
    }

    private void send(BulkSender with, BulkSender without) throws Exception {
        report.say("");
        report.say(Table.row("file", "checks", "lines", "s", "lines/s", "processor, µs a line: service", "PostgreSQL"));
        report.say(Table.row("--:", "---", "--:", "--:", "--:", "--:", "--:"));
        for (int file = 1; file <= files; file++) {
            // In whole numbers, so that the files make up all lines.
            int size = Math.toIntExact((long) lines * file / files - (long) lines * (file - 1) / files);
            for (BulkSender sender : file % 2 == 1 ? List.of(with, without) : List.of(without, with)) {
                Loaded loaded = sender.send(size);
                report.say(Table.row(
                        Integer.toString(file),
                        sender == with ? "with" : "without",
                        "%,d".formatted(size),
                        "%,.2f".formatted(seconds(loaded.time())),
                        "%,.0f".formatted(size / seconds(loaded.time())),
                        "%,.0f".formatted(seconds(loaded.serviceProcessor()) * 1e6 / size),
                        "%,.0f".formatted(seconds(loaded.databaseProcessor()) * 1e6 / size)));
            }
        }
    }

    private void sayRatios(BulkSender with, BulkSender without) {
        report.say("");
        report.say(Table.row("s", "with checks", "without", "ratio, %.1f asked for".formatted(MOST)));
        report.say(Table.row("---", "--:", "--:", "--:"));
        sayRatio("all files", with.all(), without.all(), Loaded::time);
        sayRatio("last file", with.last(), without.last(), Loaded::time);
        sayRatio("processor, all files", with.all(), without.all(), Loaded::processor);
        sayRatio("processor, last file", with.last(), without.last(), Loaded::processor);
    }

    private void sayRatio(String what, Loaded with, Loaded without, Function<Loaded, Duration> measured) {
        double one = seconds(measured.apply(with));
        double other = seconds(measured.apply(without));
        report.say(Table.row(what, "%,.2f".formatted(one), "%,.2f".formatted(other), "%.2f".formatted(one / other)));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
