package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern over {@link Words}, within one sentence. Its parts stand one after another, with a space between:
 *
 * <ul>
 *   <li>{@code frais|coûts}: one of these words; {@code candidat*} is any word that begins so; {@code à_la_charge} is an
 *       expression of several words;
 *   <li>{@code #} any number, {@code #18-70} one in this range, as an alternative among others too;
 *   <li>{@code {worker}}: a list of the {@link Vocabulary};
 *   <li>{@code la?}: a part that may be missing;
 *   <li>{@code ...4}: up to four words of any kind;
 *   <li>{@code !par}: the next word, if there is one, is none of these; it is not part of the match.
 * </ul>
 *
 * <p>A gap at the beginning or the end is the <em>reach</em> of an exception: how many words before or after it speaks for,
 * as far as the sentence goes on without a pause.
 *
 * <p>All ways of matching are followed at once, as bits of one number, so a match costs at most its longest length times
 * its parts: there is no backtracking for a hostile text to exploit.
 */
final class Phrase {
    /** Parts of a phrase after gaps are spelt out; one bit is for the end. */
    private static final int MOST_STEPS = 63;

    private final Step[] steps;
    /** One bit for each step that is a word of a gap. */
    private final long gaps;

    private final int reachBefore;
    private final int reachAfter;

    private Phrase(List<Step> steps, int reachBefore, int reachAfter) {
        this.steps = steps.toArray(Step[]::new);
        long gaps = 0;
        for (int step = 0; step < this.steps.length; step++) {
            gaps |= this.steps[step].words == null ? 1L << step : 0;
        }
        this.gaps = gaps;
        this.reachBefore = reachBefore;
        this.reachAfter = reachAfter;
    }

    /** @throws IllegalArgumentException if the pattern is not understood, too long, or begins with what may be missing */
    static Phrase of(String pattern, Vocabulary vocabulary) {
        List<String> parts = new ArrayList<>(List.of(pattern.strip().split(" +")));
        int before = gap(parts.getFirst());
        if (before > 0) {
            parts.removeFirst();
        }
        int after = parts.isEmpty() ? 0 : gap(parts.getLast());
        if (after > 0) {
            parts.removeLast();
        }
        List<Step> steps = new ArrayList<>();
        for (String part : parts) {
            if (gap(part) > 0) {
                for (int i = 0; i < gap(part); i++) {
                    steps.add(new Step(Step.Kind.MAY, null));
                }
            } else {
                Step.Kind kind =
                        part.startsWith("!") ? Step.Kind.MUST_NOT : part.endsWith("?") ? Step.Kind.MAY : Step.Kind.MUST;
                steps.add(new Step(kind, vocabulary.words(part.replaceAll("^!|\\?$", ""))));
            }
        }
        if (steps.isEmpty() || steps.size() > MOST_STEPS || steps.getFirst().kind != Step.Kind.MUST) {
            throw new IllegalArgumentException("not a phrase: " + pattern);
        }
        return new Phrase(steps, before, after);
    }

    int reachBefore() {
        return reachBefore;
    }

    int reachAfter() {
        return reachAfter;
    }

    /** The words it can begin with. */
    WordSet beginnings() {
        return steps[0].words;
    }

    /** The index after the shortest match that begins at {@code start}, -1 if there is none. */
    int match(Words words, int start) {
        long end = 1L << steps.length;
        // What is reached at this word and at the next ones, where an expression ends.
        long[] reached = new long[WordSet.LONGEST + 1];
        reached[0] = 1L;
        int last = start;
        for (int at = start; at <= last && at < words.count() && words.inOneSentence(start, at); at++) {
            int now = (at - start) % reached.length;
            for (long open = reached[now]; open != 0; open &= open - 1) {
                int step = Long.numberOfTrailingZeros(open);
                int lengths = lengths(step, words, at);
                for (; lengths != 0; lengths &= lengths - 1) {
                    int length = Integer.numberOfTrailingZeros(lengths);
                    reached[(now + length) % reached.length] |= 1L << step + 1;
                    last = Math.max(last, at + length);
                }
            }
            reached[now] = 0;
            int next = (now + 1) % reached.length;
            reached[next] = skip(reached[next], words, start, at + 1);
            if ((reached[next] & end) != 0) {
                return at + 1;
            }
        }
        return -1;
    }

    private int lengths(int step, Words words, int at) {
        if ((gaps & 1L << step) != 0) {
            return 1 << 1;
        }
        return steps[step].kind == Step.Kind.MUST_NOT ? 0 : steps[step].words.lengths(words, at);
    }

    /** Adds what is reached without reading a word: past parts that may be missing, and past what must not come. */
    private long skip(long reached, Words words, int start, int at) {
        boolean over = at >= words.count() || !words.inOneSentence(start, at);
        for (int step = Long.numberOfTrailingZeros(reached); step < steps.length && reached >>> step != 0; step++) {
            boolean passes =
                    switch (steps[step].kind) {
                        case MUST -> false;
                        case MAY -> true;
                        case MUST_NOT -> over || steps[step].words.lengths(words, at) == 0;
                    };
            if (passes && (reached & 1L << step) != 0) {
                reached |= 1L << step + 1;
            }
        }
        return reached;
    }

    private static int gap(String part) {
        return part.startsWith("...") ? Integer.parseInt(part.substring(3)) : 0;
    }

    /** @param words that it accepts, null for any */
    private record Step(Kind kind, WordSet words) {
        enum Kind {
            MUST,
            MAY,
            MUST_NOT
        }
    }
}
