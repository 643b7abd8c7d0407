package org.passerelle.matching;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an index over openings must know to leave out most of those that cannot admit a candidate, without ever leaving out
 * one that can.
 *
 * @param byRequirement tokens by criterion or gate; whom the plan admits has at least one token of each set
 */
public record Needs(Map<String, Set<String>> byRequirement) {

    public static Needs of(Plan plan) {
        Map<String, Set<String>> needs = new HashMap<>();
        plan.gates().forEach(gate -> add(needs, gate.key(), gate.condition()));
        plan.requirements()
                .forEach(ladder -> add(
                        needs,
                        ladder.criterion(),
                        new Condition.AnyOf(ladder.rungs().subList(0, ladder.required() + 1).stream()
                                .map(Rung::condition)
                                .toList())));
        return new Needs(Map.copyOf(needs));
    }

    /** Of several requirements of one criterion, the one with the fewest ways to fulfil it is kept. */
    private static void add(Map<String, Set<String>> needs, String requirement, Condition condition) {
        alternatives(condition)
                .ifPresent(tokens -> needs.merge(requirement, tokens, (a, b) -> b.size() < a.size() ? b : a));
    }

    /** Tokens of which the condition cannot hold without at least one; empty when it can hold without any. */
    private static Optional<Set<String>> alternatives(Condition condition) {
        return switch (condition) {
            case Condition.Has(String token) -> Optional.of(Set.of(token));
            case Condition.AnyOf(List<Condition> ways) -> {
                Set<String> union = new HashSet<>();
                for (Condition way : ways) {
                    Optional<Set<String>> tokens = alternatives(way);
                    if (tokens.isEmpty()) {
                        yield Optional.empty();
                    }
                    union.addAll(tokens.get());
                }
                yield Optional.of(union);
            }
            case Condition.AllOf(List<Condition> parts) ->
                parts.stream().flatMap(part -> alternatives(part).stream()).min(Comparator.comparingInt(Set::size));
            case Condition.AtMost _, Condition.AtLeast _, Condition.Within _, Condition.Not _ -> Optional.empty();
        };
    }
}
