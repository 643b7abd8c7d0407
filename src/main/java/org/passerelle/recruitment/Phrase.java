package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pattern over {@link Words}, within one sentence. Its parts stand one after another, with a space between:
 *
 * <ul>
 *   <li>{@code frais|coûts}: one of these words; {@code candidat*} is any word that begins so;
 *   <li>{@code #} any number, {@code #18-70} one in this range, as an alternative among others too;
 *   <li>{@code {worker}}: a list of words that the same file names;
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
    private final int reachBefore;
    private final int reachAfter;

    private Phrase(List<Step> steps, int reachBefore, int reachAfter) {
        this.steps = steps.toArray(Step[]::new);
        this.reachBefore = reachBefore;
        this.reachAfter = reachAfter;
    }

    /**
     * @param lists words by the name that the pattern calls them
     * @throws IllegalArgumentException if the pattern is not understood, too long, or begins with what may be missing
     */
    static Phrase of(String pattern, Map<String, String> lists) {
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
                    steps.add(Step.ANY);
                }
            } else {
                steps.add(Step.of(part, lists));
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

    /** First letters of the words it can begin with. */
    Set<Character> initials() {
        return steps[0].initials();
    }

    /** The index after the shortest match that begins at {@code start}, -1 if there is none. */
    int match(Words words, int start) {
        long end = 1L << steps.length;
        long reached = skip(1L, words, start, start);
        for (int at = start; reached != 0 && at < words.count() && words.inOneSentence(start, at); at++) {
            long next = 0;
            for (long open = reached; open != 0; open &= open - 1) {
                int step = Long.numberOfTrailingZeros(open);
                if (steps[step].kind != Step.Kind.MUST_NOT && steps[step].accepts(words.word(at))) {
                    next |= 1L << step + 1;
                }
            }
            reached = skip(next, words, start, at + 1);
            if ((reached & end) != 0) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Adds what is reached without reading a word: past parts that may be missing, and past what must not come. */
    private long skip(long reached, Words words, int start, int at) {
        boolean over = at >= words.count() || !words.inOneSentence(start, at);
        for (int step = 0; step < steps.length; step++) {
            boolean passes =
                    switch (steps[step].kind) {
                        case MUST -> false;
                        case MAY -> true;
                        case MUST_NOT -> over || !steps[step].accepts(words.word(at));
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

    /** @param numbers least and most of each range of numbers it accepts */
    private record Step(Kind kind, boolean any, Set<String> words, Set<String> stems, List<int[]> numbers) {
        static final Step ANY = new Step(Kind.MAY, true, Set.of(), Set.of(), List.of());

        enum Kind {
            MUST,
            MAY,
            MUST_NOT
        }

        static Step of(String part, Map<String, String> lists) {
            Kind kind = part.startsWith("!") ? Kind.MUST_NOT : part.endsWith("?") ? Kind.MAY : Kind.MUST;
            Step step = new Step(kind, false, new HashSet<>(), new HashSet<>(), new ArrayList<>());
            step.add(part.replaceAll("^!|\\?$", ""), lists);
            return step;
        }

        private void add(String alternatives, Map<String, String> lists) {
            for (String alternative : alternatives.split("\\|")) {
                if (alternative.startsWith("{")) {
                    String list = lists.get(alternative.substring(1, alternative.length() - 1));
                    if (list == null) {
                        throw new IllegalArgumentException("no list of this name: " + alternative);
                    }
                    add(list, lists);
                } else if (alternative.startsWith("#")) {
                    String[] range = alternative.substring(1).split("-");
                    numbers.add(
                            range.length == 2
                                    ? new int[] {Integer.parseInt(range[0]), Integer.parseInt(range[1])}
                                    : new int[] {0, Integer.MAX_VALUE});
                } else if (alternative.endsWith("*")) {
                    stems.add(Words.fold(alternative.substring(0, alternative.length() - 1)));
                } else {
                    words.add(Words.fold(alternative));
                }
            }
        }

        boolean accepts(String word) {
            return any || words.contains(word) || acceptsNumber(word) || beginsWithStem(word);
        }

        private boolean acceptsNumber(String word) {
            if (numbers.isEmpty() || !Character.isDigit(word.charAt(0))) {
                return false;
            }
            int value = word.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(word);
            return numbers.stream().anyMatch(range -> range[0] <= value && value <= range[1]);
        }

        private boolean beginsWithStem(String word) {
            for (String stem : stems) {
                if (word.startsWith(stem)) {
                    return true;
                }
            }
            return false;
        }

        Set<Character> initials() {
            Set<Character> initials = new HashSet<>();
            words.forEach(word -> initials.add(word.charAt(0)));
            stems.forEach(stem -> initials.add(stem.charAt(0)));
            for (char digit = '0'; digit <= '9' && !numbers.isEmpty(); digit++) {
                initials.add(digit);
            }
            return initials;
        }
    }
}
