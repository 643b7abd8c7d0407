package org.passerelle.recruitment;

import java.util.Arrays;

/**
 * A text that is being read with the phrases of one {@link Wording}, from its beginning to its end. Which word sets know a
 * word is looked up once, however many phrases ask. Takes a bit for each set and each of the next words, however long the
 * text is. Not thread-safe.
 */
final class Scan {
    /** Beginnings of phrases that are looked at before what is known is forgotten. */
    private static final int STRETCH = 128;
    /** What is known reaches farther than most phrases do from there. */
    private static final int REACH = STRETCH + 64;

    final Words words;
    private final WordSets sets;
    /** By word, then by set, one bit: whether the set accepts the word. */
    private final long[] accepting;
    /** By word, then by set, one bit: whether an expression of the set stands from there on. */
    private final long[] beginning;

    private final boolean[] marked;
    private final int width;
    private int from;
    /** By set, one bit: whether it accepts anything in what is left of the sentence. */
    private final long[] present;
    /** Of the sentence that {@link #present} tells of, -1 for none. */
    private int sentence = -1;

    Scan(Words words, WordSets sets) {
        this.words = words;
        this.sets = sets;
        width = sets.count() + 63 >> 6;
        marked = new boolean[Math.min(REACH, words.count())];
        accepting = new long[marked.length * width];
        beginning = new long[marked.length * width];
        present = new long[width];
    }

    /** Phrases are looked for that begin here. */
    void begin(int start) {
        if (start < from || start >= from + STRETCH) {
            from = start;
            Arrays.fill(marked, false);
            sentence = -1;
        }
        if (words.sentence(start) != sentence) {
            sentence = words.sentence(start);
            collect(start);
        }
    }

    /** Of a sentence that goes on beyond what is looked at, anything is taken to be there. */
    private void collect(int start) {
        Arrays.fill(present, 0);
        for (int index = start; index < words.count() && words.sentence(index) == sentence; index++) {
            int place = index - from;
            if (place >= marked.length) {
                Arrays.fill(present, -1L);
                return;
            }
            mark(index, place);
            int first = place * width;
            for (int i = 0; i < width; i++) {
                present[i] |= accepting[first + i] | beginning[first + i];
            }
        }
    }

    /** Whether each of these sets accepts something in what is left of the sentence. */
    boolean hasAll(int[] sets) {
        for (int set : sets) {
            if ((present[set >> 6] & 1L << set) == 0) {
                return false;
            }
        }
        return true;
    }

    /** How many words the set accepts from here on, as {@link WordSet#lengths}. */
    int lengths(WordSet set, int index) {
        int place = index - from;
        if (place >= marked.length) {
            return set.lengths(words, index);
        }
        mark(index, place);
        int at = place * width + (set.number() >> 6);
        long bit = 1L << set.number();
        int lengths = (accepting[at] & bit) != 0 ? 1 << 1 : 0;
        return (beginning[at] & bit) != 0 ? lengths | set.expressions(words, index) : lengths;
    }

    private void mark(int index, int place) {
        if (marked[place]) {
            return;
        }
        int first = place * width;
        Arrays.fill(accepting, first, first + width, 0);
        Arrays.fill(beginning, first, first + width, 0);
        sets.mark(words, index, accepting, beginning, first);
        marked[place] = true;
    }
}
