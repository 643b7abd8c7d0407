package org.passerelle.matching;

import java.util.List;
import java.util.Map;

/**
 * The exact answer to a plan.
 *
 * @param considered how many are in scope
 * @param eligible how many of them fulfil all that is required
 * @param hits the page asked for, best first
 * @param funnel one entry per gate and requirement of the plan, gates first; empty without a survey, like the two that follow
 * @param nearMisses those with the most points first
 * @param composition by group of the survey
 */
public record Ranking(
        int considered,
        int eligible,
        List<Hit> hits,
        List<Hurdle> funnel,
        List<NearMiss> nearMisses,
        Map<String, Survey.Share> composition) {
    public Ranking {
        hits = List.copyOf(hits);
        funnel = List.copyOf(funnel);
        nearMisses = List.copyOf(nearMisses);
        composition = Map.copyOf(composition);
    }
}
