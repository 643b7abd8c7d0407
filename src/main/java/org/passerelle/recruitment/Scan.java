package org.passerelle.recruitment;

import java.util.Arrays;

/**
 * A text that is being read with the phrases of one {@link Wording}, sentence by sentence. Takes a bit for each word set, however
 * long the text is. Not thread-safe.
 */
final class Scan {
    final Words words;
    private final WordSets sets;
    /** By set, one bit: whether it accepts anything in the sentence. */
    private final long[] present;
    /** Of the sentence that {@link #present} tells of, -1 for none. */
    private int sentence = -1;

    Scan(Words words, WordSets sets) {
        this.words = words;
        this.sets = sets;
        present = new long[sets.count() + 63 >> 6];
    }

    /** Whether each of these sets accepts something in the sentence of this word. */
    boolean hasAll(int[] needed, int index) {
        if (words.sentence(index) != sentence) {
            sentence = words.sentence(index);
            collect(index);
        }
        for (int set : needed) {
            if ((present[set >> 6] & 1L << set) == 0) {
                return false;
            }
        }
        return true;
    }

    private void collect(int within) {
        Arrays.fill(present, 0);
        int first = within;
        while (first > 0 && words.inOneSentence(first - 1, within)) {
            first--;
        }
        for (int index = first; index < words.count() && words.inOneSentence(index, within); index++) {
            sets.mark(words, index, present);
        }
    }

    /** How many words the set accepts from here on: bit {@code n} is set where {@code n} words are. Zero where none is. */
    int lengths(WordSet set, int index) {
        return sets.lengths(set, words, index);
    }
}
