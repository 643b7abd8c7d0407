package org.passerelle.classification.coding;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Feminine nouns of occupation that Lucene's stemmers keep apart from the masculine: both are brought to the masculine
 * before stemming. French, where such pairs are many, has {@link FrenchForms}.
 */
final class GenderForms {

    /** Letters before an ending: Termin is no feminine of Term. */
    private static final int LEAST_STEM = 2;

    /** Feminine and masculine endings by language; an ending stands before those that it ends with. */
    private static final Map<String, List<String[]>> ENDINGS = Map.of(
            "de",
            pairs(
                    "ärztin arzt",
                    "köchin koch",
                    "bäuerin bauer",
                    "anwältin anwalt",
                    "innen ",
                    "erin er",
                    "orin or",
                    "eurin eur",
                    "istin ist",
                    "entin ent",
                    "antin ant",
                    "atin at",
                    "ologin ologe",
                    "agogin agoge",
                    "frau mann",
                    "leute mann"),
            "es",
            pairs("triz tor", "jefa jefe"),
            "it",
            pairs("trice tore", "trici tore", "oressa ore", "ntessa nte", "cuoca cuoco", "cuochi cuoco"),
            "pt",
            pairs("triz tor"));

    private GenderForms() {}

    /** @param stemmer of the language, for what comes of it */
    static UnaryOperator<String> masculine(String language, UnaryOperator<String> stemmer) {
        List<String[]> endings = ENDINGS.get(language);
        return word -> stemmer.apply(masculine(endings, word));
    }

    private static String masculine(List<String[]> endings, String word) {
        for (String[] ending : endings) {
            if (word.endsWith(ending[0])
                    && (word.length() >= ending[0].length() + LEAST_STEM || ending[1].length() > LEAST_STEM)) {
                return word.substring(0, word.length() - ending[0].length()) + ending[1];
            }
        }
        return word;
    }

    private static List<String[]> pairs(String... pairs) {
        return Stream.of(pairs).map(pair -> pair.split(" ", 2)).toList();
    }
}
