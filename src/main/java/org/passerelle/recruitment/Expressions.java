package org.passerelle.recruitment;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Sets of words by the first two words of their expressions. The commonest words begin hundreds of expressions and are behind one
 * another by chance all the time: whether an expression goes on so is one step.
 */
final class Expressions {
    private static final int[] NONE = {};
    /** An odd number near 2^64 divided by the golden ratio: what is multiplied by it differs in its upper bits. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** By spelling, whether an expression begins with it. */
    private final boolean[] first;
    /** By spelling, whether an expression has it as its second word. */
    private final boolean[] second;

    /** First and second word, where they hash to or in a free place behind; at most half of the places are taken. */
    private final long[] pairs;
    /** By place, numbers of the sets with such an expression, in rising order; null where it is free. */
    private final int[][] sets;

    /** @param number of a set */
    Expressions(Collection<WordSet> all, ToIntFunction<WordSet> number, Spellings spellings) {
        Map<Long, TreeSet<Integer>> byPair = new HashMap<>();
        for (WordSet set : all) {
            set.expressions().forEach(expression -> byPair.computeIfAbsent(
                            pair(spellings.ofPart(expression[0]), spellings.ofPart(expression[1])),
                            pair -> new TreeSet<>())
                    .add(number.applyAsInt(set)));
        }
        first = new boolean[spellings.count()];
        second = new boolean[spellings.count()];
        pairs = new long[Integer.highestOneBit(byPair.size() + 1) * 4];
        sets = new int[pairs.length][];
        byPair.forEach((pair, of) -> {
            first[(int) (pair >> Integer.SIZE)] = true;
            second[pair.intValue()] = true;
            int place = place(pair);
            pairs[place] = pair;
            sets[place] = of.stream().mapToInt(Integer::intValue).toArray();
        });
    }

    private static long pair(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }

    /** Where the pair is, or where it would be. */
    private int place(long pair) {
        int place = (int) (pair * SPREAD >>> Long.numberOfLeadingZeros(pairs.length) + 1);
        while (sets[place] != null && pairs[place] != pair) {
            place = place + 1 & pairs.length - 1;
        }
        return place;
    }

    /** Whether any expression begins with this word. */
    boolean begin(int spelling) {
        return first[spelling];
    }

    /** Numbers of the sets that have an expression with this beginning, in rising order; not to be changed. */
    int[] with(int spelling, int next) {
        if (!second[next]) {
            return NONE;
        }
        int[] found = sets[place(pair(spelling, next))];
        return found == null ? NONE : found;
    }

    /** Whether the set of this number has an expression with this beginning. */
    boolean has(int spelling, int next, int set) {
        return Arrays.binarySearch(with(spelling, next), set) >= 0;
    }
}
