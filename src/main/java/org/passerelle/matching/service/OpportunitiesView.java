package org.passerelle.matching.service;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.passerelle.matching.service.RankingView.CriterionView;

/**
 * Vacancies ranked for a seeker, on one scale.
 *
 * @param considered how many vacancies are open
 * @param eligible how many of them admit the seeker
 * @param home in the seeker's country of residence
 * @param abroad elsewhere
 * @param funnel what keeps the seeker from vacancies, where none admits them
 * @param next pass it as {@code cursor} to read on in both lists; absent on the last page
 */
public record OpportunitiesView(
        UUID run,
        UUID seeker,
        int considered,
        int eligible,
        List<OpportunityView> home,
        List<OpportunityView> abroad,
        List<ObstacleView> funnel,
        String next) {

    /**
     * @param requirement the criterion, or the condition set by law
     * @param misses vacancies that ask for more of it than the seeker has, whatever else they ask
     * @param excludes vacancies that it alone keeps the seeker from
     * @param ifRelaxed how many more would admit the seeker if each lowered it by one step; absent where nobody may
     */
    public record ObstacleView(String requirement, int misses, int excludes, Integer ifRelaxed) {}

    /** @param score the same number as when the vacancy ranks its candidates */
    public record OpportunityView(
            int rank, UUID vacancy, String title, String country, BigDecimal score, List<CriterionView> criteria) {}
}
