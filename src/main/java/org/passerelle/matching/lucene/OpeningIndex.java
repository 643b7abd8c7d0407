package org.passerelle.matching.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Hit;
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
 * that is left is compiled and evaluated, so the cost is linear in the openings that the candidate comes close to. Safe for
 * any number of threads. Failures of the disk are {@link java.io.UncheckedIOException}s.
 */
public final class OpeningIndex implements OpeningEngine, Closeable {

    /** Raise it whenever plans need other facts or a document other fields: the index is then rebuilt. */
    private static final String FORMAT = "1";

    private static final String OPENING = "opening";
    private static final String VALID_UNTIL = "validUntil";
    private static final String NEEDS = "needs.";
    /** Marks in each {@code needs.} field the openings that need something there. */
    private static final String SOMETHING = "*";

    private final Classification classification;
    private final LiveIndex index;

    /** Opens or creates. What was written in another format or with another classification is gone: see {@link #position}. */
    public OpeningIndex(Path directory, Classification classification) {
        this.classification = classification;
        this.index = new LiveIndex(
                directory,
                Map.of("format", FORMAT, "classification", classification.id() + " " + classification.version()));
    }

    /**
     * @param validUntil the last day on which the opening is shown, null without an end
     * @param labels who may see it, see {@link Scope}; {@code country:XX} of its place is added
     */
    public void update(Opening opening, LocalDate validUntil, Set<String> labels) {
        Document document = LiveIndex.document(opening.id());
        Segment.write(labels, document);
        if (opening.place() != null) {
            Segment.write(Set.of("country:" + opening.place().country()), document);
        }
        document.add(
                new NumericDocValuesField(VALID_UNTIL, validUntil == null ? Long.MAX_VALUE : validUntil.toEpochDay()));
        document.add(new BinaryDocValuesField(OPENING, new BytesRef(LiveIndex.json(opening))));
        Needs.of(Plan.compile(opening, classification)).byRequirement().forEach((requirement, tokens) -> {
            document.add(new StringField(NEEDS + requirement, SOMETHING, Field.Store.NO));
            tokens.forEach(token -> document.add(new StringField(NEEDS + requirement, token, Field.Store.NO)));
        });
        index.update(opening.id(), document);
    }

    public void delete(UUID opening) {
        index.delete(opening);
    }

    /** Forgets all openings and the position. */
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

    /** How many openings a ranking can see. */
    public int documents() {
        return index.documents();
    }

    @Override
    public Opportunities rank(Facts facts, Weights weights, Scope scope, LocalDate today, Page page) {
        try (Snapshot snapshot = snapshot()) {
            return snapshot.rank(facts, weights, scope, today, page);
        }
    }

    /** Several rankings and the openings they name are read from the same state, whatever is written meanwhile. */
    public Snapshot snapshot() {
        return new Snapshot(index.view());
    }

    /** The index as of the last refresh. To be closed. */
    public final class Snapshot implements OpeningEngine, Closeable {

        private final LiveIndex.View view;

        private Snapshot(LiveIndex.View view) {
            this.view = view;
        }

        @Override
        public Opportunities rank(Facts facts, Weights weights, Scope scope, LocalDate today, Page page) {
            return view.search(searcher -> {
                Best best = new Best(page.limit(), page.after());
                int considered = 0;
                int eligible = 0;
                for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                    Segment segment = new Segment(leaf.reader());
                    FixedBitSet open =
                            segment.where(VALID_UNTIL, segment.visible(scope), day -> day >= today.toEpochDay());
                    considered += open.cardinality();
                    passOver(open, segment, leaf.reader(), facts);
                    eligible += score(leaf.reader(), open, facts, weights, best);
                }
                return new Opportunities(considered, eligible, best.hits());
            });
        }

        /** The opening as ranked, to be explained; empty when it is not here. */
        public Optional<Opening> opening(UUID id) {
            return view.search(searcher -> {
                for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                    PostingsEnum postings = leaf.reader().postings(LiveIndex.term(id), PostingsEnum.NONE);
                    int document = postings == null ? DocIdSetIterator.NO_MORE_DOCS : postings.nextDoc();
                    while (document != DocIdSetIterator.NO_MORE_DOCS) {
                        if (leaf.reader().getLiveDocs() == null
                                || leaf.reader().getLiveDocs().get(document)) {
                            return Optional.of(read(DocValues.getBinary(leaf.reader(), OPENING), document));
                        }
                        document = postings.nextDoc();
                    }
                }
                return Optional.empty();
            });
        }

        @Override
        public void close() {
            view.close();
        }
    }

    /** Takes out the openings that need something of which the candidate has nothing. */
    private static void passOver(FixedBitSet open, Segment segment, LeafReader reader, Facts facts) throws IOException {
        for (FieldInfo field : reader.getFieldInfos()) {
            if (field.name.startsWith(NEEDS)) {
                FixedBitSet lacking = segment.withAny(field.name, List.of(SOMETHING));
                lacking.andNot(segment.withAny(field.name, facts.tokens()));
                open.andNot(lacking);
            }
        }
    }

    private int score(LeafReader reader, FixedBitSet open, Facts facts, Weights weights, Best best) throws IOException {
        BinaryDocValues openings = DocValues.getBinary(reader, OPENING);
        int eligible = 0;
        for (int document = next(open, 0);
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = next(open, document + 1)) {
            Opening opening = read(openings, document);
            OptionalInt points =
                    Plan.compile(opening, classification, weights, Set.of()).score(facts);
            if (points.isPresent()) {
                eligible++;
                best.offer(new Hit(opening.id(), points.getAsInt()));
            }
        }
        return eligible;
    }

    private static int next(FixedBitSet open, int from) {
        return from < open.length() ? open.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
    }

    private static Opening read(BinaryDocValues openings, int document) throws IOException {
        if (!openings.advanceExact(document)) {
            throw new IllegalStateException("A document without an opening");
        }
        BytesRef json = openings.binaryValue();
        return LiveIndex.JSON.readValue(json.bytes, json.offset, json.length, Opening.class);
    }

    @Override
    public void close() {
        index.close();
    }
}
