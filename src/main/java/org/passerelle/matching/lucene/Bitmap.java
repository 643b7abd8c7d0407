package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.util.FixedBitSet;

/**
 * A set of the documents of one {@link Window}, one bit each. The loops are plain ones over {@code long[]}, which the JIT
 * turns into vector instructions; each costs some fifty nanoseconds for a full window.
 */
final class Bitmap {

    /** Documents of a full window: a set of them, 4 KiB, stays in the processor's nearest cache while it is worked on. */
    static final int MOST = 1 << 15;

    final long[] words = new long[MOST >> 6];
    /** The same bits, in the form that postings are read into. */
    final FixedBitSet bits = new FixedBitSet(words, MOST);

    private int used = words.length;

    /** Makes it an empty set for a window of so many documents. */
    void reset(int documents) {
        Arrays.fill(words, 0, Math.max(used, words(documents)), 0);
        used = words(documents);
    }

    private static int words(int documents) {
        return documents + 63 >> 6;
    }

    void clear() {
        Arrays.fill(words, 0, used, 0);
    }

    /** Takes in every document of a window of this size. */
    void fill(int documents) {
        reset(documents);
        bits.set(0, documents);
    }

    void copy(Bitmap other) {
        reuse(other.used);
        System.arraycopy(other.words, 0, words, 0, used);
    }

    /** Has the size of another from now on; what is left beyond it is cleared. */
    private void reuse(int size) {
        if (used > size) {
            Arrays.fill(words, size, used, 0);
        }
        used = size;
    }

    void and(Bitmap other) {
        for (int i = 0; i < used; i++) {
            words[i] &= other.words[i];
        }
    }

    void andNot(Bitmap other) {
        for (int i = 0; i < used; i++) {
            words[i] &= ~other.words[i];
        }
    }

    void or(Bitmap other) {
        for (int i = 0; i < used; i++) {
            words[i] |= other.words[i];
        }
    }

    /** Adds what is in both: the words of a larger set from this one on, and another of this size. */
    void add(long[] larger, int from, Bitmap other) {
        for (int i = 0; i < used; i++) {
            words[i] |= larger[from + i] & other.words[i];
        }
    }

    /** Becomes what is in at least one of the two, of the same window. */
    void union(Bitmap one, Bitmap other) {
        reuse(one.used);
        for (int i = 0; i < used; i++) {
            words[i] = one.words[i] | other.words[i];
        }
    }

    /** Becomes what is in both, of the same window. */
    void common(Bitmap one, Bitmap other) {
        reuse(one.used);
        for (int i = 0; i < used; i++) {
            words[i] = one.words[i] & other.words[i];
        }
    }

    /** Becomes what is in both: the words of a larger set from this one on, and another. */
    void common(long[] larger, int from, Bitmap other) {
        reuse(other.used);
        for (int i = 0; i < used; i++) {
            words[i] = larger[from + i] & other.words[i];
        }
    }

    /** Becomes what is in the one and not in the other. */
    void difference(Bitmap one, Bitmap other) {
        reuse(one.used);
        for (int i = 0; i < used; i++) {
            words[i] = one.words[i] & ~other.words[i];
        }
    }

    int used() {
        return used;
    }

    boolean isEmpty() {
        for (int i = 0; i < used; i++) {
            if (words[i] != 0) {
                return false;
            }
        }
        return true;
    }

    int count() {
        int count = 0;
        for (int i = 0; i < used; i++) {
            count += Long.bitCount(words[i]);
        }
        return count;
    }

    /** How many are in both. */
    int countCommon(Bitmap other) {
        int count = 0;
        for (int i = 0; i < used; i++) {
            count += Long.bitCount(words[i] & other.words[i]);
        }
        return count;
    }

    boolean has(int index) {
        return (words[index >> 6] & 1L << index) != 0;
    }

    void add(int index) {
        words[index >> 6] |= 1L << index;
    }

    /** In increasing order. */
    void forEach(Each each) throws IOException {
        for (int i = 0; i < used; i++) {
            for (long left = words[i]; left != 0; left &= left - 1) {
                each.at((i << 6) + Long.numberOfTrailingZeros(left));
            }
        }
    }

    /** Something done at one place of a window. */
    interface Each {
        void at(int index) throws IOException;
    }
}
