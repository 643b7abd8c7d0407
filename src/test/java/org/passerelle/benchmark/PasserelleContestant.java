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

/**
 * Our own engine, as the service uses it: with the funnel, which the others do not count, and with the candidates beside
 * their facts, which the others do not keep. Merges may go on in the background as they do in the service; the measurement
 * waits for the end of those that are under way.
 */
public final class PasserelleContestant implements Contestant<Candidate> {

    private final Path directory;
    private final CandidateIndex index;

    private PasserelleContestant(Path directory) {
        this.directory = directory;
        this.index = new CandidateIndex(directory, ClassificationFiles.shipped().read());
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
        batch.forEach(candidate -> index.update(candidate, Set.of()));
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
        Page page = Page.first(LIMIT, 0);
        return () -> {
            Ranking ranking = index.rank(plan, Scope.everything(), page);
            return new Answer(ranking.eligible(), ranking.hits());
        };
    }

    @Override
    public long bytes() throws IOException {
        return Contest.bytesBelow(directory);
    }

    @Override
    public String description() {
        return "Passerelle, one thread";
    }

    @Override
    public void close() {
        index.close();
    }
}
