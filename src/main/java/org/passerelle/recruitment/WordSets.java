package org.passerelle.recruitment;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Word sets by the spellings that they accept or that an expression of theirs begins with. There are thousands, and few of them
 * know a word: looking the word up once spares asking each.
 */
final class WordSets {
    private static final int[] NONE = {};

    private final int count;
    private final Spellings spellings;
    /** By spelling, numbers of the sets that accept it, in rising order. */
    private final int[][] accepting;
    /** By spelling of the first word; null where no expression begins with it. */
    private final Beginning[] beginnings;
    /** By spelling, whether an expression has it as its second word: most words are behind a common one by chance. */
    private final boolean[] second;

    /**
     * What expressions go on with behind one first word.
     *
     * @param seconds spellings of second words, in rising order: many begin with the commonest words
     * @param sets by second word, numbers of the sets with such an expression, in rising order
     */
    private record Beginning(int[] seconds, int[][] sets) {
        int[] setsWith(int second) {
            int at = Arrays.binarySearch(seconds, second);
            return at < 0 ? NONE : sets[at];
        }
    }

    /**
     * @param sets each with its number
     * @param spellings to which theirs are added; texts are read when all sets are known
     */
    WordSets(Collection<WordSet> sets, Spellings spellings) {
        this.spellings = spellings;
        count = sets.stream().mapToInt(WordSet::number).max().orElse(-1) + 1;
        Map<Integer, TreeSet<Integer>> ofWord = new HashMap<>();
        Map<Integer, Map<Integer, TreeSet<Integer>>> ofBeginning = new HashMap<>();
        for (WordSet set : sets) {
            spellings.of(set).forEach(spelling -> add(ofWord, spelling, set));
            set.expressions()
                    .forEach(expression -> add(
                            ofBeginning.computeIfAbsent(spellings.ofPart(expression[0]), first -> new HashMap<>()),
                            spellings.ofPart(expression[1]),
                            set));
        }
        accepting = new int[spellings.count()][];
        Arrays.fill(accepting, NONE);
        ofWord.forEach((spelling, of) -> accepting[spelling] = array(of));
        beginnings = new Beginning[spellings.count()];
        second = new boolean[spellings.count()];
        ofBeginning.forEach((first, bySecond) -> {
            beginnings[first] = beginning(bySecond);
            bySecond.keySet().forEach(spelling -> second[spelling] = true);
        });
    }

    private static void add(Map<Integer, TreeSet<Integer>> lists, int spelling, WordSet set) {
        lists.computeIfAbsent(spelling, s -> new TreeSet<>()).add(set.number());
    }

    private static Beginning beginning(Map<Integer, TreeSet<Integer>> bySecond) {
        int[] seconds = array(new TreeSet<>(bySecond.keySet()));
        return new Beginning(
                seconds,
                Arrays.stream(seconds)
                        .mapToObj(second -> array(bySecond.get(second)))
                        .toArray(int[][]::new));
    }

    private static int[] array(TreeSet<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Above all their numbers. */
    int count() {
        return count;
    }

    /** Marks, one bit for each set, those that accept the word, or that may have an expression that stands from there on. */
    void mark(Words words, int index, long[] marks) {
        for (int spelling : words.spellings(spellings, index)) {
            mark(accepting[spelling], marks);
            Beginning beginning = beginnings[spelling];
            if (beginning != null && index + 1 < words.count()) {
                for (int next : words.spellings(spellings, index + 1)) {
                    if (second[next]) {
                        mark(beginning.setsWith(next), marks);
                    }
                }
            }
        }
    }

    private static void mark(int[] numbers, long[] marks) {
        for (int number : numbers) {
            marks[number >> 6] |= 1L << number;
        }
    }

    /** How many words a set accepts from here on: bit {@code n} is set where {@code n} words are. Zero where none is. */
    int lengths(WordSet set, Words words, int index) {
        int lengths = 0;
        boolean begins = false;
        for (int spelling : words.spellings(spellings, index)) {
            if (isAmong(accepting[spelling], set)) {
                lengths = 1 << 1;
            }
            begins |= set.hasExpressions() && begins(beginnings[spelling], set, words, index + 1);
        }
        return begins ? lengths | set.expressions(words, index) : lengths;
    }

    private boolean begins(Beginning beginning, WordSet set, Words words, int next) {
        if (beginning != null && next < words.count()) {
            for (int spelling : words.spellings(spellings, next)) {
                if (second[spelling] && isAmong(beginning.setsWith(spelling), set)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAmong(int[] numbers, WordSet set) {
        return Arrays.binarySearch(numbers, set.number()) >= 0;
    }
}
