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

    private final Frequent frequent;
    private final TermsEnum facts;
    private final TermsEnum labels;
    private final TermsEnum groups;
    private final Set<Condition> repeated;
    private final Workspace space;
    private final Map<String, Token> known = new HashMap<>();

    /** @param repeated conditions that the plan names more than once */
    SegmentTokens(LeafReader segment, Frequent frequent, Set<Condition> repeated, Workspace space) throws IOException {
        this.frequent = frequent;
        facts = terms(segment, Segment.FACT);
        labels = terms(segment, Segment.LABEL);
        groups = terms(segment, Segment.GROUP);
        this.repeated = repeated;
        this.space = space;
    }

    private static TermsEnum terms(LeafReader segment, String field) throws IOException {
        Terms terms = segment.terms(field);
        return terms == null ? TermsEnum.EMPTY : terms.iterator();
    }

    Token fact(Condition.Has has) throws IOException {
        String name = has.token();
        long[] held = frequent.documents(name);
        if (held != null) {
            return new Token.Held(held);
        }
        if (!repeated.contains(has)) {
            return read(facts, name);
        }
        Token token = known.get(name);
        if (token == null) {
            token = facts.seekExact(new BytesRef(name)) ? new Token.Kept(postings(facts), space.take()) : NOBODY;
            known.put(name, token);
        }
        return token;
    }

    /** To be read apart from the plan's own conditions. */
    List<Token> facts(Collection<String> names) throws IOException {
        return tokens(facts, names);
    }

    List<Token> labels(Collection<String> names) throws IOException {
        return tokens(labels, names);
    }

    List<Token> groups(Collection<String> names) throws IOException {
        return tokens(groups, names);
    }

    private static List<Token> tokens(TermsEnum terms, Collection<String> names) throws IOException {
        List<Token> tokens = new ArrayList<>();
        for (String name : names) {
            tokens.add(read(terms, name));
        }
        return tokens;
    }

    private static Token read(TermsEnum terms, String name) throws IOException {
        return terms.seekExact(new BytesRef(name)) ? new Token.Read(postings(terms)) : NOBODY;
    }

    private static PostingsEnum postings(TermsEnum terms) throws IOException {
        return terms.postings(null, PostingsEnum.NONE);
    }
}
