package org.passerelle.recruitment;

import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The sequences of three words in an advert's texts, in small letters (Broder 1997). */
final class Shingles {

    private static final int WORDS = 3;

    /** Categories of the characters that words are made of: letters, marks and numbers. */
    private static final int OF_WORDS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    private final Set<String> sequences = new HashSet<>();

    /**
     * A text of fewer words is one sequence.
     *
     * @param description null for none
     */
    Shingles(String title, String description) {
        // Its words are moved to the front, one space between them: never further back than they stand.
        char[] text = (title + " " + Objects.requireNonNullElse(description, ""))
                .toLowerCase(Locale.ROOT)
                .toCharArray();
        int length = 0;
        int[] begins = new int[WORDS];
        int words = 0;
        int at = 0;
        while ((at = skip(text, at, false)) < text.length) {
            int end = skip(text, at, true);
            if (words > 0) {
                text[length++] = ' ';
            }
            begins[words++ % WORDS] = length;
            System.arraycopy(text, at, text, length, end - at);
            length += end - at;
            at = end;
            if (words >= WORDS) {
                int first = begins[words % WORDS];
                sequences.add(new String(text, first, length - first));
            }
        }
        if (words < WORDS) {
            sequences.add(new String(text, 0, length));
        }
    }

    /** The end of the word, or of what is between words, from there on. */
    private static int skip(char[] text, int from, boolean word) {
        int at = from;
        while (at < text.length) {
            int character = Character.codePointAt(text, at);
            if ((OF_WORDS >> Character.getType(character) & 1) == 1 != word) {
                break;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    /** How many in 100 of all that either has they have in common: the Jaccard index, rounded down. */
    long shared(Shingles other) {
        long shared = 0;
        for (String sequence : sequences) {
            if (other.sequences.contains(sequence)) {
                shared++;
            }
        }
        return 100 * shared / (sequences.size() + other.sequences.size() - shared);
    }
}
