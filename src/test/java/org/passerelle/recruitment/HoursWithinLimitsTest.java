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
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.recruitment.register.Confidence;
import org.passerelle.recruitment.register.Fact;
import org.passerelle.recruitment.register.Sector;
import org.passerelle.vacancy.Contract;

class HoursWithinLimitsTest {

    private final Adverts advert = new Adverts();

    private static Fact week(String normal, String maximum, String rest) {
        return Fact.of(new Fact.WorkingHours(
                Sector.ALL,
                normal == null ? null : new BigDecimal(normal),
                maximum == null ? null : new BigDecimal(maximum),
                new BigDecimal(rest),
                new BigDecimal("25")));
    }

    @BeforeEach
    void thirty_five_hours_and_at_most_forty_eight() {
        advert.register = Law.of(entry("FR", week("35", "48", "1"), "2017-01-01", null));
    }

    private Finding found(String hours, String rest, String overtime) {
        advert.contract = new Contract(
                ContractKind.SEASONAL,
                LocalDate.of(2027, 7, 1),
                4,
                null,
                hours == null ? null : new BigDecimal(hours),
                null,
                rest == null ? null : new BigDecimal(rest),
                overtime,
                null,
                null,
                null,
                null);
        return advert.checkedBy(new HoursWithinLimits());
    }

    @Test
    void the_normal_week_passes() {
        assertEquals(new Finding(Outcome.PASS, List.of()), found("35", "2", null));
    }

    @Test
    void more_than_the_most_fails_and_the_most_itself_is_looked_at() {
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(field("contract.hoursPerWeek", "48.5 hours; the most is 48 (Act, from 2017-01-01)"))),
                found("48.5", "1", "payées 25 %"));
        assertEquals(
                new Finding(
                        Outcome.REVIEW,
                        List.of(field(
                                "contract.hoursPerWeek",
                                "48 hours, beyond the normal 35; overtime adds 25 % (Act, from 2017-01-01)"))),
                found("48", "1", "payées 25 %"));
    }

    @Test
    void overtime_without_a_word_on_its_pay_is_unknown() {
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(
                                field(
                                        "contract.hoursPerWeek",
                                        "39 hours, beyond the normal 35; not stated: how overtime is paid; overtime adds 25 % (Act, from 2017-01-01)"))),
                found("39", "1", " "));
    }

    @Test
    void less_rest_than_the_least_fails() {
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(field(
                                "contract.restDaysPerWeek",
                                "0.5 days of rest; the least is 1 (Act, from 2017-01-01)"))),
                found("35", "0.5", null));
    }

    @Test
    void rest_is_asked_of_work_away_only() {
        assertEquals(Outcome.PASS, found("35", null, null).outcome());
        advert.scheme = "PALIM";
        assertEquals(Outcome.UNKNOWN, found("35", null, null).outcome());
    }

    @Test
    void hours_in_figures_are_asked_of_work_away_only() {
        assertEquals(Outcome.NOT_APPLICABLE, found(null, "1", null).outcome());
        advert.scheme = "PALIM";
        assertEquals(Outcome.UNKNOWN, found(null, "1", null).outcome());
        advert.contract = null;
        assertEquals(Outcome.UNKNOWN, advert.checkedBy(new HoursWithinLimits()).outcome());
    }

    @Test
    void limits_count_from_their_own_day() {
        advert.register = Law.of(
                entry("FR", week("40", "60", "1"), "2017-01-01", "2027-07-01"),
                entry("FR", week("35", "48", "1"), "2027-07-02", null));
        assertEquals(Outcome.PASS, found("40", "1", null).outcome());
        advert.register = Law.of(
                entry("FR", week("40", "60", "1"), "2017-01-01", "2027-06-30"),
                entry("FR", week("35", "39", "1"), "2027-07-01", null));
        assertEquals(Outcome.FAIL, found("40", "1", null).outcome());
    }

    @Test
    void where_the_register_is_silent_nothing_is_known() {
        advert.register = Law.of();
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(field(
                                "contract.hoursPerWeek", "the register has no working time of FR on 2027-07-01"))),
                found("35", "1", null));
    }

    @Test
    void a_law_without_a_limit_sets_none() {
        advert.register = Law.of(entry("FR", week(null, null, "1"), "2017-01-01", null));
        assertEquals(Outcome.PASS, found("70", "1", null).outcome());
    }

    @Test
    void a_limit_that_nobody_confirmed_condemns_nobody() {
        advert.register =
                Law.of(entry("FR", week("35", "48", "1"), "2017-01-01", null, "2026-01-01", Confidence.REPORTED));
        assertEquals(Outcome.REVIEW, found("60", "1", null).outcome());
    }
}
