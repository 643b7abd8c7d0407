package org.passerelle.recruitment;

import java.util.Arrays;

/**
 * A text that is being read with the phrases of one {@link Wording}, from its beginning to its end. Phrases share their word
 * sets, and begin close to one another: what a set accepts at a word is found out once for all of them. Takes some hundred
 * bytes for each set, however long the text is. Not thread-safe.
 */
final class Scan {
    /** Beginnings of phrases that are looked at before what is known is forgotten. */
    private static final int STRETCH = 128;
    /** What is known reaches farther than most phrases do from there. */
    private static final int REACH = STRETCH + 64;

    private static final int KNOWN = 1;
    private static final int FIRST_ROWS = 256;

    final Words words;

    /** By row, then by word: as {@link WordSet#lengths}, which never has the lowest bit, and whether it is known. */
    private byte[] accepted;

    /** By set, one more than its row; 0 for one that was not asked. */
    private final int[] rows;

    private final int reach;
    private int used;
    private int from;

    /** @param sets how many different sets the phrases ask */
    Scan(Words words, int sets) {
        this.words = words;
        reach = Math.min(REACH, words.count());
        rows = new int[sets];
        accepted = new byte[FIRST_ROWS * reach];
    }

    /** Phrases are looked for that begin here. */
    void begin(int start) {
        if (start < from || start >= from + STRETCH) {
            from = start;
            used = 0;
            Arrays.fill(rows, 0);
        }
    }

    /** How many words the set accepts from here on, as {@link WordSet#lengths}. */
    int lengths(WordSet set, int index) {
        int place = index - from;
        if (place >= reach) {
            return set.lengths(words, index);
        }
        int at = row(set) * reach + place;
        int known = accepted[at];
        if (known == 0) {
            known = set.lengths(words, index) | KNOWN;
            accepted[at] = (byte) known;
        }
        return known & 0xFF & ~KNOWN;
    }

    private int row(WordSet set) {
        int known = rows[set.number()];
        if (known > 0) {
            return known - 1;
        }
        if ((used + 1) * reach > accepted.length) {
            accepted = Arrays.copyOf(accepted, 2 * accepted.length);
        }
        Arrays.fill(accepted, used * reach, (used + 1) * reach, (byte) 0);
        rows[set.number()] = ++used;
        return used - 1;
    }
}
