package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Plan;

/** The tokens that one plan names, bound to one segment: each is looked up once, some microseconds. */
final class SegmentTokens {

    private static final Token NOBODY = new Token.Unknown();

    private final Frequent frequent;
    private final TermsEnum facts;
    private final TermsEnum labels;
    private final TermsEnum groups;
    private final Set<String> repeated;
    private final Workspace space;
    private final Map<String, Token> known = new HashMap<>();

    /** @param repeated tokens that the plan names more than once */
    SegmentTokens(LeafReader segment, Frequent frequent, Set<String> repeated, Workspace space) throws IOException {
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

    /** The tokens that occur in the plan's conditions more than once. Linear in the plan. */
    static Set<String> repeated(Plan plan) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        plan.gates().forEach(gate -> count(gate.condition(), once, twice));
        plan.ladders().forEach(ladder -> ladder.rungs().forEach(rung -> count(rung.condition(), once, twice)));
        return twice;
    }

    private static void count(Condition condition, Set<String> once, Set<String> twice) {
        switch (condition) {
            case Condition.Has(String token) -> {
                if (!once.add(token)) {
                    twice.add(token);
                }
            }
            case Condition.AllOf(List<Condition> parts) -> parts.forEach(part -> count(part, once, twice));
            case Condition.AnyOf(List<Condition> ways) -> ways.forEach(way -> count(way, once, twice));
            case Condition.Not(Condition not) -> count(not, once, twice);
            case Condition.AtMost _, Condition.AtLeast _, Condition.Within _ -> {}
        }
    }

    Token fact(String name) throws IOException {
        long[] held = frequent.documents(name);
        if (held != null) {
            return new Token.Held(held);
        }
        if (!repeated.contains(name)) {
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
