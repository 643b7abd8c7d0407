package org.passerelle.classification.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The stems of all titles of a classification, numbered, with how rare they are and which are alike. Immutable. */
final class Vocabulary {

    /** A word is not more than this alike to another when it is another word. */
    private static final float ALIKE = .62f;
    /** How many words of the vocabulary are compared letter by letter, and how many are kept. */
    private static final int COMPARED = 24;

    private static final int KEPT = 10;
    /** How rare a word counts that no title has, between 0 and the rarest. */
    private static final float UNKNOWN = .45f;

    /** @param likeness from 0 to 1, the same stem */
    record Match(int term, float likeness) {}

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> terms = new ArrayList<>();
    private final float[] idf;
    private final float rarest;
    private final Grams grams;

    Vocabulary(List<Phrase> phrases) {
        List<int[]> distinct = new ArrayList<>();
        for (Phrase phrase : phrases) {
            distinct.add(phrase.words().stream()
                    .mapToInt(word -> numbers.computeIfAbsent(word.stem(), stem -> {
                        terms.add(stem);
                        return terms.size() - 1;
                    }))
                    .distinct()
                    .toArray());
        }
        int[] frequency = new int[terms.size()];
        distinct.forEach(numbered -> IntStream.of(numbered).forEach(term -> frequency[term]++));
        idf = new float[terms.size()];
        for (int term = 0; term < idf.length; term++) {
            idf[term] = (float) Math.log(1 + (phrases.size() - frequency[term] + .5) / (frequency[term] + .5));
        }
        rarest = (float) Math.log(1 + (phrases.size() - .5) / 1.5);
        grams = new Grams(terms, 2, 4);
    }

    int size() {
        return idf.length;
    }

    /** -1 where no title has it. */
    int number(String stem) {
        return numbers.getOrDefault(stem, -1);
    }

    String term(int number) {
        return terms.get(number);
    }

    float idf(int term) {
        return idf[term];
    }

    float unknownIdf() {
        return rarest * UNKNOWN;
    }

    /**
     * The words of the vocabulary that this one may be, best first.
     *
     * @param scratch one number per word, all zero before and after
     */
    List<Match> matches(String stem, float[] scratch) {
        grams.cosines(stem, scratch);
        List<Match> alike = Top.of(scratch, COMPARED).stream()
                .map(term -> new Match(term, terms.get(term).equals(stem) ? 1 : likeness(stem, terms.get(term))))
                .filter(match -> match.likeness() >= ALIKE)
                .sorted(Comparator.comparing(Match::likeness).reversed().thenComparing(Match::term))
                .limit(KEPT)
                .toList();
        Arrays.fill(scratch, 0);
        return alike;
    }

    private static float likeness(String stem, String term) {
        return stem.length() < 4 || term.length() < 4 ? 0 : Math.min(.95f, Similarity.words(stem, term));
    }
}
