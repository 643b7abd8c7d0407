package org.passerelle.matching.lucene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Facts;

/** A {@link Condition} whose tokens are numbers, to be asked of one candidate after another: some nanoseconds per token. */
abstract class Bound {

    abstract boolean holds(Candidate candidate);

    /** The tokens that bound conditions name, by number. Not thread-safe while conditions are being bound. */
    static final class Names {

        private final Map<String, Integer> tokens = new HashMap<>();

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
                case Condition.AtMost _, Condition.AtLeast _, Condition.Within _ -> new Other(condition);
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
            boolean[] has = new boolean[tokens.size()];
            for (String token : facts.tokens()) {
                Integer number = tokens.get(token);
                if (number != null) {
                    has[number] = true;
                }
            }
            return new Candidate(has, facts);
        }
    }

    /** @param has by number of the token */
    record Candidate(boolean[] has, Facts facts) {}

    private static final class AnyToken extends Bound {
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
    }

    /** A number or a distance: asked of the facts as they are. */
    private static final class Other extends Bound {
        private final Condition condition;

        Other(Condition condition) {
            this.condition = condition;
        }

        @Override
        boolean holds(Candidate candidate) {
            return condition.holds(candidate.facts);
        }
    }
}
