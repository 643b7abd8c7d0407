package org.passerelle.classification.coding;

import java.util.Arrays;
import java.util.List;

/**
 * Character n-grams of many short texts as TF-IDF vectors of length one, by gram: cosines of a text with all of them take
 * one pass over the postings of its grams. Grams are hashed: some share a slot, which costs little because all of a text's
 * grams would have to. Some 12 bytes per gram and text; immutable.
 */
final class Grams {

    /** As many slots as there are grams, within reason. */
    private static final int LEAST_BITS = 12;

    private static final int MOST_BITS = 19;

    private final int shortest;
    private final int longest;
    private final int bits;
    private final int[] start;
    private final int[] texts;
    private final float[] weights;
    private final float[] idf;

    Grams(List<String> all, int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
        long grams = all.stream()
                .mapToLong(text -> (long) (longest - shortest + 1) * text.length())
                .sum();
        bits = Math.clamp(Long.SIZE - Long.numberOfLeadingZeros(grams), LEAST_BITS, MOST_BITS);
        int size = 1 << bits;
        start = new int[size + 1];
        idf = new float[size];
        int[][] slots = new int[all.size()][];
        for (int text = 0; text < slots.length; text++) {
            slots[text] = slots(all.get(text));
            distinct(slots[text], (slot, count) -> start[slot + 1]++);
        }
        for (int slot = 0; slot < size; slot++) {
            idf[slot] = (float) Math.log((slots.length + 1.0) / (start[slot + 1] + 1.0)) + 1;
            start[slot + 1] += start[slot];
        }
        texts = new int[start[size]];
        weights = new float[start[size]];
        int[] next = Arrays.copyOf(start, size);
        for (int text = 0; text < slots.length; text++) {
            int number = text;
            float norm = norm(slots[text]);
            distinct(slots[text], (slot, count) -> {
                texts[next[slot]] = number;
                weights[next[slot]++] = weight(slot, count) / norm;
            });
        }
    }

    /** Adds each text's cosine to its place in the scores. */
    void cosines(String text, float[] scores) {
        int[] slots = slots(text);
        float norm = norm(slots);
        distinct(slots, (slot, count) -> {
            float weight = weight(slot, count) / norm;
            for (int i = start[slot]; i < start[slot + 1]; i++) {
                scores[texts[i]] += weight * weights[i];
            }
        });
    }

    private float weight(int slot, int count) {
        return idf[slot] * (1 + (float) Math.log(count));
    }

    private float norm(int[] slots) {
        float[] square = {1e-9f};
        distinct(slots, (slot, count) -> square[0] += weight(slot, count) * weight(slot, count));
        return (float) Math.sqrt(square[0]);
    }

    private interface SlotCount {
        void accept(int slot, int count);
    }

    private static void distinct(int[] sorted, SlotCount consumer) {
        for (int i = 0, end; i < sorted.length; i = end) {
            end = i + 1;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            consumer.accept(sorted[i], end - i);
        }
    }

    /** Sorted, repeated where grams repeat; a space stands before and after each word. */
    private int[] slots(String text) {
        String padded = " " + text + " ";
        int[] slots = new int[padded.length() * (longest - shortest + 1)];
        int count = 0;
        for (int from = 0; from < padded.length(); from++) {
            int hash = 0;
            for (int length = 1; length <= longest && from + length <= padded.length(); length++) {
                hash = hash * 31 + padded.charAt(from + length - 1);
                if (length >= shortest) {
                    int mixed = (hash + length) * 0x9E3779B1;
                    slots[count++] = mixed >>> Integer.SIZE - bits;
                }
            }
        }
        int[] sorted = Arrays.copyOf(slots, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
