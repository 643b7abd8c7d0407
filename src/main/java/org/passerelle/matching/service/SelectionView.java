package org.passerelle.matching.service;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many of a group were chosen, compared with the group of which relatively most were: the four-fifths rule of the US
 * Uniform Guidelines on Employee Selection Procedures (29 CFR 1607.4 D), which reads a lower rate as a sign to look closer,
 * not as proof.
 *
 * @param rate chosen of those considered, 0 to 1, rounded to six decimals
 * @param ratio to the highest rate of the trait's groups, 0 to 1, rounded to four decimals
 * @param belowFourFifths whether the ratio, before rounding, is below 4/5
 */
public record SelectionView(BigDecimal rate, BigDecimal ratio, boolean belowFourFifths) {

    /** A group smaller than this share of the pool, one in so many, says nothing by its rate (29 CFR 1607.4 A). */
    private static final long SMALLEST_SHARE = 50;

    private static final int RATE_DECIMALS = 6;
    private static final int RATIO_DECIMALS = 4;
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    /** @param chosen of those considered; null where one of the two is not known or not shown */
    record Counts(Long considered, Long chosen) {
        private boolean compares(long pool) {
            return considered != null
                    && chosen != null
                    && considered > 0
                    && Math.multiplyExact(considered, SMALLEST_SHARE) >= pool;
        }

        /** Sign of this rate minus the other. */
        private int compareRate(Counts other) {
            return times(chosen, other.considered).compareTo(times(other.chosen, considered));
        }
    }

    /**
     * @param pool how many were considered in all groups of the trait
     * @return one for each group: empty where a count is missing, the group is below 2 % of the pool, or nobody was chosen
     */
    static List<Optional<SelectionView>> compare(List<Counts> groups, long pool) {
        Optional<Counts> best = groups.stream()
                .filter(group -> group.compares(pool))
                .max(Comparator.comparing(Function.identity(), Counts::compareRate))
                .filter(group -> group.chosen > 0);
        return groups.stream()
                .map(group -> best.filter(_ -> group.compares(pool)).map(highest -> of(group, highest)))
                .toList();
    }

    private static SelectionView of(Counts group, Counts best) {
        BigDecimal own = times(group.chosen, best.considered);
        BigDecimal highest = times(best.chosen, group.considered);
        return new SelectionView(
                BigDecimal.valueOf(group.chosen)
                        .divide(BigDecimal.valueOf(group.considered), RATE_DECIMALS, RoundingMode.HALF_UP),
                own.divide(highest, RATIO_DECIMALS, RoundingMode.HALF_UP),
                own.multiply(FIVE).compareTo(highest.multiply(FOUR)) < 0);
    }

    private static BigDecimal times(long a, long b) {
        return BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b));
    }
}
