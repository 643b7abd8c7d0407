package org.passerelle.classification.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The places of the highest scores. */
final class Top {

    private Top() {}

    /** Those above zero, highest first, lower places first among equals. */
    static List<Integer> of(float[] scores, int count) {
        Comparator<Integer> worstFirst =
                Comparator.<Integer>comparingDouble(i -> scores[i]).thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> best = new PriorityQueue<>(count + 1, worstFirst);
        float least = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > least) {
                best.add(i);
                if (best.size() > count) {
                    best.poll();
                    least = scores[best.element()];
                }
            }
        }
        List<Integer> sorted = new ArrayList<>(best);
        sorted.sort(worstFirst.reversed());
        return sorted;
    }
}
