package org.passerelle.recruitment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.WorkingTime;
import org.passerelle.platform.PayPeriod;
import org.passerelle.platform.ReferenceCurrency;
import org.passerelle.recruitment.register.Confidence;
import org.passerelle.recruitment.register.Fact;
import org.passerelle.recruitment.register.RegisterEntry;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.VacancyDraft;

/**
 * Pay is at least the minimum of the country, the sector and the day the work begins (C131; C097 Art. 6 for migrants; C189
 * Art. 11 for domestic work). Both are brought to an hour: a year has 52 weeks and 12 months, a week that is paid by the day
 * six days in the law and in the advert those that its rest leaves.
 *
 * <ul>
 *   <li>PASS: at or above the minimum.
 *   <li>FAIL: below it. REVIEW when the register's figure is not confirmed.
 *   <li>UNKNOWN: the register is silent; the amount, the currency, the period or the hours are not stated; an apprentice is
 *       paid less than the ordinary minimum; the currencies differ and the amounts are near to each other.
 *   <li>NOT_APPLICABLE: the law of the country has no minimum wage.
 * </ul>
 */
final class MinimumPay extends Rule {
    static final String ID = "minimum-pay";

    private static final BigDecimal WEEKS_PER_YEAR = BigDecimal.valueOf(52);
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal DAYS_PER_WEEK = BigDecimal.valueOf(7);
    /** In the laws that fix a minimum for a day. */
    private static final BigDecimal WORKING_DAYS_PER_WEEK = BigDecimal.valueOf(6);
    /** Monthly hours are rounded in law and in adverts (151.67, 173.33): a thousandth is nothing. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.999");
    /** Reference rates are rounded and of some months ago: amounts nearer than a quarter cannot be told apart. */
    private static final BigDecimal CLEARLY_ABOVE = new BigDecimal("1.25");

    private static final BigDecimal CLEARLY_BELOW = new BigDecimal("0.75");
    /** Brings hourly amounts in two currencies to cents that are fine enough to compare. */
    private static final BigDecimal SCALE = BigDecimal.valueOf(1000);

    MinimumPay() {
        super(ID, 1, Severity.REVIEW, "C131 Art. 2", "C097 Art. 6", "C189 Art. 11");
    }

    @Override
    public Finding check(Advert advert) {
        VacancyDraft vacancy = advert.vacancy();
        String country = vacancy.place().country();
        if (country == null) {
            return unknown("not stated: the country of the work");
        }
        Optional<RegisterEntry> entry = advert.law().minimumWage(country, advert.sector());
        if (entry.isEmpty()) {
            return unknown("the register has no minimum wage of " + country + " on "
                    + advert.law().day());
        }
        Fact.MinimumWage minimum = entry.get().fact().minimumWage();
        if (minimum.amount() == null) {
            return finding(
                    Outcome.NOT_APPLICABLE,
                    "no minimum wage in " + country + " (" + entry.get().citation() + ")");
        }
        OfferedPay pay = vacancy.pay();
        BigDecimal offered = pay == null ? null : stated(pay.minimum(), pay.maximum());
        if (offered == null || pay.currency() == null || pay.per() == null) {
            return unknown("not stated: an amount with its currency and period");
        }
        BigDecimal hours = hoursPerWeek(advert, minimum);
        BigDecimal hoursPaid = hoursPaid(pay.per(), hours, vacancy.contract());
        if (hoursPaid == null) {
            return unknown("not stated: the hours that the pay is for");
        }
        return compared(advert, entry.get(), offered.divide(hoursPaid, MathContext.DECIMAL64));
    }

    /** @param hourly what is offered for an hour when the pay comes twelve times a year */
    private static Finding compared(Advert advert, RegisterEntry entry, BigDecimal hourly) {
        OfferedPay pay = advert.vacancy().pay();
        Fact.MinimumWage minimum = entry.fact().minimumWage();
        int payments = minimum.paymentsPerYear() == null ? 12 : minimum.paymentsPerYear();
        BigDecimal owed = minimum.amount()
                .multiply(BigDecimal.valueOf(payments))
                .divide(MONTHS_PER_YEAR, MathContext.DECIMAL64)
                .divide(hoursPaid(minimum), MathContext.DECIMAL64);
        // Who pays by the month where fourteen are usual may mean twelve of them or fourteen.
        BigDecimal atMost = pay.per() == PayPeriod.MONTH
                ? hourly.multiply(BigDecimal.valueOf(payments)).divide(MONTHS_PER_YEAR, MathContext.DECIMAL64)
                : hourly;
        boolean mostOnly = pay.minimum() == null || pay.minimum().signum() == 0;
        if (isBelow(atMost, pay.currency(), owed, minimum.currency())) {
            return below(advert, entry);
        }
        if (!mostOnly && isAtLeast(hourly, pay.currency(), owed, minimum.currency())) {
            return finding(Outcome.PASS, "at or above " + told(minimum) + " (" + entry.citation() + ")");
        }
        return unknown("cannot be held against " + told(minimum) + " (" + entry.citation() + "): "
                + (mostOnly ? "only the most is stated" : "currency or number of payments differ"));
    }

    private static Finding below(Advert advert, RegisterEntry entry) {
        String text = "below " + told(entry.fact().minimumWage()) + " (" + entry.citation() + ")";
        if (isLearner(advert.vacancy())) {
            return unknown(text + "; learners may have a lower one");
        }
        return finding(entry.confidence() == Confidence.CONFIRMED ? Outcome.FAIL : Outcome.REVIEW, text);
    }

    private static boolean isLearner(VacancyDraft vacancy) {
        EntryType entry = vacancy.entryType();
        ContractKind kind =
                vacancy.contract() == null ? null : vacancy.contract().kind();
        return entry == EntryType.APPRENTICE
                || entry == EntryType.TRAINEE
                || kind == ContractKind.APPRENTICESHIP
                || kind == ContractKind.TRAINEESHIP;
    }

    /** Whether one amount for an hour is below another; in two currencies, clearly so. */
    static boolean isBelow(BigDecimal offered, String currency, BigDecimal owed, String owedIn) {
        return currency.equals(owedIn)
                ? offered.compareTo(owed.multiply(ROUNDING)) < 0
                : ratio(offered, currency, owed, owedIn)
                        .filter(r -> r.compareTo(CLEARLY_BELOW) < 0)
                        .isPresent();
    }

    private static boolean isAtLeast(BigDecimal offered, String currency, BigDecimal owed, String owedIn) {
        return currency.equals(owedIn)
                ? offered.compareTo(owed.multiply(ROUNDING)) >= 0
                : ratio(offered, currency, owed, owedIn)
                        .filter(r -> r.compareTo(CLEARLY_ABOVE) > 0)
                        .isPresent();
    }

    /** Empty when there is no rate for one of the currencies. */
    private static Optional<BigDecimal> ratio(BigDecimal offered, String currency, BigDecimal owed, String owedIn) {
        return cents(offered, currency)
                .flatMap(o -> cents(owed, owedIn).filter(m -> m > 0).map(m -> BigDecimal.valueOf(o)
                        .divide(BigDecimal.valueOf(m), MathContext.DECIMAL64)));
    }

    private static Optional<Long> cents(BigDecimal hourly, String currency) {
        return ReferenceCurrency.monthlyCents(hourly.multiply(SCALE), currency, PayPeriod.MONTH, null);
    }

    /** The hours stated; for full time without a figure, those the minimum stands for, else the legal week. */
    private static BigDecimal hoursPerWeek(Advert advert, Fact.MinimumWage minimum) {
        Contract contract = advert.vacancy().contract();
        if (contract == null) {
            return null;
        }
        if (contract.hoursPerWeek() != null && contract.hoursPerWeek().signum() > 0) {
            return contract.hoursPerWeek();
        }
        if (contract.workingTime() != WorkingTime.FULL_TIME) {
            return null;
        }
        return Optional.ofNullable(minimum.hoursPerWeek())
                .or(() -> advert.law()
                        .workingTime(advert.vacancy().place().country(), advert.sector())
                        .map(law -> law.fact().workingTime().normalWeeklyHours()))
                .orElse(null);
    }

    /** How many hours one payment of this period is for; null when it cannot be told. */
    static BigDecimal hoursPaid(PayPeriod per, BigDecimal hours, Contract contract) {
        if (per == PayPeriod.HOUR) {
            return BigDecimal.ONE;
        }
        if (hours == null) {
            return null;
        }
        BigDecimal rest = contract.restDaysPerWeek();
        return switch (per) {
            case HOUR -> BigDecimal.ONE;
            case DAY ->
                rest == null || rest.compareTo(DAYS_PER_WEEK) >= 0
                        ? null
                        : hours.divide(DAYS_PER_WEEK.subtract(rest), MathContext.DECIMAL64);
            case WEEK -> hours;
            case MONTH -> hours.multiply(WEEKS_PER_YEAR).divide(MONTHS_PER_YEAR, MathContext.DECIMAL64);
            case YEAR -> hours.multiply(WEEKS_PER_YEAR);
        };
    }

    private static BigDecimal hoursPaid(Fact.MinimumWage minimum) {
        return switch (minimum.per()) {
            case HOUR -> BigDecimal.ONE;
            case DAY -> minimum.hoursPerWeek().divide(WORKING_DAYS_PER_WEEK, MathContext.DECIMAL64);
            case WEEK -> minimum.hoursPerWeek();
            case MONTH ->
                minimum.hoursPerWeek().multiply(WEEKS_PER_YEAR).divide(MONTHS_PER_YEAR, MathContext.DECIMAL64);
            case YEAR -> minimum.hoursPerWeek().multiply(WEEKS_PER_YEAR);
        };
    }

    /** The least that is stated above zero. */
    private static BigDecimal stated(BigDecimal minimum, BigDecimal maximum) {
        if (minimum != null && minimum.signum() > 0) {
            return minimum;
        }
        return maximum != null && maximum.signum() > 0 ? maximum : null;
    }

    private static String told(Fact.MinimumWage minimum) {
        return minimum.amount().toPlainString() + " " + minimum.currency() + " per " + minimum.per()
                + (minimum.hoursPerWeek() == null
                        ? ""
                        : " of " + minimum.hoursPerWeek().toPlainString() + " hours a week");
    }

    private static Finding unknown(String text) {
        return finding(Outcome.UNKNOWN, text);
    }

    private static Finding finding(Outcome outcome, String text) {
        return new Finding(outcome, List.of(new Evidence("pay", null, null, text)));
    }
}
