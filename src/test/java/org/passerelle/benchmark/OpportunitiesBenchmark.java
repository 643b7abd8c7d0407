package org.passerelle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.passerelle.TestDatabase;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Page;
import org.passerelle.matching.Scope;
import org.passerelle.matching.Weights;
import org.passerelle.matching.lucene.OpeningIndex;
import org.passerelle.matching.service.SampleMarket;

/** The other direction: vacancies for a seeker. */
final class OpportunitiesBenchmark {

    private static final long WARM_UP_NANOSECONDS = 6_000_000_000L;

    private OpportunitiesBenchmark() {}

    /** Returns a line for the table. */
    static String run(SampleMarket market, Classification classification, int vacancies, int seekers, int rounds)
            throws IOException, InterruptedException {
        Path directory = Path.of("target", "benchmark", "openings-" + vacancies);
        if (Files.exists(directory)) {
            TestDatabase.delete(directory);
        }
        List<Facts> asking = market.candidates(seekers)
                .map(candidate -> Facts.of(candidate, classification))
                .toList();
        try (OpeningIndex index = new OpeningIndex(directory, classification)) {
            market.openings(vacancies).forEach(opening -> index.update(opening, null, Set.of()));
            index.refresh();
            LuceneMerges.await();
            index.refresh();
            int[] eligible = asking.stream()
                    .mapToInt(facts -> rank(index, facts))
                    .sorted()
                    .toArray();
            for (long start = System.nanoTime(); System.nanoTime() - start < WARM_UP_NANOSECONDS; ) {
                asking.forEach(facts -> rank(index, facts));
            }
            Histogram histogram = new Histogram(3);
            for (int round = 0; round < rounds; round++) {
                for (Facts facts : asking) {
                    long start = System.nanoTime();
                    rank(index, facts);
                    histogram.recordValue(System.nanoTime() - start);
                }
            }
            return "A seeker's opportunities among %,d vacancies (eligible, median: %,d): p50 %s, p95 %s, p99 %s ms"
                    .formatted(
                            vacancies,
                            eligible[eligible.length / 2],
                            Table.milliseconds(histogram, 50),
                            Table.milliseconds(histogram, 95),
                            Table.milliseconds(histogram, 99));
        } finally {
            TestDatabase.delete(directory);
        }
    }

    private static int rank(OpeningIndex index, Facts facts) {
        return index.rank(
                        facts, Weights.standard(), Scope.everything(), LocalDate.EPOCH, Page.first(Contestant.LIMIT, 0))
                .eligible();
    }
}
