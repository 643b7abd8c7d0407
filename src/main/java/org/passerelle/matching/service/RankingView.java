package org.passerelle.matching.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.passerelle.matching.Reason;
import org.passerelle.vacancy.Clearance;

/**
 * Seekers ranked for a vacancy.
 *
 * @param run the record of this ranking
 * @param considered how many seekers the caller may see
 * @param eligible how many of them fulfil all that is required
 * @param funnel what each requirement does to their number
 * @param nearMisses seekers who lack one requirement only; with the first page
 * @param next pass it as {@code cursor} to read on; absent on the last page
 */
public record RankingView(
        UUID run,
        UUID vacancy,
        Clearance clearance,
        int considered,
        int eligible,
        List<CandidateView> candidates,
        List<HurdleView> funnel,
        List<NearMissView> nearMisses,
        String next) {

    /** @param score 0.00 to 100.00: the sum of the criteria's points */
    public record CandidateView(int rank, UUID seeker, BigDecimal score, List<CriterionView> criteria) {}

    /**
     * @param criterion such as {@code languages}
     * @param item what is asked within the criterion, such as {@code fr}; absent where the criterion asks one thing
     * @param step the step stood on
     * @param points given, of at most {@code of}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CriterionView(
            String criterion,
            String item,
            String asked,
            String found,
            String step,
            BigDecimal points,
            BigDecimal of,
            String because) {

        static CriterionView of(Reason reason) {
            return new CriterionView(
                    reason.criterion(),
                    reason.item(),
                    reason.asked(),
                    reason.found(),
                    reason.rung(),
                    hundredths(reason.points()),
                    hundredths(reason.of()),
                    reason.because());
        }
    }

    /**
     * @param requirement the key to relax it by
     * @param misses seekers who do not fulfil it, whatever else they lack
     * @param excludes seekers whom it alone keeps out
     * @param ifRelaxed how many more would be eligible if it alone were lowered by one step; null when nobody may relax it
     */
    public record HurdleView(String requirement, String asked, int misses, int excludes, Integer ifRelaxed) {}

    /** @param gap what is missing */
    public record NearMissView(UUID seeker, BigDecimal score, String requirement, CriterionView gap) {}

    static BigDecimal hundredths(int points) {
        return BigDecimal.valueOf(points, 2);
    }
}
