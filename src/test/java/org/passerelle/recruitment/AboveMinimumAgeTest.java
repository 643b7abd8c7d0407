package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.field;
import static org.passerelle.recruitment.Law.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Occupation;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.recruitment.register.Confidence;
import org.passerelle.recruitment.register.Fact;
import org.passerelle.recruitment.register.Sector;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.Requirements.Ground;
import org.passerelle.vacancy.Requirements.PersonalWish;

class AboveMinimumAgeTest {

    private static final Fact AGES = Fact.of(new Fact.MinimumAge(Sector.ALL, 16, 14, 18));

    private final Adverts advert = new Adverts();

    @BeforeEach
    void sixteen_and_for_hazardous_work_eighteen() {
        advert.register = Law.of(entry("FR", AGES, "2008-05-01", null));
    }

    private void wish(Ground ground, String wish) {
        advert.requirements =
                new Requirements(null, null, null, null, null, List.of(new PersonalWish(ground, wish, null)));
    }

    private void hazardous() {
        advert.occupation = new Occupation(
                "A1401",
                "A14",
                Occupation.Level.OCCUPATION,
                "9211",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(Occupation.Flag.HAZARDOUS_FOR_MINORS));
    }

    private Outcome outcome() {
        return advert.checkedBy(new AboveMinimumAge()).outcome();
    }

    @Test
    void an_age_at_the_limit_passes_and_a_year_less_fails() {
        wish(Ground.AGE, "16-25");
        assertEquals(
                new Finding(
                        Outcome.PASS,
                        List.of(field("requirements.personal", "work from 16 years (Act, from 2008-05-01)"))),
                advert.checkedBy(new AboveMinimumAge()));
        wish(Ground.AGE, "15+");
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(field(
                                "requirements.personal",
                                "wanted from 15 years; work from 16 years (Act, from 2008-05-01)"))),
                advert.checkedBy(new AboveMinimumAge()));
    }

    @Test
    void hazardous_work_asks_for_more() {
        hazardous();
        wish(Ground.AGE, "17 ans");
        assertEquals(Outcome.FAIL, outcome());
        wish(Ground.AGE, "18 à 30");
        assertEquals(Outcome.PASS, outcome());
    }

    @Test
    void a_ratification_counts_for_work_that_begins_on_the_day_it_is_in_force_and_not_before() {
        Fact lenient = Fact.of(new Fact.MinimumAge(Sector.ALL, 15, null, 16));
        Fact c182 = Fact.of(new Fact.Convention("C182", LocalDate.of(2026, 7, 2), null));
        hazardous();
        wish(Ground.AGE, "17");
        advert.register = Law.of(entry("FR", lenient, "2008-05-01", null), entry("FR", c182, "2027-07-02", null));
        assertEquals(Outcome.PASS, outcome());
        advert.register = Law.of(entry("FR", lenient, "2008-05-01", null), entry("FR", c182, "2027-07-01", null));
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(field(
                                "requirements.personal",
                                "wanted from 17 years; hazardous work from 18 years (Act, from 2027-07-01)"))),
                advert.checkedBy(new AboveMinimumAge()));
    }

    @Test
    void learners_for_hazardous_work_are_looked_at() {
        hazardous();
        assertEquals(Outcome.NOT_APPLICABLE, outcome());
        advert.entryType = EntryType.APPRENTICE;
        assertEquals(
                new Finding(
                        Outcome.REVIEW,
                        List.of(field(
                                "requirements.personal",
                                "not stated: from which age on; hazardous work from 18 years (Act, from 2008-05-01)"))),
                advert.checkedBy(new AboveMinimumAge()));
        advert.occupation = null;
        assertEquals(Outcome.NOT_APPLICABLE, outcome());
    }

    @Test
    void what_is_no_lowest_age_is_none() {
        for (String wish : List.of("moins de 15 ans", "jeune", "-15", "150", "1550", "15kg")) {
            wish(Ground.AGE, wish);
            assertEquals(Outcome.NOT_APPLICABLE, outcome(), wish);
        }
        wish(Ground.SEX, "15");
        assertEquals(Outcome.NOT_APPLICABLE, outcome());
    }

    @Test
    void where_the_register_is_silent_nothing_is_known() {
        advert.register = Law.of();
        wish(Ground.AGE, "30");
        assertEquals(Outcome.UNKNOWN, outcome());
    }

    @Test
    void an_age_that_nobody_confirmed_condemns_nobody() {
        advert.register = Law.of(entry("FR", AGES, "2008-05-01", null, "2024-12-31", Confidence.REPORTED));
        wish(Ground.AGE, "15");
        assertEquals(Outcome.REVIEW, outcome());
    }
}
