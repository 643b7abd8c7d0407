package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pattern over {@link Words}, within one sentence. Its parts stand one after another, with a space between:
 *
 * <ul>
 *   <li>{@code frais|coûts}: one of these words; {@code candidat*} is any word that begins so; {@code à_la_charge} is an
 *       expression of several words;
 *   <li>{@code #} any number, {@code #18-70} one in this range, as an alternative among others too;
 *   <li>{@code {worker}}: a list of the {@link Vocabulary};
 *   <li>{@code la?}: a part that may be missing;
 *   <li>{@code ...4}: up to four words of any kind; {@code ...4!par|pour}: up to four that are none of these;
 *   <li>{@code visa <6> payer}: on both sides what stands in either order, with up to six words between; of more than two
 *       the order is any too, and the gaps stay in their places;
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
    /** What may stand in any order: three have six orders, four would have twenty-four. */
    private static final int MOST_SIDES = 3;

    private static final String GAP = "...";

    private static final Pattern EITHER_ORDER = Pattern.compile(" +<([^ ]+)> +");

    private final Step[] steps;
    private final List<WordSet> needs;
    private final int reachBefore;
    private final int reachAfter;

    private Phrase(List<Step> steps, int reachBefore, int reachAfter) {
        this.steps = steps.toArray(Step[]::new);
        needs = steps.stream()
                .skip(1)
                .filter(step -> step.kind == Step.Kind.MUST)
                .map(step -> step.words)
                .distinct()
                .sorted(Comparator.comparingInt(WordSet::size))
                .toList();
        this.reachBefore = reachBefore;
        this.reachAfter = reachAfter;
    }

    /**
     * The phrases that a pattern stands for: one, or one for each order of what may stand in any; of more than three that
     * would be too many.
     *
     * @throws IllegalArgumentException if the pattern is not understood, too long, or begins with what may be missing
     */
    static List<Phrase> all(String pattern, Vocabulary vocabulary) {
        List<String> sides = List.of(EITHER_ORDER.split(pattern.strip()));
        if (sides.size() > MOST_SIDES) {
            throw new IllegalArgumentException("too many orders: " + pattern);
        }
        List<String> gaps = EITHER_ORDER
                .matcher(pattern)
                .results()
                .map(found -> " " + GAP + found.group(1) + " ")
                .toList();
        return orders(sides).stream()
                .map(order -> of(withGaps(order, gaps), vocabulary))
                .toList();
    }

    private static List<List<String>> orders(List<String> sides) {
        if (sides.size() < 2) {
            return List.of(sides);
        }
        List<List<String>> orders = new ArrayList<>();
        for (int first = 0; first < sides.size(); first++) {
            List<String> others = new ArrayList<>(sides);
            String side = others.remove(first);
            for (List<String> rest : orders(others)) {
                orders.add(Stream.concat(Stream.of(side), rest.stream()).toList());
            }
        }
        return orders;
    }

    private static String withGaps(List<String> sides, List<String> gaps) {
        StringBuilder pattern = new StringBuilder(sides.getFirst());
        for (int side = 1; side < sides.size(); side++) {
            pattern.append(gaps.get(side - 1)).append(sides.get(side));
        }
        return pattern.toString();
    }

    private static Phrase of(String pattern, Vocabulary vocabulary) {
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
            if (part.startsWith(GAP)) {
                int stop = part.indexOf('!');
                Step word = stop < 0
                        ? new Step(Step.Kind.ANY, null)
                        : new Step(Step.Kind.ANY_BUT, vocabulary.words(part.substring(stop + 1)));
                steps.addAll(Collections.nCopies(gap(part), word));
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

    /** Sets that must each accept something behind the first word, the smallest first: without any of them it does not match. */
    List<WordSet> needs() {
        return needs;
    }

    /** The words it can begin with. */
    WordSet beginnings() {
        return steps[0].words;
    }

    /**
     * The index after the shortest match that begins at {@code start}; -1 if there is none.
     *
     * @param sets that the vocabulary is of
     */
    int match(Words words, WordSets sets, int start) {
        long end = 1L << steps.length;
        // What is reached at this word and at the next ones, where an expression ends.
        long[] reached = new long[WordSet.LONGEST + 1];
        reached[0] = 1L;
        int last = start;
        for (int at = start; at <= last && at < words.count() && words.inOneSentence(start, at); at++) {
            int now = (at - start) % reached.length;
            // The words of a gap are steps side by side that ask the same.
            WordSet asked = null;
            int answer = 0;
            for (long open = reached[now]; open != 0; open &= open - 1) {
                int step = Long.numberOfTrailingZeros(open);
                if (steps[step].words != null && steps[step].words != asked) {
                    asked = steps[step].words;
                    answer = sets.lengths(asked, words, at);
                }
                int lengths = steps[step].lengths(answer);
                for (; lengths != 0; lengths &= lengths - 1) {
                    int length = Integer.numberOfTrailingZeros(lengths);
                    reached[(now + length) % reached.length] |= 1L << step + 1;
                    last = Math.max(last, at + length);
                }
            }
            reached[now] = 0;
            int next = (now + 1) % reached.length;
            reached[next] = skip(reached[next], words, sets, start, at + 1);
            if ((reached[next] & end) != 0) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Adds what is reached without reading a word: past parts that may be missing, and past what must not come. */
    private long skip(long reached, Words words, WordSets sets, int start, int at) {
        boolean over = at >= words.count() || !words.inOneSentence(start, at);
        for (int step = Long.numberOfTrailingZeros(reached); step < steps.length && reached >>> step != 0; step++) {
            boolean passes =
                    switch (steps[step].kind) {
                        case MUST -> false;
                        case MAY, ANY, ANY_BUT -> true;
                        case MUST_NOT -> over || sets.lengths(steps[step].words, words, at) == 0;
                    };
            if (passes && (reached & 1L << step) != 0) {
                reached |= 1L << step + 1;
            }
        }
        return reached;
    }

    private static int gap(String part) {
        return part.startsWith(GAP)
                ? Integer.parseInt(part.substring(GAP.length()).replaceAll("!.*", ""))
                : 0;
    }

    /** @param words that it accepts or, of some kinds, does not; null for any */
    private record Step(Kind kind, WordSet words) {
        enum Kind {
            MUST,
            MAY,
            MUST_NOT,
            /** A word of a gap. */
            ANY,
            ANY_BUT
        }

        /** @param accepted how many words the set accepts, as in {@link WordSets#lengths} */
        int lengths(int accepted) {
            return switch (kind) {
                case MUST, MAY -> accepted;
                case MUST_NOT -> 0;
                case ANY -> 1 << 1;
                case ANY_BUT -> accepted == 0 ? 1 << 1 : 0;
            };
        }
    }
}
