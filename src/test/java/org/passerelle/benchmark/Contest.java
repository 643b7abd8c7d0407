package org.passerelle.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.passerelle.benchmark.Contestant.Answer;
import org.passerelle.benchmark.Contestant.Prepared;
import org.passerelle.matching.Plan;

/**
 * One engine's turn, alone in its process: indexes the population, warms up, then measures one ranking after the other by one
 * thread. What comes out is written to a file for {@link Benchmark}.
 */
public final class Contest {

    /** Passes over each kind's plans until so much time is gone, at least one, before any kind is measured. */
    private static final long WARM_UP_NANOSECONDS = 6_000_000_000L;
    /** Rounds beyond those asked for, where they cost little. */
    private static final long MEASURED_NANOSECONDS = 6_000_000_000L;

    /**
     * @param nanoseconds of every ranking measured
     * @param answers to the plans in their order
     */
    record Measured(List<Answer> answers, long[] nanoseconds) {}

    /**
     * @param indexNanoseconds for all seekers, reading the file excluded, until they were durable and visible
     * @param bytes of the index on disk
     * @param heap used after a collection, once all was measured
     */
    record Result(
            String description,
            int seekers,
            long indexNanoseconds,
            long bytes,
            long heap,
            long heapLimit,
            Map<Kind, Measured> kinds) {}

    private final Path folder;
    private final int seekers;
    private final int rounds;

    private Contest(Path folder, int seekers, int rounds) {
        this.folder = folder;
        this.seekers = seekers;
        this.rounds = rounds;
    }

    /** Makes an engine whose files go to a directory. */
    public interface Entry {
        Contestant<?> in(Path directory) throws Exception;
    }

    /** @param arguments folder of population and plans, empty directory for the engine, file of the result, seekers, rounds */
    public static void run(Entry entry, String[] arguments) throws Exception {
        Contest contest =
                new Contest(Path.of(arguments[0]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        try (Contestant<?> contestant = entry.in(Path.of(arguments[1]))) {
            Population.JSON.writeValue(Path.of(arguments[2]).toFile(), contest.of(contestant));
        }
    }

    private <S> Result of(Contestant<S> contestant) throws Exception {
        long indexing = index(contestant);
        contestant.settle();
        Map<Kind, List<Prepared>> prepared = new EnumMap<>(Kind.class);
        Map<Kind, List<Answer>> answers = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            prepared.put(kind, prepare(contestant, kind));
            answers.put(kind, warmUp(prepared.get(kind)));
        }
        Map<Kind, Measured> kinds = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            kinds.put(kind, new Measured(answers.get(kind), measure(prepared.get(kind))));
        }
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Result(
                contestant.description(),
                seekers,
                indexing,
                contestant.bytes(),
                heap,
                Runtime.getRuntime().maxMemory(),
                kinds);
    }

    private <S> long index(Contestant<S> contestant) throws Exception {
        long[] spent = new long[1];
        new Population(folder).read(contestant.takes(), seekers, batch -> {
            long start = System.nanoTime();
            contestant.add(batch);
            spent[0] += System.nanoTime() - start;
        });
        long start = System.nanoTime();
        contestant.finish();
        return spent[0] + System.nanoTime() - start;
    }

    private List<Prepared> prepare(Contestant<?> contestant, Kind kind) throws Exception {
        List<Prepared> prepared = new ArrayList<>();
        for (Plan plan : Plans.read(folder, kind)) {
            prepared.add(contestant.prepare(plan));
        }
        return prepared;
    }

    private static List<Answer> warmUp(List<Prepared> prepared) throws Exception {
        List<Answer> answers = new ArrayList<>();
        long start = System.nanoTime();
        do {
            answers.clear();
            for (Prepared ranking : prepared) {
                answers.add(ranking.rank());
            }
        } while (System.nanoTime() - start < WARM_UP_NANOSECONDS);
        return answers;
    }

    private long[] measure(List<Prepared> prepared) throws Exception {
        List<Long> nanoseconds = new ArrayList<>();
        // Another order in each round, so that no plan always follows one that has warmed the caches for it.
        Random order = new Random(1);
        List<Prepared> shuffled = new ArrayList<>(prepared);
        long start = System.nanoTime();
        for (int round = 0; round < rounds || System.nanoTime() - start < MEASURED_NANOSECONDS; round++) {
            Collections.shuffle(shuffled, order);
            for (Prepared ranking : shuffled) {
                long before = System.nanoTime();
                ranking.rank();
                nanoseconds.add(System.nanoTime() - before);
            }
        }
        return nanoseconds.stream().mapToLong(Long::longValue).toArray();
    }

    /** Of all files below a directory. */
    public static long bytesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
