package org.passerelle.recruitment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.OfferedPay;

/**
 * Lodging that comes with the work does not eat up the pay, and is not taken from it before the worker sees it (C095 Art. 4,
 * 6 and 9; R115 Paras. 4 and 12; EU Directive 2014/36 Art. 20). What is asked for lodging and food is held against the least
 * pay stated, for a month.
 *
 * <ul>
 *   <li>FAIL: more than 40 % of it, at which Eurostat calls a household overburdened by housing.
 *   <li>REVIEW: more than 30 %, above which UN-Habitat calls housing unaffordable (indicator 11.1.1); or lodging is recovered
 *       from wages.
 *   <li>UNKNOWN: provided at a cost not stated, or the cost cannot be held against the pay; or, where the worker is brought
 *       to the work, not stated whether it is provided.
 *   <li>PASS: free, or at a cost within these limits.
 *   <li>NOT_APPLICABLE: none is provided, or work at home that does not speak of it.
 * </ul>
 */
final class FairLodging extends Rule {
    static final String ID = "fair-lodging";

    private static final BigDecimal OVERBURDENED = new BigDecimal("40");
    private static final BigDecimal UNAFFORDABLE = new BigDecimal("30");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal WEEKS_PER_YEAR = new BigDecimal("52");
    private static final BigDecimal DAYS_PER_WEEK = new BigDecimal("7");
    private static final BigDecimal MONTHS_PER_YEAR = new BigDecimal("12");
    private static final String COST = "conditions.lodging.monthlyCost";

    FairLodging() {
        super(ID, 1, Severity.REVIEW, "C095 Art. 4", "C095 Art. 6", "R115 Para. 4", "EU Directive 2014/36 Art. 20");
    }

    @Override
    public Finding check(Advert advert) {
        Conditions conditions = advert.vacancy().conditions() == null
                ? Conditions.UNSTATED
                : advert.vacancy().conditions();
        Conditions.Provision lodging = conditions.lodging();
        if (lodging == null || lodging.provided() == null) {
            return advert.movesWorker()
                    ? finding(Outcome.UNKNOWN, "conditions.lodging", "not stated: whether lodging is provided")
                    : new Finding(Outcome.NOT_APPLICABLE, List.of());
        }
        if (!lodging.provided()) {
            return new Finding(Outcome.NOT_APPLICABLE, List.of());
        }
        List<Evidence> recovered = recoveredFromWages(advert.vacancy().charges());
        if (lodging.monthlyCost() == null) {
            return recovered.isEmpty()
                    ? finding(Outcome.UNKNOWN, COST, "not stated: what the lodging costs the worker")
                    : new Finding(Outcome.REVIEW, recovered);
        }
        Finding cost = lodging.monthlyCost().signum() == 0
                ? new Finding(Outcome.PASS, List.of())
                : compared(advert, lodging.monthlyCost().add(costOf(conditions.food())));
        if (recovered.isEmpty() || cost.outcome() == Outcome.FAIL) {
            return cost;
        }
        List<Evidence> both = new ArrayList<>(recovered);
        both.addAll(cost.evidence());
        return new Finding(Outcome.REVIEW, List.copyOf(both));
    }

    private static Finding compared(Advert advert, BigDecimal cost) {
        OfferedPay pay = advert.vacancy().pay();
        BigDecimal monthly = pay == null ? null : monthly(pay, advert.vacancy().contract());
        if (monthly == null) {
            return finding(Outcome.UNKNOWN, COST, "cannot be held against the pay: it is not known for a month");
        }
        BigDecimal share = cost.multiply(HUNDRED).divide(monthly, MathContext.DECIMAL64);
        String text = "lodging and food cost " + share.setScale(0, RoundingMode.HALF_UP) + " % of the least pay stated";
        if (share.compareTo(OVERBURDENED) > 0) {
            return finding(Outcome.FAIL, COST, text);
        }
        return finding(share.compareTo(UNAFFORDABLE) > 0 ? Outcome.REVIEW : Outcome.PASS, COST, text);
    }

    private static BigDecimal costOf(Conditions.Provision food) {
        return food == null || !Boolean.TRUE.equals(food.provided()) || food.monthlyCost() == null
                ? BigDecimal.ZERO
                : food.monthlyCost();
    }

    private static List<Evidence> recoveredFromWages(List<Charge> charges) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; charges != null && i < charges.size(); i++) {
            Charge charge = charges.get(i);
            if (charge.category() == Charge.Category.TRAVEL_LODGING && charge.recoveredFromWages()) {
                evidence.add(new Evidence("charges[" + i + "]", null, null, "TRAVEL_LODGING recovered from wages"));
            }
        }
        return evidence;
    }

    /** The least pay stated, for a month; null where hours or days that it is for are not stated. */
    private static BigDecimal monthly(OfferedPay pay, Contract contract) {
        BigDecimal amount = pay.minimum() != null && pay.minimum().signum() > 0 ? pay.minimum() : pay.maximum();
        if (amount == null || amount.signum() == 0 || pay.per() == null) {
            return null;
        }
        BigDecimal hours = contract == null ? null : contract.hoursPerWeek();
        BigDecimal rest = contract == null ? null : contract.restDaysPerWeek();
        BigDecimal perYear =
                switch (pay.per()) {
                    case HOUR -> hours == null || hours.signum() == 0 ? null : hours.multiply(WEEKS_PER_YEAR);
                    case DAY ->
                        rest == null || rest.compareTo(DAYS_PER_WEEK) >= 0
                                ? null
                                : DAYS_PER_WEEK.subtract(rest).multiply(WEEKS_PER_YEAR);
                    case WEEK -> WEEKS_PER_YEAR;
                    case MONTH -> MONTHS_PER_YEAR;
                    case YEAR -> BigDecimal.ONE;
                };
        return perYear == null ? null : amount.multiply(perYear).divide(MONTHS_PER_YEAR, MathContext.DECIMAL64);
    }

    private static Finding finding(Outcome outcome, String field, String text) {
        return new Finding(outcome, List.of(new Evidence(field, null, null, text)));
    }
}
