package org.passerelle.matching.lucene;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.LeafReaderContext;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Facts;
import org.passerelle.matching.MatchEngine;
import org.passerelle.matching.Page;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Scope;

/** Candidates as documents: their facts to be ranked by, and the candidate itself to be explained from. */
public final class CandidateIndex extends LiveIndex implements MatchEngine {

    /** Raise it whenever the criteria write other facts or a document other fields: the index is then rebuilt. */
    private static final String FORMAT = "2";

    private static final String CANDIDATE = "candidate";

    private final Classification classification;

    /** Opens or creates. What was written in another format or with another classification is gone: see {@link #position}. */
    public CandidateIndex(Path directory, Classification classification) {
        super(directory, FORMAT, classification);
        this.classification = classification;
    }

    /** @param labels who may see the candidate, see {@link Scope} */
    public void update(Candidate candidate, Set<String> labels) {
        Document document = document(candidate.id());
        Segment.write(Facts.of(candidate, classification), document);
        Segment.write(labels, document);
        document.add(new StoredField(CANDIDATE, json(candidate)));
        write(candidate.id(), document);
    }

    /** The candidate as ranked, to be explained. */
    public Optional<Candidate> candidate(UUID id) {
        return search(searcher -> {
            OptionalInt document = find(searcher, id);
            return document.isEmpty()
                    ? Optional.empty()
                    : Optional.of(read(
                            searcher.storedFields()
                                    .document(document.getAsInt())
                                    .getBinaryValue(CANDIDATE),
                            Candidate.class));
        });
    }

    @Override
    public Ranking rank(Plan plan, Scope scope, Page page) {
        return search(searcher -> {
            PlanRun run = new PlanRun(plan, scope, page);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                run.over(leaf.reader());
            }
            return run.ranking();
        });
    }
}
