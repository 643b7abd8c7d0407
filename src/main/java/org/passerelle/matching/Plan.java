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
     * @param relax requirements to lower by one rung, by key ({@code languages:fr}, {@code place})
     * @throws WhatIfRefused when nothing that the opening asks about weighs anything, or a requirement cannot be relaxed
     */
    public static Plan compile(Opening opening, Classification classification, Weights weights, Set<String> relax) {
        Demand demand = Demand.of(opening, classification);
        int[] points = demand.weighing().points(weights);
        List<Ladder> ladders = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            ladders.add(demand.ladders().get(i).worth(points[i]));
        }
        Plan plan = new Plan(opening, ladders, demand.gates());
        return relax.isEmpty() ? plan : plan.relaxing(relax);
    }

    /** The plan of an opening as it stands. */
    public static Plan compile(Opening opening, Classification classification) {
        return compile(opening, classification, Weights.standard(), Set.of());
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
