package org.passerelle.recruitment;

import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The sequences of three words in an advert's texts, in small letters (Broder 1997). Not thread-safe. */
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

    private final String text;
    /** Null until they are asked for. */
    private Set<String> sequences;

    /**
     * A text of fewer words is one sequence.
     *
     * @param description null for none
     */
    Shingles(String title, String description) {
        text = title + " " + Objects.requireNonNullElse(description, "");
    }

    private static Set<String> sequences(String text) {
        // Its words are moved to the front, one space between them: never further back than they stand.
        char[] words = text.toLowerCase(Locale.ROOT).toCharArray();
        Set<String> sequences = new HashSet<>();
        int length = 0;
        int[] begins = new int[WORDS];
        int count = 0;
        int at = 0;
        while ((at = skip(words, at, false)) < words.length) {
            int end = skip(words, at, true);
            if (count > 0) {
                words[length++] = ' ';
            }
            begins[count++ % WORDS] = length;
            System.arraycopy(words, at, words, length, end - at);
            length += end - at;
            at = end;
            if (count >= WORDS) {
                int first = begins[count % WORDS];
                sequences.add(new String(words, first, length - first));
            }
        }
        if (count < WORDS) {
            sequences.add(new String(words, 0, length));
        }
        return sequences;
    }

    private Set<String> sequences() {
        if (sequences == null) {
            sequences = sequences(text);
        }
        return sequences;
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
        if (text.equals(other.text)) {
            // Mostly, where there is anything.
            return 100;
        }
        long shared = sequences().stream().filter(other.sequences()::contains).count();
        return 100 * shared / (sequences.size() + other.sequences.size() - shared);
    }
}
