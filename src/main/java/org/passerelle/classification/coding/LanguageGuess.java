package org.passerelle.classification.coding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of a classification's languages a title is in: naive Bayes over groups of three letters (Cavnar and Trenkle 1994 rank
 * them; here they are counted), learnt from the classification's own titles. Immutable.
 */
final class LanguageGuess {

    private static final int LETTERS = 3;
    /** What a group of letters counts that a language's titles do not have. */
    private static final double UNSEEN = .1;
    /** How much the language that the caller names is believed, in letters' evidence: three groups that speak against it. */
    private static final double NAMED = 3;

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> totals = new HashMap<>();

    LanguageGuess(List<TitleIndex.Entry> entries) {
        for (TitleIndex.Entry entry : entries) {
            String language = entry.title().language();
            Map<String, Integer> own = counts.computeIfAbsent(language, k -> new HashMap<>());
            String text = ' ' + entry.phrase().written() + ' ';
            for (int i = 0; i + LETTERS <= text.length(); i++) {
                own.merge(text.substring(i, i + LETTERS), 1, Integer::sum);
                totals.merge(language, 1, Integer::sum);
            }
        }
    }

    /** @param named the language that the caller names, or null */
    String of(String title, String named) {
        if (counts.size() < 2) {
            return counts.isEmpty()
                    ? String.valueOf(named)
                    : counts.keySet().iterator().next();
        }
        String text = ' ' + TitleAnalyzer.written(title) + ' ';
        String likeliest = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Map<String, Integer>> language : counts.entrySet()) {
            double sum = language.getKey().equals(named) ? NAMED : 0;
            double total = totals.get(language.getKey()) + 1e4 * UNSEEN;
            for (int i = 0; i + LETTERS <= text.length(); i++) {
                int count = language.getValue().getOrDefault(text.substring(i, i + LETTERS), 0);
                sum += Math.log((count + UNSEEN) / total);
            }
            if (sum > most) {
                most = sum;
                likeliest = language.getKey();
            }
        }
        return likeliest;
    }
}
