package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.matching.Condition;

/** A {@link Condition} bound to one segment. Each may be asked once per window, windows in increasing order. */
abstract class Matcher {

    /** Makes {@code found} those of the documents for whom the condition holds. */
    abstract void find(Window window, Bitmap among, Bitmap found) throws IOException;

    /** Binds a condition; a token or a column is looked up once. */
    static Matcher of(Condition condition, SegmentTokens tokens, Columns columns, Workspace space) throws IOException {
        return switch (condition) {
            case Condition.Has(String token) -> new AnyToken(List.of(tokens.fact(token)));
            case Condition.AtMost(String name, long value) -> new Compare(columns.numbers(name), true, value, space);
            case Condition.AtLeast(String name, long value) -> new Compare(columns.numbers(name), false, value, space);
            case Condition.Within within -> new Near(columns.homes().nearby(within));
            case Condition.AllOf(List<Condition> parts) -> new All(bind(parts, tokens, columns, space), space);
            case Condition.AnyOf(List<Condition> ways) -> {
                List<Token> named = new ArrayList<>();
                List<Condition> others = new ArrayList<>();
                for (Condition way : ways) {
                    if (way instanceof Condition.Has(String token)) {
                        named.add(tokens.fact(token));
                    } else {
                        others.add(way);
                    }
                }
                Matcher any = new AnyToken(named);
                yield others.isEmpty() ? any : new Any(any, bind(others, tokens, columns, space), space);
            }
            case Condition.Not(Condition not) -> new Not(of(not, tokens, columns, space));
        };
    }

    private static List<Matcher> bind(
            List<Condition> conditions, SegmentTokens tokens, Columns columns, Workspace space) throws IOException {
        List<Matcher> bound = new ArrayList<>();
        for (Condition condition : conditions) {
            bound.add(of(condition, tokens, columns, space));
        }
        return bound;
    }

    /** At least one of the tokens: their postings are read into one bitmap. */
    static final class AnyToken extends Matcher {
        private final List<Token> tokens;

        AnyToken(List<Token> tokens) {
            this.tokens = tokens;
        }

        @Override
        void find(Window window, Bitmap among, Bitmap found) throws IOException {
            found.reset(window.size());
            for (Token token : tokens) {
                token.add(window, among, found);
            }
            found.and(among);
        }
    }

    private static final class Compare extends Matcher {
        private final Numbers numbers;
        private final boolean most;
        private final long value;
        private final Workspace space;

        Compare(Numbers numbers, boolean most, long value, Workspace space) {
            this.numbers = numbers;
            this.most = most;
            this.value = value;
            this.space = space;
        }

        @Override
        void find(Window window, Bitmap among, Bitmap found) {
            found.reset(window.size());
            if (numbers != null) {
                int before = space.taken();
                window.compare(numbers, most, value, among, space.take(), found);
                space.release(before);
            }
        }
    }

    private static final class Near extends Matcher {
        private final Homes.Nearby nearby;

        Near(Homes.Nearby nearby) {
            this.nearby = nearby;
        }

        @Override
        void find(Window window, Bitmap among, Bitmap found) {
            found.reset(window.size());
            window.find(nearby, among, found);
        }
    }

    private static final class All extends Matcher {
        private final List<Matcher> parts;
        private final Workspace space;

        All(List<Matcher> parts, Workspace space) {
            this.parts = parts;
            this.space = space;
        }

        @Override
        void find(Window window, Bitmap among, Bitmap found) throws IOException {
            int before = space.taken();
            Bitmap left = space.take();
            found.copy(among);
            for (Matcher part : parts) {
                left.copy(found);
                if (left.isEmpty()) {
                    break;
                }
                part.find(window, left, found);
            }
            space.release(before);
        }
    }

    private static final class Any extends Matcher {
        private final Matcher first;
        private final List<Matcher> ways;
        private final Workspace space;

        Any(Matcher first, List<Matcher> ways, Workspace space) {
            this.first = first;
            this.ways = ways;
            this.space = space;
        }

        @Override
        void find(Window window, Bitmap among, Bitmap found) throws IOException {
            int before = space.taken();
            Bitmap left = space.take();
            Bitmap more = space.take();
            first.find(window, among, found);
            left.difference(among, found);
            for (Matcher way : ways) {
                way.find(window, left, more);
                found.or(more);
                left.andNot(more);
            }
            space.release(before);
        }
    }

    private static final class Not extends Matcher {
        private final Matcher not;

        Not(Matcher not) {
            this.not = not;
        }

        @Override
        void find(Window window, Bitmap among, Bitmap found) throws IOException {
            not.find(window, among, found);
            found.difference(among, found);
        }
    }
}
