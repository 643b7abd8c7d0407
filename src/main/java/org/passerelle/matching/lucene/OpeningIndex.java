package org.passerelle.matching.lucene;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

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
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Funnel;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Hurdle;
import org.passerelle.matching.Needs;
import org.passerelle.matching.Opening;
import org.passerelle.matching.OpeningEngine;
import org.passerelle.matching.Opportunities;
import org.passerelle.matching.Page;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Scope;
import org.passerelle.matching.Weights;

/**
 * Openings as documents. Those that need what the candidate lacks are passed over by their {@link Needs}; the plan of each
 * that is left is compiled and evaluated, so the cost is linear in the openings that the candidate comes close to: some
 * ten microseconds each.
 */
public final class OpeningIndex extends LiveIndex implements OpeningEngine {

    /** Raise it whenever plans need other facts or a document other fields: the index is then rebuilt. */
    private static final String FORMAT = "1";

    private static final String OPENING = "opening";
    private static final String VALID_UNTIL = "validUntil";
    private static final String NEEDS = "needs.";
    /** Marks in each {@code needs.} field the openings that need something there. */
    private static final String SOMETHING = "*";

    private final Classification classification;

    /** Opens or creates. What was written in another format or with another classification is gone: see {@link #position}. */
    public OpeningIndex(Path directory, Classification classification) {
        super(directory, FORMAT, classification, segment -> {});
        this.classification = classification;
    }

    /**
     * @param validUntil the last day on which the opening is shown, null without an end
     * @param labels who may see it, see {@link Scope}; {@code country:XX} of its place is added
     */
    public void update(Opening opening, LocalDate validUntil, Set<String> labels) {
        Document document = document(opening.id());
        Segment.write(Segment.LABEL, labels, document);
        if (opening.place() != null && opening.place().country() != null) {
            Segment.write(Segment.LABEL, Set.of("country:" + opening.place().country()), document);
        }
        document.add(
                new NumericDocValuesField(VALID_UNTIL, validUntil == null ? Long.MAX_VALUE : validUntil.toEpochDay()));
        document.add(new BinaryDocValuesField(OPENING, new BytesRef(json(opening))));
        Needs.of(Plan.compile(opening, classification)).byRequirement().forEach((requirement, tokens) -> {
            document.add(new StringField(NEEDS + requirement, SOMETHING, Field.Store.NO));
            tokens.forEach(token -> document.add(new StringField(NEEDS + requirement, token, Field.Store.NO)));
        });
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
                FixedBitSet open = open(leaf.reader(), scope, today);
                considered += open.cardinality();
                passOver(open, leaf.reader(), facts);
                BinaryDocValues openings = DocValues.getBinary(leaf.reader(), OPENING);
                for (int document = next(open, 0); document != NO_MORE_DOCS; document = next(open, document + 1)) {
                    Opening opening = opening(openings, document);
                    OptionalInt points = Plan.compile(opening, classification, weights, Set.of())
                            .score(facts);
                    if (points.isPresent()) {
                        eligible++;
                        best.offer(new Hit(opening.id(), points.getAsInt()), null);
                    }
                }
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
            Funnel funnel = new Funnel(facts);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                FixedBitSet open = open(leaf.reader(), scope, today);
                BinaryDocValues openings = DocValues.getBinary(leaf.reader(), OPENING);
                open.forEach(
                        0,
                        open.length(),
                        0,
                        document -> funnel.add(Plan.compile(opening(openings, document), classification)));
            }
            return funnel.hurdles();
        });
    }

    private static FixedBitSet open(LeafReader reader, Scope scope, LocalDate today) throws IOException {
        Segment segment = new Segment(reader);
        return segment.where(VALID_UNTIL, segment.visible(scope), day -> day >= today.toEpochDay());
    }

    /** Takes out the openings that need something of which the candidate has nothing. */
    private static void passOver(FixedBitSet open, LeafReader reader, Facts facts) throws IOException {
        Segment segment = new Segment(reader);
        for (FieldInfo field : reader.getFieldInfos()) {
            if (field.name.startsWith(NEEDS)) {
                FixedBitSet lacking = segment.withAny(field.name, List.of(SOMETHING));
                lacking.andNot(segment.withAny(field.name, facts.tokens()));
                open.andNot(lacking);
            }
        }
    }

    private static int next(FixedBitSet open, int from) {
        return from < open.length() ? open.nextSetBit(from) : NO_MORE_DOCS;
    }

    private static Opening opening(BinaryDocValues openings, int document) throws IOException {
        if (!openings.advanceExact(document)) {
            throw new IllegalStateException("A document without an opening");
        }
        return read(openings.binaryValue(), Opening.class);
    }
}
