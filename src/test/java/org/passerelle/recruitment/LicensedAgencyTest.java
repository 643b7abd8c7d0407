package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.TODAY;
import static org.passerelle.recruitment.Adverts.field;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.organisation.Licence.State;
import org.passerelle.organisation.Organisation.Kind;
import org.passerelle.recruitment.Advert.Permit;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;

class LicensedAgencyTest {
    private static final LocalDate START = LocalDate.of(2025, 1, 1);

    private final Rule rule = new LicensedAgency();
    private final Adverts advert = new Adverts();

    @Test
    void without_an_intermediary_it_is_not_applicable() {
        assertEquals(new Finding(Outcome.NOT_APPLICABLE, List.of()), advert.checkedBy(rule));
    }

    @Test
    void a_public_employment_service_and_its_offices_need_no_licence() {
        for (Kind kind : List.of(Kind.PES, Kind.OFFICE)) {
            advert.intermediary = Adverts.agency(kind);
            assertEquals(new Finding(Outcome.NOT_APPLICABLE, List.of()), advert.checkedBy(rule));
        }
    }

    @Test
    void an_agency_without_licence_fails() {
        advert.intermediary = Adverts.agency(Kind.AGENCY);
        assertFails("no licence is registered");
    }

    @Test
    void a_licence_is_valid_on_its_first_day_and_on_its_last() {
        for (Permit licence : List.of(
                permit(TODAY, null, State.VALID, START), permit(START, TODAY, State.VALID, START, "FR", "ES"))) {
            advert.intermediary = Adverts.agency(Kind.AGENCY, licence);
            assertEquals(Outcome.PASS, advert.checkedBy(rule).outcome());
        }
        assertEquals(
                List.of(field("intermediary", "licence A-17 of ANAPEC (MA), 2025-01-01 to 2026-11-22")),
                advert.checkedBy(rule).evidence());
    }

    @Test
    void a_licence_that_has_ended_or_not_begun_fails_with_the_day() {
        advert.intermediary = Adverts.agency(Kind.AGENCY, permit(START, TODAY.minusDays(1), State.VALID, START));
        assertFails("licence A-17 of ANAPEC (MA), 2025-01-01 to 2026-11-21: expired on 2026-11-21");
        advert.intermediary = Adverts.agency(Kind.AGENCY, permit(TODAY.plusDays(1), null, State.VALID, START));
        assertFails("licence A-17 of ANAPEC (MA), 2026-11-23 without an end: not valid before 2026-11-23");
    }

    @Test
    void a_licence_suspended_or_revoked_by_the_day_fails() {
        advert.intermediary = Adverts.agency(Kind.AGENCY, permit(START, null, State.SUSPENDED, TODAY));
        assertFails("licence A-17 of ANAPEC (MA), 2025-01-01 without an end: suspended since 2026-11-22");
        advert.intermediary = Adverts.agency(Kind.AGENCY, permit(START, null, State.REVOKED, START));
        assertFails("licence A-17 of ANAPEC (MA), 2025-01-01 without an end: revoked since 2025-01-01");
        advert.intermediary = Adverts.agency(Kind.AGENCY, permit(START, null, State.SUSPENDED, TODAY.plusDays(1)));
        assertEquals(Outcome.PASS, advert.checkedBy(rule).outcome());
    }

    @Test
    void a_licence_for_other_countries_fails() {
        advert.intermediary = Adverts.agency(Kind.AGENCY, permit(START, null, State.VALID, START, "ES", "IT"));
        assertFails("licence A-17 of ANAPEC (MA), 2025-01-01 without an end: not for FR, only for ES, IT");
    }

    @Test
    void one_good_licence_among_several_is_enough_and_of_bad_ones_each_is_told() {
        Permit ended = permit(START, TODAY.minusDays(1), State.SUSPENDED, START, "ES");
        advert.intermediary = Adverts.agency(Kind.AGENCY, ended, permit(START, null, State.VALID, START));
        assertEquals(
                new Finding(
                        Outcome.PASS,
                        List.of(field("intermediary", "licence A-17 of ANAPEC (MA), 2025-01-01 without an end"))),
                advert.checkedBy(rule));
        advert.intermediary = Adverts.agency(Kind.AGENCY, ended, permit(START, null, State.REVOKED, START));
        assertFails(
                "licence A-17 of ANAPEC (MA), 2025-01-01 to 2026-11-21: "
                        + "suspended since 2025-01-01; expired on 2026-11-21; not for FR, only for ES",
                "licence A-17 of ANAPEC (MA), 2025-01-01 without an end: revoked since 2025-01-01");
    }

    @Test
    void an_intermediary_registered_as_something_else_is_for_review() {
        for (Kind kind : List.of(Kind.EMPLOYER, Kind.PARTNER, Kind.TRAINING_PROVIDER)) {
            advert.intermediary = Adverts.agency(kind);
            assertEquals(
                    new Finding(
                            Outcome.REVIEW,
                            List.of(field(
                                    "intermediary", "Atlas Emploi is registered as " + kind + ", not as an agency"))),
                    advert.checkedBy(rule));
        }
    }

    @Test
    void an_intermediary_that_is_not_in_the_register_is_unknown() {
        advert.intermediary = Adverts.agency(Kind.AGENCY);
        Advert unresolved = new Advert(advert.advert().vacancy(), null, TODAY);
        assertEquals(
                new Finding(Outcome.UNKNOWN, List.of(field("intermediary", "not in the register: " + Adverts.AGENCY))),
                rule.check(unresolved));
    }

    private void assertFails(String... texts) {
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(texts).stream()
                                .map(text -> field("intermediary", text))
                                .toList()),
                advert.checkedBy(rule));
    }

    private static Permit permit(
            LocalDate from, LocalDate until, State state, LocalDate stateSince, String... destinations) {
        return new Permit("A-17", "ANAPEC", "MA", List.of(destinations), from, until, state, stateSince);
    }
}
