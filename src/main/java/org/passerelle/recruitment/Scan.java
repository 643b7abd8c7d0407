package org.passerelle.recruitment;

import java.util.Arrays;

/**
 * A text that is being read with phrases, sentence by sentence, each from its last word to its first: what a phrase needs stands
 * behind the word it begins with. Takes a bit for each word set, however long the text is. Not thread-safe.
 */
final class Scan {
    final Words words;
    private final WordSets sets;
    private final WordSets needed;
    /** By needed set, one bit: whether it accepts anything from {@link #read} on, to the end of the sentence. */
    private final long[] present;
    /** -1 for none. */
    private int sentence = -1;

    private int read;

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

    /** To be called before {@link #has} is asked about what stands behind this word. */
    void enter(int index) {
        if (words.sentence(index) != sentence || read <= index) {
            sentence = words.sentence(index);
            Arrays.fill(present, 0);
            read = endOfSentence(index);
        }
        while (read > index + 1) {
            read--;
            needed.mark(words, read, present);
        }
    }

    private int endOfSentence(int within) {
        int end = within + 1;
        while (end < words.count() && words.inOneSentence(end, within)) {
            end++;
        }
        return end;
    }

    /** Whether a needed set accepts something behind the word that was entered, in its sentence. */
    boolean has(int set) {
        return (present[set >> 6] & 1L << set) != 0;
    }

    /** How many words the set accepts from here on: bit {@code n} is set where {@code n} words are. Zero where none is. */
    int lengths(WordSet set, int index) {
        return sets.lengths(set, words, index);
    }
}
