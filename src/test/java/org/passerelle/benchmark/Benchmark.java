package org.passerelle.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.passerelle.TestDatabase;
import org.passerelle.benchmark.Contest.Measured;
import org.passerelle.benchmark.Contest.Result;
import org.passerelle.benchmark.Contestant.Answer;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ClassificationFiles;
import org.passerelle.matching.service.SampleMarket;

/**
 * Runs all engines over the same sample with the same plans, one after the other, compares their answers and prints one table:
 * {@code ./mvnw -q -Pbenchmark test-compile}. Settings are system properties, see {@link #main}.
 */
public final class Benchmark {

    private static final long SEED = 20_261_122;
    /** The day on which the sample is made: figures of different days compare. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final JsonMapper JSON = Population.JSON;

    private final List<Integer> sizes;
    private final List<Engine> engines;
    private final int plans;
    private final int rounds;
    private final int vacancies;

    private Benchmark(List<Integer> sizes, List<Engine> engines, int plans, int rounds, int vacancies) {
        this.sizes = sizes;
        this.engines = engines;
        this.plans = plans;
        this.rounds = rounds;
        this.vacancies = vacancies;
    }

    /**
     * Reads {@code benchmark.seekers} (sizes, with commas), {@code benchmark.engines}, {@code benchmark.plans} (of each kind),
     * {@code benchmark.rounds} (the least number of measured passes over the plans) and {@code benchmark.vacancies} (for the
     * other direction, 0 for none). With {@code benchmark.load} above 0 it is the {@link LoadBenchmark} that runs, with
     * {@code benchmark.bulk} above 0 the {@link BulkBenchmark}.
     */
    static void main() throws Exception {
        Locale.setDefault(Locale.ROOT);
        if (Integer.getInteger("benchmark.load") > 0) {
            LoadBenchmark.main();
            return;
        }
        if (Integer.getInteger("benchmark.bulk") > 0) {
            BulkBenchmark.main();
            return;
        }
        new Benchmark(
                        numbers("benchmark.seekers").toList(),
                        list("benchmark.engines").map(Engine::named).toList(),
                        Integer.getInteger("benchmark.plans"),
                        Integer.getInteger("benchmark.rounds"),
                        Integer.getInteger("benchmark.vacancies"))
                .run();
    }

    private static Stream<String> list(String property) {
        return Arrays.stream(System.getProperty(property).split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty());
    }

    private static Stream<Integer> numbers(String property) {
        return list(property).map(number -> Integer.valueOf(number.replace("_", "")));
    }

    private void run() throws Exception {
        Table table = new Table();
        Path data = Files.createDirectories(Report.WORK.resolve("data"));
        Classification classification = ClassificationFiles.shipped().read();
        SampleMarket market = new SampleMarket(SEED, TODAY, classification);
        int most = sizes.stream().max(Integer::compare).orElseThrow();
        System.out.printf("%,d seekers and %,d plans of each kind are made, seed %d%n", most, plans, SEED);
        long start = System.nanoTime();
        new Population(data).write(market.candidates(most), classification);
        Plans.write(data, market.openings(Integer.MAX_VALUE), plans, classification);
        System.out.printf("  in %,d s%n", (System.nanoTime() - start) / 1_000_000_000);
        for (int seekers : sizes) {
            Map<Engine, Result> results = new EnumMap<>(Engine.class);
            for (Engine engine : engines) {
                if (engine.takes(seekers)) {
                    System.out.printf("%s, %,d seekers%n", engine, seekers);
                    results.put(engine, run(engine, seekers, data));
                    agree(results, engine);
                }
            }
            table.add(results);
        }
        if (vacancies > 0) {
            System.out.printf("A seeker's opportunities among %,d vacancies%n", vacancies);
            table.add(OpportunitiesBenchmark.run(market, classification, vacancies, plans, rounds));
        }
        String text = table.print();
        System.out.println(text);
        Files.writeString(Report.WORK.resolve("table.md"), text);
    }

    private Result run(Engine engine, int seekers, Path data) throws IOException, InterruptedException {
        String name = engine.name().toLowerCase(Locale.ROOT) + "-" + seekers;
        Path directory = Report.WORK.resolve(name);
        if (Files.exists(directory)) {
            TestDatabase.delete(directory);
        }
        Files.createDirectories(directory);
        Path result = Report.WORK.resolve(name + ".json");
        engine.run(
                Report.WORK,
                seekers,
                List.of(
                        data.toString(),
                        directory.toString(),
                        result.toString(),
                        Integer.toString(seekers),
                        Integer.toString(rounds)));
        TestDatabase.delete(directory);
        return JSON.readValue(result.toFile(), Result.class);
    }

    /** A fast engine that answers something else has not been measured at all. */
    private static void agree(Map<Engine, Result> results, Engine engine) {
        Map.Entry<Engine, Result> first = results.entrySet().iterator().next();
        for (Kind kind : Kind.values()) {
            Measured expected = first.getValue().kinds().get(kind);
            Measured found = results.get(engine).kinds().get(kind);
            List<String> differences = new ArrayList<>();
            for (int i = 0; i < expected.answers().size(); i++) {
                Answer one = expected.answers().get(i);
                Answer other = found.answers().get(i);
                if (!one.equals(other)) {
                    differences.add("plan " + i + ": " + difference(one, other));
                }
            }
            if (!differences.isEmpty()) {
                throw new IllegalStateException(engine + " and " + first.getKey() + " differ on " + differences.size()
                        + " plans of kind " + kind + ", first on " + differences.getFirst());
            }
        }
    }

    private static String difference(Answer one, Answer other) {
        if (one.eligible() != other.eligible()) {
            return other.eligible() + " eligible instead of " + one.eligible();
        }
        for (int i = 0; i < Math.min(one.hits().size(), other.hits().size()); i++) {
            if (!one.hits().get(i).equals(other.hits().get(i))) {
                return "rank " + (i + 1) + " is " + other.hits().get(i) + " instead of "
                        + one.hits().get(i);
            }
        }
        return other.hits().size() + " hits instead of " + one.hits().size();
    }
}
