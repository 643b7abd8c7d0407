package org.passerelle.classification.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Room to work in for one thread, used again for each title of a batch: some hundred kilobytes. */
final class Scratch {

    /** A batch of thousands of titles repeats its words. */
    private static final int REMEMBERED = 20_000;

    /** By title. */
    final float[] letters;

    final float[] written;
    final float[] words;
    /** By occupation. */
    final float[] documents;

    final float[] best;
    final float[] shares;
    /** By group. */
    final float[] groups;

    final float[] groupDocuments;
    final float[] groupShares;

    private final TitleIndex index;
    private final float[] terms;
    private final List<float[]> rows = new ArrayList<>();
    private final Map<String, List<Vocabulary.Match>> remembered = new HashMap<>();
    private final Map<String, TitleAnalyzer> analyzers = new HashMap<>();

    Scratch(TitleIndex index) {
        this.index = index;
        letters = new float[index.entries.size()];
        written = new float[index.entries.size()];
        words = new float[index.entries.size()];
        documents = new float[index.occupations.size()];
        best = new float[index.occupations.size()];
        shares = new float[index.occupations.size()];
        groups = new float[index.occupations.size()];
        groupDocuments = new float[index.occupations.size()];
        groupShares = new float[index.occupations.size()];
        terms = new float[index.vocabulary.size()];
    }

    TitleAnalyzer analyzer(String language) {
        return analyzers.computeIfAbsent(language, l -> new TitleAnalyzer(Language.of(l)));
    }

    List<Vocabulary.Match> matches(String stem) {
        if (remembered.size() > REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(stem, s -> index.vocabulary.matches(s, terms));
    }

    /** A score per word of the vocabulary, all zero. */
    float[] row(int number) {
        while (rows.size() <= number) {
            rows.add(new float[index.vocabulary.size()]);
        }
        return rows.get(number);
    }

    void clear() {
        for (float[] scores :
                List.of(letters, written, words, documents, best, shares, groups, groupDocuments, groupShares)) {
            Arrays.fill(scores, 0);
        }
    }
}
