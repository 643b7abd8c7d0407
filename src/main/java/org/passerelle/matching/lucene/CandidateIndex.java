package org.passerelle.matching.lucene;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Facts;
import org.passerelle.matching.MatchEngine;
import org.passerelle.matching.Page;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Scope;

/**
 * Candidates as documents. Any number of threads may rank, write, refresh and commit at the same time; a ranking sees the
 * index as of the last {@link #refresh}. Failures of the disk are {@link java.io.UncheckedIOException}s.
 */
public final class CandidateIndex implements MatchEngine, Closeable {

    /** Raise it whenever the criteria write other facts or a document other fields: the index is then rebuilt. */
    private static final String FORMAT = "1";

    private static final String CANDIDATE = "candidate";

    private final Classification classification;
    private final LiveIndex index;

    /** Opens or creates. What was written in another format or with another classification is gone: see {@link #position}. */
    public CandidateIndex(Path directory, Classification classification) {
        this.classification = classification;
        this.index = new LiveIndex(
                directory,
                Map.of("format", FORMAT, "classification", classification.id() + " " + classification.version()));
    }

    /** @param labels who may see the candidate, see {@link Scope} */
    public void update(Candidate candidate, Set<String> labels) {
        Document document = LiveIndex.document(candidate.id());
        Segment.write(Facts.of(candidate, classification), document);
        Segment.write(labels, document);
        document.add(new StoredField(CANDIDATE, LiveIndex.json(candidate)));
        index.update(candidate.id(), document);
    }

    public void delete(UUID candidate) {
        index.delete(candidate);
    }

    /** Forgets all candidates and the position. */
    public void clear() {
        index.clear();
    }

    /** Makes all writes so far durable together with how far the change log has been followed. */
    public void commit(Map<String, String> position) {
        index.commit(position);
    }

    /** As given to the last commit; empty when there is nothing to go on from and the index must be rebuilt. */
    public Map<String, String> position() {
        return index.position();
    }

    /** Shows what was written so far to the rankings that follow. Some milliseconds; blocks while another thread does it. */
    public void refresh() {
        index.refresh();
    }

    /** How many candidates a ranking can see. */
    public int documents() {
        return index.documents();
    }

    @Override
    public Ranking rank(Plan plan, Scope scope, Page page) {
        try (Snapshot snapshot = snapshot()) {
            return snapshot.rank(plan, scope, page);
        }
    }

    /** A ranking and the candidates it names are read from the same state, whatever is written meanwhile. */
    public Snapshot snapshot() {
        return new Snapshot(index.view());
    }

    /** The index as of the last refresh. To be closed. */
    public static final class Snapshot implements MatchEngine, Closeable {

        private final LiveIndex.View view;

        private Snapshot(LiveIndex.View view) {
            this.view = view;
        }

        @Override
        public Ranking rank(Plan plan, Scope scope, Page page) {
            return view.search(searcher -> {
                PlanRun run = new PlanRun(plan, scope, page);
                for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                    run.over(leaf.reader());
                }
                return run.ranking();
            });
        }

        /** The candidate as ranked, to be explained; empty when it is not here. */
        public Optional<Candidate> candidate(UUID id) {
            return view.search(searcher -> {
                TopDocs found = searcher.search(new TermQuery(LiveIndex.term(id)), 1);
                return found.scoreDocs.length == 0
                        ? Optional.empty()
                        : Optional.of(LiveIndex.JSON.readValue(
                                searcher.storedFields()
                                        .document(found.scoreDocs[0].doc)
                                        .getBinaryValue(CANDIDATE)
                                        .bytes,
                                Candidate.class));
            });
        }

        @Override
        public void close() {
            view.close();
        }
    }

    @Override
    public void close() {
        index.close();
    }
}
