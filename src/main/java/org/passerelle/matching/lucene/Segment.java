package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.FixedBitSet;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Location;
import org.passerelle.matching.Scope;

/**
 * One segment of an index, as sets of documents. Every set is one bit per document. A token costs its postings; a number or
 * a distance costs one look-up for each document that is still in question, so cheap conditions go first.
 */
final class Segment {

    private static final String FACT = "fact";
    private static final String LABEL = "label";
    private static final String NUMBER = "number.";
    private static final String HOME = "home";

    private final LeafReader reader;

    Segment(LeafReader reader) {
        this.reader = reader;
    }

    /** Writes what {@link #matching} reads. */
    static void write(Facts facts, Document document) {
        facts.tokens().forEach(token -> document.add(new StringField(FACT, token, Field.Store.NO)));
        facts.numbers().forEach((name, value) -> document.add(new NumericDocValuesField(NUMBER + name, value)));
        if (facts.home() != null) {
            long packed = (long) facts.home().latitude() << 32 | facts.home().longitude() & 0xFFFF_FFFFL;
            document.add(new NumericDocValuesField(HOME, packed));
        }
    }

    /** Writes what {@link #visible} reads. */
    static void write(Set<String> labels, Document document) {
        labels.forEach(label -> document.add(new StringField(LABEL, label, Field.Store.NO)));
    }

    FixedBitSet visible(Scope scope) throws IOException {
        FixedBitSet visible = new FixedBitSet(reader.maxDoc());
        visible.set(0, reader.maxDoc());
        if (reader.getLiveDocs() != null) {
            reader.getLiveDocs().applyMask(visible, 0);
        }
        for (Set<String> group : scope.groups()) {
            visible.and(withAny(LABEL, group));
        }
        visible.andNot(withAny(LABEL, scope.without()));
        return visible;
    }

    /** Those of the documents for whose facts the condition holds. */
    FixedBitSet matching(Condition condition, FixedBitSet among) throws IOException {
        return switch (condition) {
            case Condition.Has(String token) -> {
                FixedBitSet found = withAny(FACT, List.of(token));
                found.and(among);
                yield found;
            }
            case Condition.AtMost(String number, long value) -> where(NUMBER + number, among, v -> v <= value);
            case Condition.AtLeast(String number, long value) -> where(NUMBER + number, among, v -> v >= value);
            case Condition.Within within -> near(within, among);
            case Condition.AllOf(List<Condition> parts) -> {
                FixedBitSet left = among.clone();
                for (Condition part : parts) {
                    left = matching(part, left);
                }
                yield left;
            }
            case Condition.AnyOf(List<Condition> ways) -> {
                FixedBitSet left = among.clone();
                for (Condition way : ways) {
                    left.andNot(matching(way, left));
                }
                FixedBitSet found = among.clone();
                found.andNot(left);
                yield found;
            }
            case Condition.Not(Condition not) -> {
                FixedBitSet found = among.clone();
                found.andNot(matching(not, among));
                yield found;
            }
        };
    }

    /** Documents, deleted ones included, with at least one of the terms. */
    FixedBitSet withAny(String field, Collection<String> terms) throws IOException {
        FixedBitSet found = new FixedBitSet(reader.maxDoc());
        for (String term : terms) {
            PostingsEnum postings = reader.postings(new Term(field, term), PostingsEnum.NONE);
            if (postings != null) {
                found.or(postings);
            }
        }
        return found;
    }

    /** Those of the documents whose number passes; a document without the number does not. */
    FixedBitSet where(String field, FixedBitSet among, Test test) throws IOException {
        NumericDocValues values = DocValues.getNumeric(reader, field);
        FixedBitSet found = new FixedBitSet(reader.maxDoc());
        among.forEach(0, reader.maxDoc(), 0, document -> {
            if (values.advanceExact(document) && test.holds(values.longValue())) {
                found.set(document);
            }
        });
        return found;
    }

    private FixedBitSet near(Condition.Within within, FixedBitSet among) throws IOException {
        NumericDocValues homes = DocValues.getNumeric(reader, HOME);
        NumericDocValues reaches = DocValues.getNumeric(reader, NUMBER + Facts.REACH);
        FixedBitSet found = new FixedBitSet(reader.maxDoc());
        among.forEach(0, reader.maxDoc(), 0, document -> {
            if (homes.advanceExact(document)) {
                Location home = new Location((int) (homes.longValue() >> 32), (int) homes.longValue());
                if (within.holds(home, reaches.advanceExact(document) ? reaches.longValue() : null)) {
                    found.set(document);
                }
            }
        });
        return found;
    }

    interface Test {
        boolean holds(long value);
    }
}
