package org.passerelle.recruitment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.recruitment.register.Confidence;
import org.passerelle.recruitment.register.Fact;
import org.passerelle.recruitment.register.RegisterEntry;
import org.passerelle.vacancy.Contract;

/**
 * Hours, rest and overtime are within the law of the country and the sector on the day the work begins (C001 and C030 on
 * hours; C014 and C106 on weekly rest; C189 Art. 10 for domestic work).
 *
 * <ul>
 *   <li>FAIL: more hours than the law allows in a week, overtime included, or less rest. REVIEW when the register's figure is
 *       not confirmed.
 *   <li>REVIEW: hours beyond the normal week, within what is allowed: overtime, and paid as such?
 *   <li>UNKNOWN: the register is silent; of work away from home, hours or rest are not stated; hours beyond the normal week
 *       without a word on overtime.
 *   <li>PASS: all that is stated is within the limits. Of work at home, rest is not asked, as {@link TermsComplete} does not.
 *   <li>NOT_APPLICABLE: work at home without hours in figures.
 * </ul>
 */
final class HoursWithinLimits extends Rule {
    static final String ID = "working-time";

    HoursWithinLimits() {
        super(ID, 1, Severity.REVIEW, "C001 Art. 2", "C030 Art. 3", "C014 Art. 2", "C106 Art. 6", "C189 Art. 10");
    }

    @Override
    public Finding check(Advert advert) {
        Contract contract = advert.vacancy().contract();
        boolean silent = contract == null || contract.hoursPerWeek() == null;
        if (silent && !advert.movesWorker()) {
            return new Finding(Outcome.NOT_APPLICABLE, List.of());
        }
        if (silent) {
            return finding(Outcome.UNKNOWN, "contract.hoursPerWeek", "not stated: the hours in figures");
        }
        String country = advert.vacancy().place().country();
        if (country == null) {
            return finding(Outcome.UNKNOWN, "contract.hoursPerWeek", "not stated: the country of the work");
        }
        Optional<RegisterEntry> law = advert.law().workingTime(country, advert.sector());
        if (law.isEmpty()) {
            return finding(
                    Outcome.UNKNOWN,
                    "contract.hoursPerWeek",
                    "the register has no working time of " + country + " on "
                            + advert.law().day());
        }
        Found found = new Found(law.get());
        found.hours(contract);
        found.rest(contract, advert.movesWorker());
        return new Finding(found.outcome, List.copyOf(found.evidence));
    }

    private static Finding finding(Outcome outcome, String field, String text) {
        return new Finding(outcome, List.of(new Evidence(field, null, null, text)));
    }

    /** Gathers evidence; the gravest outcome counts. */
    private static final class Found {
        /** What counts more stands later. */
        private static final List<Outcome> GRAVITY =
                List.of(Outcome.PASS, Outcome.UNKNOWN, Outcome.REVIEW, Outcome.FAIL);

        private final List<Evidence> evidence = new ArrayList<>();
        private final RegisterEntry entry;
        private final Fact.WorkingHours law;
        private Outcome outcome = Outcome.PASS;

        Found(RegisterEntry entry) {
            this.entry = entry;
            law = entry.fact().workingTime();
        }

        void hours(Contract contract) {
            BigDecimal hours = contract.hoursPerWeek();
            if (isAbove(hours, law.maximumWeeklyHours())) {
                breach(
                        "contract.hoursPerWeek",
                        figure(hours) + " hours; the most is " + figure(law.maximumWeeklyHours()));
            } else if (isAbove(hours, law.normalWeeklyHours())) {
                boolean told =
                        contract.overtime() != null && !contract.overtime().isBlank();
                add(
                        told ? Outcome.REVIEW : Outcome.UNKNOWN,
                        "contract.hoursPerWeek",
                        figure(hours) + " hours, beyond the normal " + figure(law.normalWeeklyHours())
                                + (told ? "" : "; not stated: how overtime is paid")
                                + (law.overtimePercent() == null
                                        ? ""
                                        : "; overtime adds " + figure(law.overtimePercent()) + " %"));
            }
        }

        void rest(Contract contract, boolean asked) {
            BigDecimal rest = contract.restDaysPerWeek();
            if (rest == null && asked) {
                add(Outcome.UNKNOWN, "contract.restDaysPerWeek", "not stated: the weekly rest");
            } else if (rest != null && isAbove(law.weeklyRestDays(), rest)) {
                breach(
                        "contract.restDaysPerWeek",
                        figure(rest) + " days of rest; the least is " + figure(law.weeklyRestDays()));
            }
        }

        private void breach(String field, String text) {
            add(entry.confidence() == Confidence.CONFIRMED ? Outcome.FAIL : Outcome.REVIEW, field, text);
        }

        private void add(Outcome found, String field, String text) {
            evidence.add(new Evidence(field, null, null, text + " (" + entry.citation() + ")"));
            outcome = GRAVITY.indexOf(found) > GRAVITY.indexOf(outcome) ? found : outcome;
        }

        /** False when the law has no such limit. */
        private static boolean isAbove(BigDecimal figure, BigDecimal limit) {
            return figure != null && limit != null && figure.compareTo(limit) > 0;
        }

        private static String figure(BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
    }
}
