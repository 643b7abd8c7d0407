package org.passerelle.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.passerelle.classification.Classification;

/**
 * An opening as a program over facts: what gives points, what is required, what the law demands. A plan is data. Every
 * engine, the explanation and a recorded run read the same ladders, and with the opening beside them a plan read back from
 * JSON still explains itself months later.
 *
 * @param ladders with weights that add up to exactly {@value #TOTAL}
 */
public record Plan(Opening opening, List<Ladder> ladders, List<Gate> gates) {

    /** The points of a candidate who has everything, in hundredths: 100.00. */
    public static final int TOTAL = 10_000;

    public Plan {
        ladders = List.copyOf(ladders);
        gates = List.copyOf(gates);
        int sum = ladders.stream().mapToInt(Ladder::weight).sum();
        if (sum != TOTAL) {
            throw new IllegalArgumentException("The weights add up to " + sum);
        }
    }

    /**
     * The points go to the criteria that the opening asks about, then within each to its ladders by importance.
     *
     * @param relax requirements to lower by one rung, by key ({@code languages:fr}, {@code place})
     * @throws WhatIfRefused when nothing that the opening asks about weighs anything, or a requirement cannot be relaxed
     */
    public static Plan compile(Opening opening, Classification classification, Weights weights, Set<String> relax) {
        List<List<Ladder>> asked = new ArrayList<>();
        List<Long> shares = new ArrayList<>();
        List<Gate> gates = new ArrayList<>();
        for (Criterion criterion : Criterion.ALL) {
            List<Ladder> ladders = criterion.ladders(opening, classification);
            if (!ladders.isEmpty()) {
                asked.add(ladders);
                shares.add(weights.of(criterion));
            }
            gates.addAll(criterion.gates(opening));
        }
        if (shares.stream().allMatch(share -> share == 0)) {
            throw new WhatIfRefused("weights", "", WhatIfRefused.Reason.NO_WEIGHT_LEFT);
        }
        int[] points = LargestRemainder.distribute(
                TOTAL, shares.stream().mapToLong(Long::longValue).toArray());
        List<Ladder> ladders = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            ladders.addAll(share(points[i], asked.get(i)));
        }
        Plan plan = new Plan(opening, ladders, gates);
        return relax.isEmpty() ? plan : plan.relaxing(relax);
    }

    /** The plan of an opening as it stands. */
    public static Plan compile(Opening opening, Classification classification) {
        return compile(opening, classification, Weights.standard(), Set.of());
    }

    private static List<Ladder> share(int points, List<Ladder> ladders) {
        long[] importance = new long[ladders.size()];
        for (int i = 0; i < importance.length; i++) {
            importance[i] = ladders.get(i).weight();
        }
        int[] shares = LargestRemainder.distribute(points, importance);
        List<Ladder> worth = new ArrayList<>(shares.length);
        for (int i = 0; i < shares.length; i++) {
            worth.add(ladders.get(i).worth(shares[i]));
        }
        return worth;
    }

    /** The requirements that a person set and may lower, in the order of the criteria. */
    public List<Ladder> requirements() {
        return ladders.stream().filter(ladder -> ladder.required() != null).toList();
    }

    /**
     * From 0 to {@value #TOTAL}; empty for whom the law or a requirement keeps out. Linear in the number of rungs: this is
     * what the score means, and every engine gives the same.
     */
    public OptionalInt score(Facts facts) {
        if (!gates.stream().allMatch(gate -> gate.condition().holds(facts))) {
            return OptionalInt.empty();
        }
        int sum = 0;
        for (Ladder ladder : ladders) {
            int rung = ladder.stand(facts);
            if (!ladder.accepts(rung)) {
                return OptionalInt.empty();
            }
            sum += ladder.points(rung);
        }
        return OptionalInt.of(sum);
    }

    private Plan relaxing(Set<String> keys) {
        for (String key : keys) {
            if (gates.stream().anyMatch(gate -> gate.key().equals(key))) {
                throw new WhatIfRefused("relax", key, WhatIfRefused.Reason.NOT_RELAXABLE);
            }
            Ladder ladder = ladders.stream()
                    .filter(l -> l.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new WhatIfRefused("relax", key, WhatIfRefused.Reason.UNKNOWN_REQUIREMENT));
            if (ladder.required() == null) {
                throw new WhatIfRefused("relax", key, WhatIfRefused.Reason.NOT_REQUIRED);
            }
        }
        return new Plan(
                opening,
                ladders.stream()
                        .map(l -> keys.contains(l.key()) ? l.relaxed() : l)
                        .toList(),
                gates);
    }
}
