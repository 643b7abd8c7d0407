package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.passerelle.matching.Condition;

/** The tokens that one plan names, bound to one segment: each is looked up once. */
final class SegmentTokens {

    private final Field facts;
    private final Field labels;
    private final Field groups;

    SegmentTokens(LeafReader segment, Columns columns) throws IOException {
        facts = Field.of(segment, columns, Segment.FACT);
        labels = Field.of(segment, columns, Segment.LABEL);
        groups = Field.of(segment, columns, Segment.GROUP);
    }

    private record Field(TermsEnum terms, Dictionary dictionary) {

        static Field of(LeafReader segment, Columns columns, String name) throws IOException {
            Terms terms = segment.terms(name);
            return new Field(terms == null ? TermsEnum.EMPTY : terms.iterator(), columns.dictionary(name));
        }

        Token token(String name) throws IOException {
            return dictionary.token(name, terms);
        }

        List<Token> tokens(Collection<String> names) throws IOException {
            List<Token> tokens = new ArrayList<>();
            for (String name : names) {
                tokens.add(token(name));
            }
            return tokens;
        }
    }

    Token fact(Condition.Has has) throws IOException {
        return facts.token(has.token());
    }

    /** Whether the token need not be read. */
    boolean holds(Condition.Has has) {
        return facts.dictionary.holds(has.token());
    }

    /** To be read apart from the plan's own conditions. */
    List<Token> facts(Collection<String> names) throws IOException {
        return facts.tokens(names);
    }

    List<Token> labels(Collection<String> names) throws IOException {
        return labels.tokens(names);
    }

    List<Token> groups(Collection<String> names) throws IOException {
        return groups.tokens(names);
    }
}
