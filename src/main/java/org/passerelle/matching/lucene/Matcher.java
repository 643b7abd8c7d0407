package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.List;

/** A {@link org.passerelle.matching.Condition} bound to one segment, see {@link SegmentMatchers}. Each may be asked once per window, windows in increasing order. */
abstract class Matcher {

    /** Makes {@code found} those of the documents for whom the condition holds. */
    abstract void find(Window window, Bitmap among, Bitmap found) throws IOException;

    static final class One extends Matcher {
        private final Token token;

        One(Token token) {
            this.token = token;
        }

        @Override
        void find(Window window, Bitmap among, Bitmap found) throws IOException {
            token.find(window, among, found);
        }
    }

    /** What a plan names more than once: found out for the whole window, once. */
    static final class Kept extends Matcher {
        private final Matcher matcher;
        private final Bitmap kept;
        private Window keptFor;

        Kept(Matcher matcher, Bitmap kept) {
            this.matcher = matcher;
            this.kept = kept;
        }

        @Override
        void find(Window window, Bitmap among, Bitmap found) throws IOException {
            if (!window.isPartOf(keptFor)) {
                matcher.find(window, window.all, kept);
                keptFor = window;
            }
            window.find(kept, keptFor, among, found);
        }
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

    static final class Compare extends Matcher {
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

    static final class Near extends Matcher {
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

    static final class All extends Matcher {
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

    static final class Any extends Matcher {
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

    static final class Not extends Matcher {
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
