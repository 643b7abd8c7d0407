package org.passerelle.recruitment;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The sequences of three words in an advert's texts, in small letters (Broder 1997). */
final class Shingles {

    private static final int WORDS = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Set<String> sequences = new HashSet<>();

    /**
     * A text of fewer words is one sequence.
     *
     * @param description null for none
     */
    Shingles(String title, String description) {
        String text = (title + " " + Objects.requireNonNullElse(description, "")).toLowerCase(Locale.ROOT);
        List<String> words =
                List.of(BETWEEN_WORDS.matcher(text).replaceAll(" ").strip().split(" "));
        for (int i = 0; i == 0 || i + WORDS <= words.size(); i++) {
            sequences.add(String.join(" ", words.subList(i, Math.min(words.size(), i + WORDS))));
        }
    }

    /** How many in 100 of all that either has they have in common: the Jaccard index, rounded down. */
    long shared(Shingles other) {
        long shared = sequences.stream().filter(other.sequences::contains).count();
        return 100 * shared / (sequences.size() + other.sequences.size() - shared);
    }
}
