package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.passerelle.matching.Condition;

/** The tokens that one plan names, bound to one segment: each is looked up once, some microseconds. */
final class SegmentTokens {

    private static final Token NOBODY = new Token.Unknown();

    private final Field facts;
    private final Field labels;
    private final Field groups;
    private final Set<Condition> repeated;
    private final Workspace space;
    private final Map<String, Token> known = new HashMap<>();

    /** @param repeated conditions that the plan names more than once */
    SegmentTokens(LeafReader segment, Columns columns, Set<Condition> repeated, Workspace space) throws IOException {
        facts = Field.of(segment, columns, Segment.FACT);
        labels = Field.of(segment, columns, Segment.LABEL);
        groups = Field.of(segment, columns, Segment.GROUP);
        this.repeated = repeated;
        this.space = space;
    }

    private record Field(TermsEnum terms, Frequent frequent) {

        static Field of(LeafReader segment, Columns columns, String name) throws IOException {
            Terms terms = segment.terms(name);
            return new Field(terms == null ? TermsEnum.EMPTY : terms.iterator(), columns.frequent(name));
        }

        /** To be read once per window, unless it is held. */
        Token token(String name) throws IOException {
            long[] held = frequent.documents(name);
            if (held != null) {
                return new Token.Held(held);
            }
            PostingsEnum postings = postings(name);
            return postings == null ? NOBODY : new Token.Read(postings);
        }

        List<Token> tokens(Collection<String> names) throws IOException {
            List<Token> tokens = new ArrayList<>();
            for (String name : names) {
                tokens.add(token(name));
            }
            return tokens;
        }

        /** Null when nobody carries it. */
        PostingsEnum postings(String name) throws IOException {
            return terms.seekExact(new BytesRef(name)) ? terms.postings(null, PostingsEnum.NONE) : null;
        }
    }

    Token fact(Condition.Has has) throws IOException {
        String name = has.token();
        if (!repeated.contains(has) || facts.frequent.documents(name) != null) {
            return facts.token(name);
        }
        Token token = known.get(name);
        if (token == null) {
            PostingsEnum postings = facts.postings(name);
            token = postings == null ? NOBODY : new Token.Kept(postings, space.take());
            known.put(name, token);
        }
        return token;
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
