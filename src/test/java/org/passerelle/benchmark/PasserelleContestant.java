package org.passerelle.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.classification.ClassificationFiles;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Page;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Scope;
import org.passerelle.matching.lucene.CandidateIndex;
import org.passerelle.matching.lucene.Crew;

/**
 * Our own engine, on an index as the service keeps it: with the candidates beside their facts, which the others do not keep,
 * and merged by Lucene's usual policy. The measurement waits for the end of merges that are under way.
 */
public final class PasserelleContestant implements Contestant<Candidate> {

    /** The property that names the {@link Variant}. */
    static final String VARIANT = "benchmark.variant";

    enum Variant {
        /** What the other engines do. */
        HITS("Passerelle, one thread", 0, Page.hits(LIMIT)),
        /** With what every requirement does to the number of eligible seekers, as the service answers. */
        FUNNEL("Passerelle with the funnel, one thread", 0, Page.first(LIMIT, 0)),
        /** With the funnel and all processors, as the service does when it is not busy. */
        CREW(
                "Passerelle with the funnel, all processors",
                Runtime.getRuntime().availableProcessors() - 1,
                Page.first(LIMIT, 0));

        private final String description;
        private final int helpers;
        private final Page page;

        Variant(String description, int helpers, Page page) {
            this.description = description;
            this.helpers = helpers;
            this.page = page;
        }
    }

    private final Variant variant = Variant.valueOf(System.getProperty(VARIANT));
    private final Path directory;
    private final Crew crew;
    private final CandidateIndex index;

    private PasserelleContestant(Path directory) {
        this.directory = directory;
        this.crew = new Crew(variant.helpers);
        this.index = new CandidateIndex(directory, ClassificationFiles.shipped().read(), crew);
    }

    static void main(String[] arguments) throws Exception {
        Contest.run(PasserelleContestant::new, arguments);
    }

    @Override
    public Class<Candidate> takes() {
        return Candidate.class;
    }

    @Override
    public void add(List<Candidate> batch) {
        batch.forEach(candidate -> index.update(candidate, Set.of(), Set.of()));
    }

    @Override
    public void finish() {
        index.commit(Map.of("filled", "yes"));
        index.refresh();
    }

    @Override
    public void settle() throws InterruptedException {
        LuceneMerges.await();
        index.refresh();
    }

    @Override
    public Prepared prepare(Plan plan) {
        return () -> {
            Ranking ranking = index.rank(plan, Scope.everything(), variant.page);
            return new Answer(ranking.eligible(), ranking.hits());
        };
    }

    @Override
    public long bytes() throws IOException {
        return Contest.bytesBelow(directory);
    }

    @Override
    public String description() {
        return variant.description;
    }

    @Override
    public void close() {
        index.close();
        crew.close();
    }
}
