package org.passerelle.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.passerelle.classification.Classification;

/**
 * What an opening asks, before anything is weighed: where a candidate stands on its ladders does not depend on the weights.
 *
 * @param ladders in the order of the criteria, each with its importance within its criterion
 */
public record Demand(List<Ladder> ladders, List<Gate> gates) {

    public Demand {
        ladders = List.copyOf(ladders);
        gates = List.copyOf(gates);
    }

    public static Demand of(Opening opening, Classification classification) {
        List<Ladder> ladders = new ArrayList<>();
        List<Gate> gates = new ArrayList<>();
        for (Criterion criterion : Criterion.ALL) {
            ladders.addAll(criterion.ladders(opening, classification));
            gates.addAll(criterion.gates(opening));
        }
        return new Demand(ladders, gates);
    }

    /** How its ladders are to be weighed: alike for all demands that ask of the same criteria with the same importance. */
    public Weighing weighing() {
        return new Weighing(
                ladders.stream().map(Ladder::criterion).toList(),
                ladders.stream().map(Ladder::weight).toList());
    }

    /** @param importances within the criterion of the same place */
    public record Weighing(List<String> criteria, List<Integer> importances) {

        /**
         * The points of every ladder, which add up to {@value Plan#TOTAL}: they go to the criteria that are asked about, then
         * within each to its ladders by importance.
         *
         * @throws WhatIfRefused when nothing that is asked about weighs anything
         */
        public int[] points(Weights weights) {
            List<String> asked = criteria.stream().distinct().toList();
            long[] shares = asked.stream()
                    .mapToLong(criterion -> weights.of(Criterion.named(criterion)))
                    .toArray();
            if (IntStream.range(0, shares.length).allMatch(i -> shares[i] == 0)) {
                throw new WhatIfRefused("weights", "", WhatIfRefused.Reason.NO_WEIGHT_LEFT);
            }
            int[] byCriterion = LargestRemainder.distribute(Plan.TOTAL, shares);
            int[] points = new int[criteria.size()];
            for (int i = 0, first = 0; i < asked.size(); i++) {
                int end = criteria.lastIndexOf(asked.get(i)) + 1;
                int[] byLadder = LargestRemainder.distribute(
                        byCriterion[i],
                        importances.subList(first, end).stream()
                                .mapToLong(Integer::longValue)
                                .toArray());
                System.arraycopy(byLadder, 0, points, first, byLadder.length);
                first = end;
            }
            return points;
        }
    }
}
