package org.passerelle.classification.coding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which occupations are called alike: a title that fits several neighbours fits each the better (score regularisation,
 * Diaz 2005). Immutable.
 */
final class Neighbours {

    private static final int KEPT = 12;
    private static final float LEAST = .08f;

    private final int[][] near;
    private final float[][] likeness;

    private Neighbours(int size) {
        near = new int[size][];
        likeness = new float[size][];
    }

    /** Cosines of the occupations' bags of words; as many passes over the postings as there are words in them. */
    static Neighbours of(Postings postings, List<Map<Integer, Float>> bags, Vocabulary vocabulary) {
        Neighbours neighbours = new Neighbours(bags.size());
        float[] norms = new float[bags.size()];
        Arrays.fill(norms, 1e-9f);
        for (int term = 0; term < vocabulary.size(); term++) {
            float idf = vocabulary.idf(term);
            postings.each(term, (document, weight) -> norms[document] += idf * weight * idf * weight);
        }
        float[] scores = new float[bags.size()];
        for (int o = 0; o < norms.length; o++) {
            int self = o;
            for (int term : bags.get(o).keySet()) {
                float idf = vocabulary.idf(term);
                float[] own = {0};
                postings.each(term, (document, weight) -> own[0] = document == self ? weight : own[0]);
                postings.add(term, own[0] * idf * idf, scores);
            }
            scores[o] = 0;
            for (int i = 0; i < scores.length; i++) {
                scores[i] /= (float) Math.sqrt(norms[i] * norms[o]);
            }
            List<Integer> best = Top.of(scores, KEPT).stream()
                    .filter(i -> scores[i] >= LEAST)
                    .toList();
            neighbours.near[o] = best.stream().mapToInt(i -> i).toArray();
            neighbours.likeness[o] = new float[best.size()];
            for (int i = 0; i < best.size(); i++) {
                neighbours.likeness[o][i] = scores[best.get(i)];
            }
            Arrays.fill(scores, 0);
        }
        return neighbours;
    }

    /** The neighbours' scores, averaged by how near they are; 0 without neighbours. */
    float around(int occupation, float[] scores) {
        float sum = 0;
        float all = .3f;
        for (int i = 0; i < near[occupation].length; i++) {
            sum += likeness[occupation][i] * scores[near[occupation][i]];
            all += likeness[occupation][i];
        }
        return sum / all;
    }
}
