package org.passerelle.matching.lucene;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Facts;
import org.passerelle.matching.MatchEngine;
import org.passerelle.matching.Page;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Scope;
import org.passerelle.matching.Survey;

/** Candidates as documents: their facts to be ranked by, and the candidate itself to be explained from. */
public final class CandidateIndex extends LiveIndex implements MatchEngine {

    /** Raise it whenever the criteria write other facts or a document other fields: the index is then rebuilt. */
    private static final String FORMAT = "4";

    private static final String CANDIDATE = "candidate";

    private final Classification classification;
    private final Crew crew;
    private final PerSegment<Columns> columns;

    /**
     * Opens or creates. What was written in another format or with another classification is gone: see {@link #position}.
     *
     * @param crew that computes rankings; it is not closed with the index
     */
    public CandidateIndex(Path directory, Classification classification, Crew crew) {
        this(directory, classification, crew, new PerSegment<>(Columns::new));
    }

    private CandidateIndex(Path directory, Classification classification, Crew crew, PerSegment<Columns> columns) {
        super(directory, FORMAT, classification, columns::of);
        this.classification = classification;
        this.crew = crew;
        this.columns = columns;
    }

    /**
     * @param labels who may see the candidate, see {@link Scope}
     * @param groups marks to be counted by, see {@link Survey}
     */
    public void update(Candidate candidate, Set<String> labels, Set<String> groups) {
        write(candidate.id(), document(candidate, labels, groups));
    }

    /** The same for one who is not in the index yet, which spares looking for whom to replace. */
    public void add(Candidate candidate, Set<String> labels, Set<String> groups) {
        add(document(candidate, labels, groups));
    }

    /** One of the ways to write a candidate. */
    public interface Write {
        void document(Candidate candidate, Set<String> labels, Set<String> groups);
    }

    private Document document(Candidate candidate, Set<String> labels, Set<String> groups) {
        Document document = document(candidate.id());
        Segment.write(Facts.of(candidate, classification), document);
        Segment.write(Segment.LABEL, labels, document);
        Segment.write(Segment.GROUP, groups, document);
        document.add(new StoredField(CANDIDATE, json(candidate)));
        return document;
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
    public Ranking rank(Plan plan, Scope scope, Page page, BooleanSupplier abandoned) {
        return search(searcher -> {
            List<LeafReader> segments = searcher.getIndexReader().leaves().stream()
                    .map(LeafReaderContext::reader)
                    .toList();
            return new PlanRun(plan, scope, page, columns, abandoned).over(segments, crew);
        });
    }
}
