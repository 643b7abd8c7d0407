package org.passerelle.recruitment.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Law.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.platform.PayPeriod;
import org.passerelle.recruitment.Law;
import org.passerelle.recruitment.register.LawInForce.Bond;

class LawInForceTest {

    private static Fact convention(String ratifiedOn) {
        return Fact.of(new Fact.Convention("C181", ratifiedOn == null ? null : LocalDate.parse(ratifiedOn), null));
    }

    private static Fact wage(Sector sector, String amount) {
        return Fact.of(new Fact.MinimumWage(sector, new BigDecimal(amount), "XOF", PayPeriod.HOUR, null, null));
    }

    private static Bond bond(Register register, String day) {
        return register.asOf(LocalDate.parse(day)).convention("C181", "ML").bond();
    }

    private static Optional<String> wage(Register register, String day, Sector sector) {
        return register.asOf(LocalDate.parse(day))
                .minimumWage("SN", sector)
                .map(e -> e.fact().minimumWage().amount().toPlainString());
    }

    @Test
    void a_convention_binds_from_its_own_day_and_not_before() {
        Register register = Law.of(entry("ML", convention("2016-06-14"), "2017-06-14", null));
        assertEquals(Bond.NOT_RATIFIED, bond(register, "2016-06-13"));
        assertEquals(Bond.RATIFIED, bond(register, "2016-06-14"));
        assertEquals(Bond.RATIFIED, bond(register, "2017-06-13"));
        assertEquals(Bond.IN_FORCE, bond(register, "2017-06-14"));
    }

    @Test
    void a_denunciation_ends_it_when_it_takes_effect() {
        Register register = Law.of(entry("ML", convention("2016-06-14"), "2017-06-14", "2028-03-31"));
        assertEquals(Bond.IN_FORCE, bond(register, "2028-03-31"));
        assertEquals(Bond.DENOUNCED, bond(register, "2028-04-01"));
    }

    @Test
    void that_there_was_no_ratification_is_known_up_to_the_day_of_the_source() {
        Register register = Law.of(entry("ML", convention(null), null, null, "2023-03-31", Confidence.CONFIRMED));
        assertEquals(Bond.NOT_RATIFIED, bond(register, "2023-03-31"));
        assertEquals(Bond.UNKNOWN, bond(register, "2023-04-01"));
    }

    @Test
    void a_ratification_counts_beside_an_older_entry_that_there_was_none() {
        Register register = Law.of(
                entry("ML", convention(null), null, null, "2015-12-31", Confidence.CONFIRMED),
                entry("ML", convention("2016-06-14"), "2017-06-14", null));
        assertEquals(Bond.NOT_RATIFIED, bond(register, "2016-01-01"));
        assertEquals(Bond.IN_FORCE, bond(register, "2020-01-01"));
    }

    @Test
    void of_another_convention_or_country_nothing_is_known() {
        Register register = Law.of(entry("ML", convention("2016-06-14"), "2017-06-14", null));
        LawInForce law = register.asOf(LocalDate.parse("2020-01-01"));
        assertEquals(Bond.UNKNOWN, law.convention("C189", "ML").bond());
        assertEquals(Bond.UNKNOWN, law.convention("C181", "SN").bond());
        assertEquals(Optional.empty(), law.convention("C181", "SN").entry());
    }

    @Test
    void a_new_minimum_wage_counts_from_its_own_day_and_not_before() {
        Register register = Law.of(
                entry("SN", wage(Sector.ALL, "334"), "2019-12-01", "2023-08-18"),
                entry("SN", wage(Sector.ALL, "371"), "2023-08-19", null));
        assertEquals(Optional.empty(), wage(register, "2019-11-30", Sector.GENERAL));
        assertEquals(Optional.of("334"), wage(register, "2023-08-18", Sector.GENERAL));
        assertEquals(Optional.of("371"), wage(register, "2023-08-19", Sector.GENERAL));
    }

    @Test
    void a_later_act_takes_the_place_of_one_that_nobody_closed() {
        Register register = Law.of(
                entry("SN", wage(Sector.ALL, "400"), "2027-01-01", null),
                entry("SN", wage(Sector.ALL, "371"), "2023-08-19", null));
        assertEquals(Optional.of("371"), wage(register, "2026-12-31", Sector.GENERAL));
        assertEquals(Optional.of("400"), wage(register, "2027-01-01", Sector.GENERAL));
    }

    @Test
    void a_sector_has_its_own_rule_or_one_that_knows_no_sectors_but_never_anothers() {
        Register register = Law.of(
                entry("SN", wage(Sector.GENERAL, "371"), "2023-08-19", null),
                entry("SN", wage(Sector.AGRICULTURE, "237"), "2023-08-19", null));
        assertEquals(Optional.of("371"), wage(register, "2024-01-01", Sector.GENERAL));
        assertEquals(Optional.of("237"), wage(register, "2024-01-01", Sector.AGRICULTURE));
        assertEquals(Optional.empty(), wage(register, "2024-01-01", Sector.DOMESTIC_WORK));
        assertEquals(Optional.empty(), wage(register, "2024-01-01", Sector.ALL));
    }

    @Test
    void occupations_fall_under_the_rules_of_their_sector() {
        assertEquals(
                List.of(Sector.AGRICULTURE, Sector.AGRICULTURE, Sector.DOMESTIC_WORK, Sector.GENERAL, Sector.ALL),
                Stream.of("6111", "9211", "9111", "7112", null).map(Sector::of).toList());
    }

    @Test
    void an_agreement_holds_between_any_two_of_its_parties_in_both_directions() {
        Fact fact = Fact.of(new Fact.SocialSecurity("Regulation", null, true));
        LawInForce law = Law.of(entry("BE FR PT", fact, "2010-05-01", null)).asOf(LocalDate.parse("2010-05-01"));
        assertEquals(1, law.socialSecurity("FR", "PT").size());
        assertEquals(1, law.socialSecurity("PT", "FR").size());
        assertEquals(0, law.socialSecurity("FR", "MA").size());
        assertEquals(
                0,
                law.register()
                        .asOf(LocalDate.parse("2010-04-30"))
                        .socialSecurity("FR", "PT")
                        .size());
    }

    @Test
    void fees_licences_and_unions_are_looked_up_by_country_and_day() {
        Register register = Law.of(
                entry("EG", Fact.of(new Fact.FeeRule(Fact.Charging.CAPPED, "2 %", null)), "2003-07-07", "2025-08-31"),
                entry(
                        "EG",
                        Fact.of(new Fact.LicensingAuthority(Fact.Activity.PLACEMENT, true, "Ministry")),
                        "2003-07-07",
                        null),
                entry(
                        "EG",
                        Fact.of(new Fact.UnionRights(Fact.Organising.FREE, Fact.Migrants.SAME)),
                        "2017-12-01",
                        null));
        LawInForce then = register.asOf(LocalDate.parse("2025-08-31"));
        LawInForce now = register.asOf(LocalDate.parse("2025-09-01"));
        assertEquals(
                Optional.of(Fact.Charging.CAPPED),
                then.feeRule("EG").map(e -> e.fact().feeRule().charging()));
        assertEquals(Optional.empty(), now.feeRule("EG"));
        assertEquals(
                List.of("Ministry"),
                now.licensingAuthorities("EG").stream()
                        .map(e -> e.fact().licensingAuthority().authority())
                        .toList());
        assertEquals(
                Optional.of(Fact.Migrants.SAME),
                now.unionRights("EG").map(e -> e.fact().unionRights().migrants()));
        assertEquals(Optional.empty(), now.unionRights("MA"));
    }
}
