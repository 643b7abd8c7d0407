package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.field;
import static org.passerelle.recruitment.Law.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.WorkingTime;
import org.passerelle.platform.PayPeriod;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.recruitment.register.Confidence;
import org.passerelle.recruitment.register.Fact;
import org.passerelle.recruitment.register.Sector;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.OfferedPay;

class MinimumPayTest {

    private final Adverts advert = new Adverts();

    private static Fact hourly(String amount) {
        return wage(amount, "EUR", PayPeriod.HOUR, null, null);
    }

    private static Fact wage(String amount, String currency, PayPeriod per, String hours, Integer payments) {
        return Fact.of(new Fact.MinimumWage(
                Sector.ALL,
                amount == null ? null : new BigDecimal(amount),
                currency,
                per,
                hours == null ? null : new BigDecimal(hours),
                payments));
    }

    @BeforeEach
    void twelve_and_two_cents_an_hour() {
        advert.register = Law.of(entry("FR", hourly("12.02"), "2026-01-01", null));
    }

    private void offer(String minimum, String maximum, String currency, PayPeriod per) {
        advert.pay = new OfferedPay(
                minimum == null ? null : new BigDecimal(minimum),
                maximum == null ? null : new BigDecimal(maximum),
                currency,
                per,
                null);
    }

    private void hours(String hoursPerWeek, WorkingTime workingTime, String rest, LocalDate startsOn) {
        advert.contract = new Contract(
                ContractKind.SEASONAL,
                startsOn,
                4,
                workingTime,
                hoursPerWeek == null ? null : new BigDecimal(hoursPerWeek),
                null,
                rest == null ? null : new BigDecimal(rest),
                null,
                null,
                null,
                null,
                null);
    }

    private Outcome outcome() {
        return advert.checkedBy(new MinimumPay()).outcome();
    }

    @Test
    void a_cent_below_fails_and_the_minimum_itself_passes() {
        offer("12.00", null, "EUR", PayPeriod.HOUR);
        assertEquals(
                new Finding(Outcome.FAIL, List.of(field("pay", "below 12.02 EUR per HOUR (Act, from 2026-01-01)"))),
                advert.checkedBy(new MinimumPay()));
        offer("12.02", null, "EUR", PayPeriod.HOUR);
        assertEquals(
                new Finding(
                        Outcome.PASS, List.of(field("pay", "at or above 12.02 EUR per HOUR (Act, from 2026-01-01)"))),
                advert.checkedBy(new MinimumPay()));
    }

    @Test
    void other_periods_are_brought_to_the_hour_by_the_hours_stated() {
        offer("1823.03", null, "EUR", PayPeriod.MONTH);
        assertEquals(Outcome.PASS, outcome());
        offer("1801", null, "EUR", PayPeriod.MONTH);
        assertEquals(Outcome.FAIL, outcome());
        hours("39", WorkingTime.FULL_TIME, null, null);
        offer("1823.03", null, "EUR", PayPeriod.MONTH);
        assertEquals(Outcome.FAIL, outcome());
        hours("20", WorkingTime.PART_TIME, null, null);
        offer("240.40", null, "EUR", PayPeriod.WEEK);
        assertEquals(Outcome.PASS, outcome());
        offer("12400", null, "EUR", PayPeriod.YEAR);
        assertEquals(Outcome.FAIL, outcome());
    }

    @Test
    void pay_by_the_day_needs_the_days_too() {
        hours("35", WorkingTime.FULL_TIME, "2", null);
        offer("84.14", null, "EUR", PayPeriod.DAY);
        assertEquals(Outcome.PASS, outcome());
        offer("80", null, "EUR", PayPeriod.DAY);
        assertEquals(Outcome.FAIL, outcome());
        hours("35", WorkingTime.FULL_TIME, null, null);
        assertEquals(Outcome.UNKNOWN, outcome());
    }

    @Test
    void a_daily_minimum_is_that_of_a_week_of_six_days() {
        advert.register = Law.of(entry("FR", wage("96", "EUR", PayPeriod.DAY, "48", null), "2026-01-01", null));
        offer("12", null, "EUR", PayPeriod.HOUR);
        assertEquals(Outcome.PASS, outcome());
        offer("11.90", null, "EUR", PayPeriod.HOUR);
        assertEquals(Outcome.FAIL, outcome());
    }

    @Test
    void a_new_minimum_counts_for_work_that_begins_on_its_day_or_later() {
        advert.register = Law.of(
                entry("FR", hourly("12.02"), "2026-01-01", "2026-12-31"),
                entry("FR", hourly("12.50"), "2027-01-01", null));
        offer("12.10", null, "EUR", PayPeriod.HOUR);
        hours("35", WorkingTime.FULL_TIME, null, LocalDate.of(2026, 12, 31));
        assertEquals(Outcome.PASS, outcome());
        hours("35", WorkingTime.FULL_TIME, null, LocalDate.of(2027, 1, 1));
        assertEquals(Outcome.FAIL, outcome());
    }

    @Test
    void work_whose_beginning_is_past_or_not_stated_is_held_against_the_law_of_today() {
        offer("12.10", null, "EUR", PayPeriod.HOUR);
        hours("35", WorkingTime.FULL_TIME, null, LocalDate.of(2025, 1, 1));
        assertEquals(Outcome.PASS, outcome());
        hours("35", WorkingTime.FULL_TIME, null, null);
        assertEquals(Outcome.PASS, outcome());
    }

    @Test
    void where_the_register_is_silent_nothing_is_known() {
        advert.register = Law.of(entry("FR", hourly("12.02"), "2026-01-01", "2027-06-30"));
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN, List.of(field("pay", "the register has no minimum wage of FR on 2027-07-01"))),
                advert.checkedBy(new MinimumPay()));
    }

    @Test
    void where_the_law_fixes_none_nothing_is_asked() {
        advert.register = Law.of(entry("FR", wage(null, null, null, null, null), "2018-01-01", null));
        assertEquals(Outcome.NOT_APPLICABLE, outcome());
    }

    @Test
    void a_missing_term_never_passes() {
        advert.pay = null;
        assertEquals(Outcome.UNKNOWN, outcome());
        offer("0", null, "EUR", PayPeriod.HOUR);
        assertEquals(Outcome.UNKNOWN, outcome());
        offer("50", null, null, PayPeriod.HOUR);
        assertEquals(Outcome.UNKNOWN, outcome());
        offer("50", null, "EUR", null);
        assertEquals(Outcome.UNKNOWN, outcome());
        offer("5000", null, "EUR", PayPeriod.MONTH);
        hours(null, WorkingTime.PART_TIME, null, null);
        assertEquals(Outcome.UNKNOWN, outcome());
        advert.contract = null;
        assertEquals(Outcome.UNKNOWN, outcome());
    }

    @Test
    void full_time_without_a_figure_is_the_week_of_the_law() {
        hours(null, WorkingTime.FULL_TIME, null, null);
        offer("1823.03", null, "EUR", PayPeriod.MONTH);
        assertEquals(Outcome.UNKNOWN, outcome());
        Fact week = Fact.of(new Fact.WorkingHours(Sector.ALL, new BigDecimal("35"), null, null, null));
        advert.register =
                Law.of(entry("FR", hourly("12.02"), "2026-01-01", null), entry("FR", week, "2002-01-01", null));
        assertEquals(Outcome.PASS, outcome());
        offer("1800", null, "EUR", PayPeriod.MONTH);
        assertEquals(Outcome.FAIL, outcome());
        advert.register = Law.of(entry("FR", wage("1800", "EUR", PayPeriod.MONTH, "39", null), "2026-01-01", null));
        assertEquals(Outcome.PASS, outcome());
    }

    @Test
    void the_most_that_is_paid_says_only_when_it_is_too_little() {
        offer(null, "30", "EUR", PayPeriod.HOUR);
        assertEquals(Outcome.UNKNOWN, outcome());
        offer(null, "11", "EUR", PayPeriod.HOUR);
        assertEquals(Outcome.FAIL, outcome());
        offer("11", "30", "EUR", PayPeriod.HOUR);
        assertEquals(Outcome.FAIL, outcome());
    }

    @Test
    void where_fourteen_payments_are_usual_a_month_may_be_one_of_them() {
        advert.register = Law.of(entry("FR", wage("1221", "EUR", PayPeriod.MONTH, "40", 14), "2026-01-01", null));
        hours("40", WorkingTime.FULL_TIME, null, null);
        offer("1220", null, "EUR", PayPeriod.MONTH);
        assertEquals(Outcome.PASS, passed("1424.50"));
        assertEquals(Outcome.UNKNOWN, passed("1221"));
        assertEquals(Outcome.FAIL, passed("1210"));
        offer("17094", null, "EUR", PayPeriod.YEAR);
        assertEquals(Outcome.PASS, outcome());
        offer("16900", null, "EUR", PayPeriod.YEAR);
        assertEquals(Outcome.FAIL, outcome());
    }

    private Outcome passed(String monthly) {
        offer(monthly, null, "EUR", PayPeriod.MONTH);
        return outcome();
    }

    @Test
    void another_currency_tells_only_what_is_clear() {
        offer("10000", null, "XOF", PayPeriod.HOUR);
        assertEquals(Outcome.PASS, outcome());
        offer("1000", null, "XOF", PayPeriod.HOUR);
        assertEquals(Outcome.FAIL, outcome());
        offer("7900", null, "XOF", PayPeriod.HOUR);
        assertEquals(Outcome.UNKNOWN, outcome());
        offer("7900", null, "JPY", PayPeriod.HOUR);
        assertEquals(Outcome.UNKNOWN, outcome());
    }

    @Test
    void learners_may_have_a_lower_minimum() {
        offer("8", null, "EUR", PayPeriod.HOUR);
        advert.entryType = EntryType.APPRENTICE;
        assertEquals(Outcome.UNKNOWN, outcome());
        offer("13", null, "EUR", PayPeriod.HOUR);
        assertEquals(Outcome.PASS, outcome());
    }

    @Test
    void a_figure_that_nobody_confirmed_condemns_nobody() {
        advert.register = Law.of(entry("FR", hourly("12.02"), "2026-01-01", null, "2026-01-01", Confidence.REPORTED));
        offer("11", null, "EUR", PayPeriod.HOUR);
        assertEquals(
                new Finding(
                        Outcome.REVIEW,
                        List.of(field("pay", "below 12.02 EUR per HOUR (Act, from 2026-01-01, not confirmed)"))),
                advert.checkedBy(new MinimumPay()));
    }
}
