package org.passerelle.classification.coding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** For each word, the documents that have it, with a weight. Immutable. */
final class Postings {

    /** BM25's usual saturation and length normalisation (Robertson and Zaragoza 2009). */
    private static final float K1 = 1.2f;

    private static final float B = .5f;
    /** What a BM25 weight never reaches. */
    static final float MOST = K1 + 1;

    private final int[] start;
    private final int[] documents;
    private final float[] weights;

    private Postings(int terms, List<Map<Integer, Float>> bags) {
        start = new int[terms + 1];
        bags.forEach(bag -> bag.keySet().forEach(term -> start[term + 1]++));
        for (int term = 0; term < terms; term++) {
            start[term + 1] += start[term];
        }
        documents = new int[start[terms]];
        weights = new float[start[terms]];
        int[] next = start.clone();
        for (int document = 0; document < bags.size(); document++) {
            int number = document;
            bags.get(document).forEach((term, weight) -> {
                documents[next[term]] = number;
                weights[next[term]++] = weight;
            });
        }
    }

    /** Each word weighs 1. */
    static Postings of(int terms, List<int[]> documents) {
        return new Postings(
                terms,
                documents.stream()
                        .map(d -> IntStream.of(d).boxed().collect(Collectors.toMap(t -> t, t -> 1f)))
                        .toList());
    }

    /** Weights are BM25's saturated frequencies, from 0 to k1 + 1; how rare a word is is not in them. */
    static Postings bm25(int terms, List<Map<Integer, Float>> bags) {
        double average = bags.stream().mapToDouble(Postings::length).average().orElse(1);
        return new Postings(
                terms,
                bags.stream()
                        .map(bag -> {
                            float norm = K1 * (1 - B + B * (float) (length(bag) / average));
                            return bag.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey, e -> e.getValue() * (K1 + 1) / (e.getValue() + norm)));
                        })
                        .toList());
    }

    /** Weights are the document's part of the word's frequency in all, from 0 to 1. */
    static Postings shares(int terms, List<Map<Integer, Float>> bags) {
        float[] all = new float[terms];
        bags.forEach(bag -> bag.forEach((term, frequency) -> all[term] += frequency));
        return new Postings(
                terms,
                bags.stream()
                        .map(bag -> bag.entrySet().stream()
                                .collect(
                                        Collectors.toMap(Map.Entry::getKey, e -> e.getValue() / (all[e.getKey()] + 1))))
                        .toList());
    }

    private static double length(Map<Integer, Float> bag) {
        return bag.values().stream().mapToDouble(f -> f).sum();
    }

    void add(int term, float weight, float[] scores) {
        for (int i = start[term]; i < start[term + 1]; i++) {
            scores[documents[i]] += weight * weights[i];
        }
    }

    interface Weighted {
        void accept(int document, float weight);
    }

    void each(int term, Weighted consumer) {
        for (int i = start[term]; i < start[term + 1]; i++) {
            consumer.accept(documents[i], weights[i]);
        }
    }
}
