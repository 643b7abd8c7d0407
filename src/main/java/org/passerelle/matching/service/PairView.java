package org.passerelle.matching.service;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.passerelle.matching.service.RankingView.CriterionView;
import org.passerelle.vacancy.Clearance;

/**
 * One seeker's score for one vacancy.
 *
 * @param run the record of this explanation
 * @param eligible whether the seeker is in the ranking
 * @param score 0.00 to 100.00: the sum of the criteria's points, also of a seeker who is not eligible
 * @param missing what keeps the seeker out, empty for who is eligible
 */
public record PairView(
        UUID run,
        UUID vacancy,
        UUID seeker,
        Clearance clearance,
        boolean eligible,
        BigDecimal score,
        List<CriterionView> criteria,
        List<MissingView> missing) {

    /**
     * @param requirement its key in the funnel
     * @param setByLaw whether nobody may relax it
     * @param gap what was found instead and gave too little, null where the law asks for something that is not there
     */
    public record MissingView(String requirement, String asked, boolean setByLaw, CriterionView gap) {}
}
