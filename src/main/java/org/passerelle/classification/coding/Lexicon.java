package org.passerelle.classification.coding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Words of vacancy titles that say nothing of the occupation, and abbreviations with what they stand for, by language; the
 * file {@code lexicon.csv} holds both: {@code language,word,written out}, the last empty for a word that says nothing, the
 * first empty for all languages.
 */
final class Lexicon {

    static final Lexicon SHIPPED = new Lexicon("lexicon.csv");

    private final Set<String> noise = new HashSet<>();
    private final Map<String, List<String>> abbreviations = new HashMap<>();

    private Lexicon(String resource) {
        lines(resource).skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            String key = key(cells[0], Language.fold(cells[1]));
            if (cells[2].isEmpty()) {
                noise.add(key);
            } else {
                abbreviations.put(key, Arrays.asList(cells[2].split(" ")));
            }
        });
    }

    static Stream<String> lines(String resource) {
        try (InputStream file = Lexicon.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param form folded */
    boolean isNoise(String language, String form) {
        return noise.contains(key(language, form)) || noise.contains(key("", form));
    }

    /** The word itself where it is no abbreviation. */
    List<String> writtenOut(String language, String written) {
        String form = Language.fold(written);
        List<String> own = abbreviations.get(key(language, form));
        return own != null ? own : abbreviations.getOrDefault(key("", form), List.of(written));
    }

    private static String key(String language, String form) {
        return language + ' ' + form;
    }
}
