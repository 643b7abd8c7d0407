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

    private final Map<String, Count> counts = new HashMap<>();

    /**
     * Counts in openings that all ask the same.
     *
     * @param missing what they keep from the candidate, by criterion or gate: whether one rung less would do, null where nobody
     *     may relax
     */
    public void add(Map<String, Boolean> missing, int openings) {
        missing.forEach((requirement, bridged) ->
                counts.computeIfAbsent(requirement, r -> new Count()).add(missing.size() == 1, bridged, openings));
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
        void add(boolean alone, Boolean bridged, int openings) {
            misses += openings;
            excludes += alone ? openings : 0;
            if (bridged != null) {
                gained = (gained == null ? 0 : gained) + (alone && bridged ? openings : 0);
            }
        }

        Hurdle hurdle(String requirement) {
            return new Hurdle(requirement, misses, excludes, gained);
        }
    }
}
