package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Plan;

/** Binds the conditions of one plan to one segment: a token or a column is looked up once, some microseconds. */
final class SegmentMatchers {

    private final SegmentTokens tokens;
    private final Columns columns;
    private final Workspace space;
    private final Set<Condition> repeated;
    private final Map<Condition, Matcher> kept = new HashMap<>();

    /** @param repeated conditions that the plan names more than once */
    SegmentMatchers(SegmentTokens tokens, Columns columns, Set<Condition> repeated, Workspace space) {
        this.tokens = tokens;
        this.columns = columns;
        this.repeated = repeated;
        this.space = space;
    }

    /** The conditions that a plan names more than once, other than as parts of one of them. Linear in the plan. */
    static Set<Condition> repeated(Plan plan) {
        Set<Condition> once = new HashSet<>();
        Set<Condition> twice = new HashSet<>();
        plan.gates().forEach(gate -> count(gate.condition(), once, twice));
        plan.ladders().forEach(ladder -> ladder.rungs().forEach(rung -> count(rung.condition(), once, twice)));
        return twice;
    }

    private static void count(Condition condition, Set<Condition> once, Set<Condition> twice) {
        if (!once.add(condition)) {
            twice.add(condition);
            return;
        }
        switch (condition) {
            case Condition.AllOf(List<Condition> parts) -> parts.forEach(part -> count(part, once, twice));
            case Condition.AnyOf(List<Condition> ways) -> ways.forEach(way -> count(way, once, twice));
            case Condition.Not(Condition not) -> count(not, once, twice);
            case Condition.Has _, Condition.AtMost _, Condition.AtLeast _, Condition.Within _ -> {}
        }
    }

    Matcher of(Condition condition) throws IOException {
        if (!isKept(condition)) {
            return bind(condition);
        }
        Matcher known = kept.get(condition);
        if (known == null) {
            known = new Matcher.Kept(bind(condition), space.take());
            kept.put(condition, known);
        }
        return known;
    }

    /** Finding a token that is held costs what a copy does. */
    private boolean isKept(Condition condition) {
        return repeated.contains(condition) && !(condition instanceof Condition.Has has && tokens.holds(has));
    }

    private Matcher bind(Condition condition) throws IOException {
        return switch (condition) {
            case Condition.Has has -> new Matcher.One(tokens.fact(has));
            case Condition.AtMost(String name, long value) ->
                new Matcher.Compare(columns.numbers(name), true, value, space);
            case Condition.AtLeast(String name, long value) ->
                new Matcher.Compare(columns.numbers(name), false, value, space);
            case Condition.Within within -> new Matcher.Near(columns.homes().nearby(within));
            case Condition.AllOf(List<Condition> parts) ->
                parts.size() == 1 ? of(parts.getFirst()) : new Matcher.All(all(parts), space);
            case Condition.AnyOf(List<Condition> ways) -> ways.size() == 1 ? of(ways.getFirst()) : any(ways);
            case Condition.Not(Condition not) -> new Matcher.Not(of(not));
        };
    }

    private Matcher any(List<Condition> ways) throws IOException {
        List<Token> named = new ArrayList<>();
        List<Condition> others = new ArrayList<>();
        for (Condition way : ways) {
            if (way instanceof Condition.Has has && !isKept(has)) {
                named.add(tokens.fact(has));
            } else {
                others.add(way);
            }
        }
        Matcher any = new Matcher.AnyToken(named);
        return others.isEmpty() ? any : new Matcher.Any(any, all(others), space);
    }

    private List<Matcher> all(List<Condition> conditions) throws IOException {
        List<Matcher> bound = new ArrayList<>();
        for (Condition condition : conditions) {
            bound.add(of(condition));
        }
        return bound;
    }
}
