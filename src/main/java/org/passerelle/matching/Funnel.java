package org.passerelle.matching;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a candidate sees so few openings: what their requirements keep from this candidate, by criterion or gate, because the
 * languages of a hundred openings are one hurdle. Counts openings as {@link Hurdle} counts candidates. Not thread-safe.
 */
public final class Funnel {

    private final Facts facts;
    private final Map<String, Count> counts = new HashMap<>();

    public Funnel(Facts facts) {
        this.facts = facts;
    }

    /** Counts in the plan of one opening. Linear in the number of rungs. */
    public void add(Plan plan) {
        Map<String, Boolean> missing = new HashMap<>();
        for (Gate gate : plan.gates()) {
            if (!gate.condition().holds(facts)) {
                missing.put(gate.key(), null);
            }
        }
        for (Ladder ladder : plan.requirements()) {
            int rung = ladder.stand(facts);
            if (!ladder.accepts(rung)) {
                missing.merge(ladder.criterion(), ladder.relaxed().accepts(rung), Boolean::logicalAnd);
            }
        }
        missing.forEach((requirement, bridged) ->
                counts.computeIfAbsent(requirement, r -> new Count()).add(missing.size() == 1, bridged));
    }

    /** One entry per criterion or gate that any opening keeps from the candidate, the widest first. */
    public List<Hurdle> hurdles() {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue().hurdle(entry.getKey()))
                .sorted(Comparator.comparingInt(Hurdle::misses).reversed().thenComparing(Hurdle::requirement))
                .toList();
    }

    private static final class Count {
        private int misses;
        private int excludes;
        private Integer gained;

        /** @param bridged whether one rung less would do, null where nobody may relax */
        void add(boolean alone, Boolean bridged) {
            misses++;
            excludes += alone ? 1 : 0;
            if (bridged != null) {
                gained = (gained == null ? 0 : gained) + (alone && bridged ? 1 : 0);
            }
        }

        Hurdle hurdle(String requirement) {
            return new Hurdle(requirement, misses, excludes, gained);
        }
    }
}
