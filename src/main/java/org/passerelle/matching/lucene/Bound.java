package org.passerelle.matching.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Facts;

/** A {@link Condition} whose tokens are numbers, to be asked of one candidate after another: some nanoseconds per token. */
abstract class Bound {

    abstract boolean holds(Candidate candidate);

    /** Tokens of which a candidate needs at least one for it to hold; null where it can hold without any. */
    abstract int[] needs();

    /** The tokens that bound conditions name, by number. Not thread-safe while conditions are being bound. */
    static final class Names {

        private final Map<String, Integer> tokens = new HashMap<>();

        private final Map<String, Integer> numbers = new HashMap<>();

        private int number(String name) {
            return numbers.computeIfAbsent(name, first -> numbers.size());
        }

        private int token(String token) {
            return tokens.computeIfAbsent(token, first -> tokens.size());
        }

        Bound bind(Condition condition) {
            return switch (condition) {
                case Condition.Has(String token) -> new AnyToken(new int[] {token(token)});
                case Condition.AnyOf(List<Condition> ways) -> any(ways);
                case Condition.AllOf(List<Condition> parts) ->
                    new All(parts.stream().map(this::bind).toArray(Bound[]::new));
                case Condition.Not(Condition not) -> new Not(bind(not));
                case Condition.AtMost(String name, long value) -> new Between(number(name), Long.MIN_VALUE, value);
                case Condition.AtLeast(String name, long value) -> new Between(number(name), value, Long.MAX_VALUE);
                case Condition.Within within -> new Near(within);
            };
        }

        private Bound any(List<Condition> ways) {
            List<Bound> bound = new ArrayList<>();
            int[] named = ways.stream()
                    .mapMulti((Condition way, Consumer<Integer> next) -> {
                        if (way instanceof Condition.Has(String token)) {
                            next.accept(token(token));
                        } else {
                            bound.add(bind(way));
                        }
                    })
                    .mapToInt(Integer::intValue)
                    .toArray();
            bound.addFirst(new AnyToken(named));
            return bound.size() == 1 ? bound.getFirst() : new Any(bound.toArray(Bound[]::new));
        }

        Candidate candidate(Facts facts) {
            int[] known = facts.tokens().stream()
                    .map(tokens::get)
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .toArray();
            boolean[] has = new boolean[tokens.size()];
            for (int token : known) {
                has[token] = true;
            }
            Long[] values = new Long[numbers.size()];
            numbers.forEach((name, number) -> values[number] = facts.numbers().get(name));
            return new Candidate(known, has, values, facts);
        }

        int count() {
            return tokens.size();
        }
    }

    /**
     * @param tokens that it carries and that bound conditions name
     * @param has by number of the token
     * @param numbers by number of the name, null where there is none
     */
    record Candidate(int[] tokens, boolean[] has, Long[] numbers, Facts facts) {}

    static final class AnyToken extends Bound {
        private final int[] tokens;

        AnyToken(int[] tokens) {
            this.tokens = tokens;
        }

        @Override
        boolean holds(Candidate candidate) {
            for (int token : tokens) {
                if (candidate.has[token]) {
                    return true;
                }
            }
            return false;
        }

        @Override
        int[] needs() {
            return tokens;
        }
    }

    private static final class All extends Bound {
        private final Bound[] parts;

        All(Bound[] parts) {
            this.parts = parts;
        }

        @Override
        boolean holds(Candidate candidate) {
            for (Bound part : parts) {
                if (!part.holds(candidate)) {
                    return false;
                }
            }
            return true;
        }

        /** As all parts must hold, those of the part that needs one of the fewest. */
        @Override
        int[] needs() {
            return Stream.of(parts)
                    .map(Bound::needs)
                    .filter(Objects::nonNull)
                    .min(Comparator.comparingInt(needs -> needs.length))
                    .orElse(null);
        }
    }

    private static final class Any extends Bound {
        private final Bound[] ways;

        Any(Bound[] ways) {
            this.ways = ways;
        }

        @Override
        boolean holds(Candidate candidate) {
            for (Bound way : ways) {
                if (way.holds(candidate)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        int[] needs() {
            return Stream.of(ways).anyMatch(way -> way.needs() == null)
                    ? null
                    : Stream.of(ways)
                            .flatMapToInt(way -> IntStream.of(way.needs()))
                            .distinct()
                            .toArray();
        }
    }

    private static final class Not extends Bound {
        private final Bound not;

        Not(Bound not) {
            this.not = not;
        }

        @Override
        boolean holds(Candidate candidate) {
            return !not.holds(candidate);
        }

        @Override
        int[] needs() {
            return null;
        }
    }

    private static final class Between extends Bound {
        private final int number;
        private final long least;
        private final long most;

        Between(int number, long least, long most) {
            this.number = number;
            this.least = least;
            this.most = most;
        }

        @Override
        boolean holds(Candidate candidate) {
            Long value = candidate.numbers[number];
            return value != null && least <= value && value <= most;
        }

        @Override
        int[] needs() {
            return null;
        }
    }

    private static final class Near extends Bound {
        private final Condition.Within within;

        Near(Condition.Within within) {
            this.within = within;
        }

        @Override
        boolean holds(Candidate candidate) {
            return within.holds(candidate.facts);
        }

        @Override
        int[] needs() {
            return null;
        }
    }
}
