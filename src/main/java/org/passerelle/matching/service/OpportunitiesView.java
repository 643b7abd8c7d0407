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
 */
public record OpportunitiesView(
        UUID run, UUID seeker, int considered, int eligible, List<OpportunityView> home, List<OpportunityView> abroad) {

    /** @param score the same number as when the vacancy ranks its candidates */
    public record OpportunityView(
            int rank, UUID vacancy, String title, String country, BigDecimal score, List<CriterionView> criteria) {}
}
