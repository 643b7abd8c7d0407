package org.passerelle.classification.coding;

import java.util.List;
import java.util.stream.Stream;

/**
 * French nouns of occupation differ by gender in few and regular ways: both forms are brought to the masculine singular.
 * Lucene's light stemmer is not used, because it keeps some pairs apart (ouvrier, ouvrière) and joins what differs
 * (directeur, direct).
 */
final class FrenchForms {

    /** Shorter words have no ending to speak of. */
    private static final int SHORTEST = 4;
    /** Letters before an ending: garde is no feminine of gard. */
    private static final int LEAST_STEM = 2;

    /** Feminine and masculine endings of folded words; an ending stands before those that it ends with. */
    private static final List<String[]> FEMININE = Stream.of(
                    "atrice ateur",
                    "trice teur",
                    "oresse eur",
                    "euse eur",
                    "eure eur",
                    "itresse itre",
                    "otesse ote",
                    "ntesse nte",
                    "iere ier",
                    "gere ger",
                    "chere cher",
                    "ienne ien",
                    "yenne yen",
                    "onne on",
                    "effe ef",
                    "ette et",
                    "elle el",
                    "aine ain",
                    "ine in",
                    "oise ois",
                    "aise ais",
                    "ise is",
                    "ive if",
                    "ente ent",
                    "ante ant",
                    "ande and",
                    "arde ard",
                    "erte ert",
                    "ete et",
                    "ate at",
                    "ote ot",
                    "ale al",
                    "ee e")
            .map(pair -> pair.split(" "))
            .toList();

    private FrenchForms() {}

    static String masculineSingular(String written) {
        String word = Language.fold(written);
        String singular = singular(word);
        if (written.endsWith("é") || written.endsWith("és")) {
            return singular;
        }
        if (singular.length() < SHORTEST + 1) {
            return singular;
        }
        for (String[] ending : FEMININE) {
            if (singular.endsWith(ending[0]) && singular.length() >= ending[0].length() + LEAST_STEM) {
                return singular.substring(0, singular.length() - ending[0].length()) + ending[1];
            }
        }
        return singular;
    }

    private static String singular(String word) {
        if (word.length() < SHORTEST) {
            return word;
        }
        if (word.endsWith("eaux")) {
            return word.substring(0, word.length() - 1);
        }
        if (word.endsWith("iaux") || word.endsWith("naux") || word.endsWith("raux") || word.endsWith("taux")) {
            return word.substring(0, word.length() - 2) + "l";
        }
        boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("is") && !word.endsWith("us");
        return plural || word.endsWith("eux") && word.length() > 6 ? word.substring(0, word.length() - 1) : word;
    }
}
