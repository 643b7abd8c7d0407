package org.passerelle.matching;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Training in progress as facts: {@code learns:skill:120130} while it lasts, and {@code learns:skill:120130<2027-01-11} for
 * the Mondays by which it is over. Weeks are fine enough: who ends on a Thursday is counted from the next Monday.
 */
final class Learning {

    /** Training that was over a year before the work starts is none in progress: what it gave belongs in the file. */
    private static final int MONDAYS = 52;

    private Learning() {}

    /** @param what {@code skill:120130} or {@code occ:F1703} */
    static void write(String what, LocalDate endsOn, Facts.Writer facts) {
        String token = "learns:" + what;
        facts.token(token);
        LocalDate monday = endsOn.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        for (int week = 0; week < MONDAYS; week++) {
            facts.token(token + "<" + monday.plusWeeks(week));
        }
    }

    static Condition inProgress(String what) {
        return Condition.has("learns:" + what);
    }

    /** Over before that day. */
    static Condition overBefore(String what, LocalDate day) {
        return Condition.has("learns:" + what + "<" + day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }
}
