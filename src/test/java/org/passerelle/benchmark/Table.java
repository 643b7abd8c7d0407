package org.passerelle.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.passerelle.benchmark.Contest.Measured;
import org.passerelle.benchmark.Contest.Result;

/** The figures, as a page of Markdown. */
final class Table {

    private static final int DIGITS = 3;
    private static final double NANOSECONDS = 1e6;
    private static final double MEGABYTE = 1 << 20;

    private final List<String> rankings = new ArrayList<>();
    private final List<String> indexes = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final double loadBefore = load();

    static Histogram histogram(long[] nanoseconds) {
        Histogram histogram = new Histogram(DIGITS);
        for (long time : nanoseconds) {
            histogram.recordValue(time);
        }
        return histogram;
    }

    /** @param results of one size; the first engine is what the others are compared with */
    void add(Map<Engine, Result> results) {
        if (results.isEmpty()) {
            return;
        }
        Result first = results.values().iterator().next();
        for (Kind kind : Kind.values()) {
            Histogram ours = histogram(first.kinds().get(kind).nanoseconds());
            for (Result result : results.values()) {
                Measured measured = result.kinds().get(kind);
                Histogram theirs = histogram(measured.nanoseconds());
                rankings.add(row(
                        "%,d".formatted(result.seekers()),
                        kind.name().toLowerCase(Locale.ROOT),
                        "%,d".formatted(median(measured)),
                        result.description(),
                        milliseconds(theirs, 50),
                        milliseconds(theirs, 95),
                        milliseconds(theirs, 99),
                        ratio(theirs, ours, 50),
                        ratio(theirs, ours, 99),
                        "%,d".formatted(theirs.getTotalCount())));
            }
        }
        for (Result result : results.values()) {
            indexes.add(row(
                    "%,d".formatted(result.seekers()),
                    result.description(),
                    "%,.0f".formatted(result.seekers() / (result.indexNanoseconds() / 1e9)),
                    "%,.0f".formatted(result.bytes() / MEGABYTE),
                    "%,.0f".formatted(result.heap() / MEGABYTE),
                    "%,.0f".formatted(result.heapLimit() / MEGABYTE)));
        }
    }

    /** A line of its own, already in words. */
    void add(String line) {
        others.add(line);
    }

    private static int median(Measured measured) {
        return measured.answers().stream()
                .mapToInt(Contestant.Answer::eligible)
                .sorted()
                .skip(measured.answers().size() / 2)
                .findFirst()
                .orElseThrow();
    }

    static String milliseconds(Histogram histogram, double percentile) {
        return "%,.2f".formatted(histogram.getValueAtPercentile(percentile) / NANOSECONDS);
    }

    private static String ratio(Histogram theirs, Histogram ours, double percentile) {
        return "%,.1f"
                .formatted((double) theirs.getValueAtPercentile(percentile) / ours.getValueAtPercentile(percentile));
    }

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    String print() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(machine() + ", load average %.1f before it began".formatted(loadBefore));
        lines.add("");
        lines.add(
                "Rankings, milliseconds; ratio to the first engine of the same size and kind; answers compared and equal");
        lines.add("");
        lines.add(row("seekers", "required", "eligible, median", "engine", "p50", "p95", "p99", "× p50", "× p99", "n"));
        lines.add(row("--:", "---", "--:", "---", "--:", "--:", "--:", "--:", "--:", "--:"));
        lines.addAll(rankings);
        lines.add("");
        lines.add("Indexes, megabytes");
        lines.add("");
        lines.add(row("seekers", "engine", "seekers/s", "on disk", "heap used", "heap limit"));
        lines.add(row("--:", "---", "--:", "--:", "--:", "--:"));
        lines.addAll(indexes);
        others.forEach(line -> {
            lines.add("");
            lines.add(line);
        });
        return String.join("\n", lines) + "\n";
    }

    /** What the figures were measured on. */
    static String machine() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String cpu = Files.exists(cpus)
                ? Files.readAllLines(cpus).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("")
                : "";
        return "%d processors %s, Java %s (%s), %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        cpu,
                        Runtime.version(),
                        System.getProperty("java.vm.name"),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"));
    }

    /** Over the last minute: what comes from others makes all figures worse, the slowest most. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
