package org.passerelle.recruitment;

import java.util.Arrays;
import java.util.Collection;

/**
 * Word sets by number. What one accepts is looked up by the spellings of a word, of which a set has few; a word is in hundreds of
 * sets.
 */
final class WordSets {
    private final Spellings spellings;
    /** By number of the set, the spellings that it accepts as one word, in rising order. */
    private final int[][] accepted;

    private final Expressions expressions;

    /**
     * @param sets each with its number, from 0 without gaps
     * @param spellings to which theirs are added; texts are read when all sets are known
     */
    WordSets(Collection<WordSet> sets, Spellings spellings) {
        this.spellings = spellings;
        accepted = new int[sets.size()][];
        for (WordSet set : sets) {
            accepted[set.number()] =
                    spellings.of(set).mapToInt(Integer::intValue).sorted().toArray();
        }
        expressions = new Expressions(sets, WordSet::number, spellings);
    }

    /** How many words a set accepts from here on: bit {@code n} is set where {@code n} words are. Zero where none is. */
    int lengths(WordSet set, Words words, int index) {
        int lengths = 0;
        boolean begins = false;
        for (int spelling : words.spellings(spellings, index)) {
            if (Arrays.binarySearch(accepted[set.number()], spelling) >= 0) {
                lengths = 1 << 1;
            }
            begins |= set.hasExpressions() && begins(spelling, set, words, index + 1);
        }
        return begins ? lengths | set.expressions(words, index) : lengths;
    }

    private boolean begins(int spelling, WordSet set, Words words, int next) {
        if (expressions.begin(spelling) && next < words.count()) {
            for (int second : words.spellings(spellings, next)) {
                if (expressions.has(spelling, second, set.number())) {
                    return true;
                }
            }
        }
        return false;
    }
}
