package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.FixedBitSet;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Scope;

/** One segment of an index: the fields that documents are written to, and sets of its documents, one bit per document. */
final class Segment {

    static final String FACT = "fact";
    static final String LABEL = "label";
    static final String GROUP = "group";
    static final String HOME = "home";
    private static final String NUMBER = "number.";
    static final String REACH = NUMBER + Facts.REACH;

    private final LeafReader reader;

    Segment(LeafReader reader) {
        this.reader = reader;
    }

    static String number(String name) {
        return NUMBER + name;
    }

    static boolean isNumber(String field) {
        return field.startsWith(NUMBER);
    }

    static void write(Facts facts, Document document) {
        write(FACT, facts.tokens(), document);
        facts.numbers().forEach((name, value) -> document.add(new NumericDocValuesField(number(name), value)));
        if (facts.home() != null) {
            long packed = (long) facts.home().latitude() << 32 | facts.home().longitude() & 0xFFFF_FFFFL;
            document.add(new NumericDocValuesField(HOME, packed));
        }
    }

    static void write(String field, Set<String> tokens, Document document) {
        tokens.forEach(token -> document.add(new StringField(field, token, Field.Store.NO)));
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
}
