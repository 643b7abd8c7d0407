package org.passerelle.matching;

import java.util.List;

/**
 * The exact answer to a plan.
 *
 * @param considered how many are in scope
 * @param eligible how many of them fulfil all that is required
 * @param hits the page asked for, best first
 * @param funnel one entry per gate and requirement of the plan, gates first
 * @param nearMisses those with the most points first
 */
public record Ranking(int considered, int eligible, List<Hit> hits, List<Hurdle> funnel, List<NearMiss> nearMisses) {
    public Ranking {
        hits = List.copyOf(hits);
        funnel = List.copyOf(funnel);
        nearMisses = List.copyOf(nearMisses);
    }
}
