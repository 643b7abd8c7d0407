package org.passerelle.recruitment;

import java.util.Arrays;

/**
 * A text that is being read with phrases, sentence by sentence, each from its last word to its first: what a phrase needs stands
 * behind the word it begins with. Takes a bit for each needed set, however long the text is. Not thread-safe.
 */
final class Scan {
    private final Words words;
    private final Needs needs;
    /** By needed set, one bit: whether it accepts anything from {@link #read} on, to the end of the sentence. */
    private final long[] present;
    /** -1 for none. */
    private int sentence = -1;

    private int read;

    Scan(Words words, Needs needs) {
        this.words = words;
        this.needs = needs;
        present = new long[needs.longs()];
    }

    /** Whether the needed sets accept something behind a word, in its sentence: 64 in a {@code long}. */
    long[] behind(int index) {
        if (words.sentence(index) != sentence || read <= index) {
            sentence = words.sentence(index);
            Arrays.fill(present, 0);
            read = endOfSentence(index);
        }
        while (read > index + 1) {
            read--;
            needs.mark(words, read, present);
        }
        return present;
    }

    private int endOfSentence(int within) {
        int end = within + 1;
        while (end < words.count() && words.inOneSentence(end, within)) {
            end++;
        }
        return end;
    }
}
