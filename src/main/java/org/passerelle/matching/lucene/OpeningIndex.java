package org.passerelle.matching.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Demand;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Funnel;
import org.passerelle.matching.Hurdle;
import org.passerelle.matching.Opening;
import org.passerelle.matching.OpeningEngine;
import org.passerelle.matching.Opportunities;
import org.passerelle.matching.Page;
import org.passerelle.matching.Scope;
import org.passerelle.matching.Weights;

/**
 * Openings as documents, and what they ask in memory: see {@link Demands}. A ranking costs some nanoseconds for each
 * different set of requirements and some tens for each opening that admits the candidate.
 */
public final class OpeningIndex extends LiveIndex implements OpeningEngine {

    /** Raise it whenever an opening or its document has other fields: the index is then rebuilt. */
    private static final String FORMAT = "2";

    private static final String OPENING = "opening";
    private static final String VALID_UNTIL = "validUntil";

    private final Classification classification;
    private final PerSegment<Held> segments;

    /** Opens or creates. What was written in another format or with another classification is gone: see {@link #position}. */
    public OpeningIndex(Path directory, Classification classification) {
        this(directory, classification, new PerSegment<>(segment -> Held.of(segment, classification)));
    }

    private OpeningIndex(Path directory, Classification classification, PerSegment<Held> segments) {
        super(directory, FORMAT, classification, segments::of);
        this.classification = classification;
        this.segments = segments;
    }

    /**
     * @param validUntil the last day on which the opening is shown, null without an end
     * @param labels who may see it, see {@link Scope}; {@code country:XX} of its place is added
     */
    public void update(Opening opening, LocalDate validUntil, Set<String> labels) {
        // What asks something that cannot be bound fails here, alone, and not when a segment with all the others is
        // read.
        Demand.of(opening, classification);
        Document document = document(opening.id());
        Segment.write(Segment.LABEL, labels, document);
        if (opening.place() != null && opening.place().country() != null) {
            Segment.write(Segment.LABEL, Set.of("country:" + opening.place().country()), document);
        }
        document.add(
                new NumericDocValuesField(VALID_UNTIL, validUntil == null ? Long.MAX_VALUE : validUntil.toEpochDay()));
        document.add(new BinaryDocValuesField(OPENING, new BytesRef(json(opening))));
        write(opening.id(), document);
    }

    /** The opening as ranked, to be explained. */
    public Optional<Opening> opening(UUID id) {
        return search(searcher -> {
            OptionalInt document = find(searcher, id);
            if (document.isEmpty()) {
                return Optional.empty();
            }
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document.getAsInt(), leaves));
            return Optional.of(
                    opening(DocValues.getBinary(leaf.reader(), OPENING), document.getAsInt() - leaf.docBase));
        });
    }

    @Override
    public Opportunities rank(Facts facts, Weights weights, Scope scope, LocalDate today, Page page) {
        return search(searcher -> {
            Best best = new Best(page.limit(), page.after());
            int considered = 0;
            int eligible = 0;
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Held held = segments.of(leaf.reader());
                FixedBitSet open = held.open(leaf.reader(), scope, today);
                considered += open.cardinality();
                eligible += held.demands.by(facts).rank(open, weights, best);
            }
            return new Opportunities(
                    considered,
                    eligible,
                    best.entries().stream().map(Best.Entry::hit).toList());
        });
    }

    @Override
    public List<Hurdle> funnel(Facts facts, Scope scope, LocalDate today) {
        return search(searcher -> {
            Funnel funnel = new Funnel();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Held held = segments.of(leaf.reader());
                held.demands.by(facts).count(held.open(leaf.reader(), scope, today), funnel);
            }
            return funnel.hurdles();
        });
    }

    /** What is held in memory of a segment. */
    private record Held(Demands demands, Numbers validUntil) {

        static Held of(LeafReader segment, Classification classification) throws IOException {
            BinaryDocValues openings = DocValues.getBinary(segment, OPENING);
            return new Held(
                    Demands.read(
                            segment, document -> Demand.of(OpeningIndex.opening(openings, document), classification)),
                    Numbers.read(segment, VALID_UNTIL));
        }

        FixedBitSet open(LeafReader segment, Scope scope, LocalDate today) throws IOException {
            FixedBitSet open = new Segment(segment).visible(scope);
            open.and(validUntil.atLeast(today.toEpochDay()));
            return open;
        }
    }

    private static Opening opening(BinaryDocValues openings, int document) throws IOException {
        if (!openings.advanceExact(document)) {
            throw new IllegalStateException("A document without an opening");
        }
        return read(openings.binaryValue(), Opening.class);
    }
}
