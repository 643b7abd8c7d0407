package org.passerelle.recruitment;

import java.util.Arrays;

/**
 * A text that is being read with the phrases of one {@link Wording}, sentence by sentence. Takes a bit for each word set, however
 * long the text is. Not thread-safe.
 */
final class Scan {
    final Words words;
    private final WordSets sets;
    private final WordSets needed;
    /** By needed set, one bit: whether it accepts anything in the sentence. */
    private final long[] present;
    /** Of the sentence that {@link #present} tells of, -1 for none. */
    private int sentence = -1;

    /**
     * @param sets all that phrases may ask
     * @param needed those that some phrase cannot do without
     */
    Scan(Words words, WordSets sets, WordSets needed) {
        this.words = words;
        this.sets = sets;
        this.needed = needed;
        present = new long[needed.count() + 63 >> 6];
    }

    /** To be called before {@link #has} is asked about the sentence of this word. */
    void enter(int index) {
        if (words.sentence(index) != sentence) {
            sentence = words.sentence(index);
            collect(index);
        }
    }

    /** Whether a needed set accepts something in the sentence. */
    boolean has(int set) {
        return (present[set >> 6] & 1L << set) != 0;
    }

    private void collect(int within) {
        Arrays.fill(present, 0);
        int first = within;
        while (first > 0 && words.inOneSentence(first - 1, within)) {
            first--;
        }
        for (int index = first; index < words.count() && words.inOneSentence(index, within); index++) {
            needed.mark(words, index, present);
        }
    }

    /** How many words the set accepts from here on: bit {@code n} is set where {@code n} words are. Zero where none is. */
    int lengths(WordSet set, int index) {
        return sets.lengths(set, words, index);
    }
}
