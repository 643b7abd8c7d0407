package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.TODAY;
import static org.passerelle.recruitment.Adverts.field;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.Place;
import org.passerelle.recruitment.Advert.Background;
import org.passerelle.recruitment.Advert.Permit;
import org.passerelle.recruitment.Advert.Registered;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.Payer;
import org.passerelle.vacancy.Refused;

/** Employers, agencies, and offers that come back. */
class WhoRecruitsTest {
    private static final Finding PASS = new Finding(Outcome.PASS, List.of());
    private static final String ADVERT = "Cueillette de pommes dans le Lubéron, du lundi au vendredi, en équipe de dix,"
            + " avec un chef qui parle wolof.";

    private final Adverts advert = new Adverts();

    @Test
    void at_home_an_employer_is_known_by_name_and_country_and_away_by_number_too() {
        assertEquals(PASS, advert.checkedBy(new EmployerIdentified()));
        advert.scheme = "PALIM";
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(field(
                                "employer.registration", "not stated: the employer's number in a public register"))),
                advert.checkedBy(new EmployerIdentified()));
        advert.employer = null;
        assertEquals(
                List.of("employer.name", "employer.country", "employer.registration"),
                advert.checkedBy(new EmployerIdentified()).evidence().stream()
                        .map(Rule.Evidence::field)
                        .toList());
    }

    @Test
    void an_employer_whose_licence_is_suspended_or_revoked_is_under_sanction_from_that_day_on() {
        advert.employer = new Employer("Les Vergers du Sud", "FR", "123", null);
        registered("Les Vergers du Sud", Licence.State.SUSPENDED);
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(field("employer.registration", "licence A-17 of ANAPEC suspended since " + TODAY))),
                advert.checkedBy(new EmployerIdentified()));
        registered("Les Vergers du Sud", Licence.State.VALID);
        assertEquals(PASS, advert.checkedBy(new EmployerIdentified()));
    }

    @Test
    void an_employer_registered_under_another_name_is_for_review() {
        advert.employer = new Employer("Les Vergers du Sud", "FR", "123", null);
        registered("Transports Martin", Licence.State.VALID);
        assertEquals(
                new Finding(Outcome.REVIEW, List.of(field("employer.name", "registered as Transports Martin"))),
                advert.checkedBy(new EmployerIdentified()));
        registered("LES VERGERS DU SUD S.A.R.L.", Licence.State.VALID);
        assertEquals(PASS, advert.checkedBy(new EmployerIdentified()));
        registered("VDS", Licence.State.VALID, "Les Vergers du Sud");
        assertEquals(PASS, advert.checkedBy(new EmployerIdentified()));
    }

    @Test
    void an_agency_that_the_terms_speak_of_is_named() {
        advert.conditions =
                new Conditions(null, null, Payer.AGENCY, Payer.AGENCY, null, Conditions.Keeper.AGENCY, null, null);
        advert.charges = List.of(
                new Charge(Charge.Category.MEDICAL, Payer.EMPLOYER, null, null, null, false, null, null),
                new Charge(Charge.Category.MEDICAL, Payer.AGENCY, null, null, null, false, null, null));
        String nameless = "AGENCY, and the vacancy names none";
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(
                                field("conditions.travelPaidBy", nameless),
                                field("conditions.returnPaidBy", nameless),
                                field("conditions.documentsKeptBy", nameless),
                                field("charges[1].payer", nameless))),
                advert.checkedBy(new AgencyNamed()));
        advert.intermediary = Adverts.agency(Organisation.Kind.AGENCY);
        assertEquals(
                new Finding(Outcome.PASS, List.of(field("intermediary", "Atlas Emploi"))),
                advert.checkedBy(new AgencyNamed()));
        Advert unregistered = new Advert(advert.advert().vacancy(), null, TODAY);
        assertEquals(
                new Finding(Outcome.UNKNOWN, List.of(field("intermediary", "not in the register: " + Adverts.AGENCY))),
                new AgencyNamed().check(unregistered));
    }

    @Test
    void without_an_agency_in_the_terms_none_is_asked_for() {
        advert.conditions = Adverts.stated(Conditions.Keeper.WORKER);
        assertEquals(new Finding(Outcome.NOT_APPLICABLE, List.of()), advert.checkedBy(new AgencyNamed()));
    }

    @Test
    void a_refused_offer_that_comes_back_nearly_word_for_word_is_for_review() {
        advert.description = ADVERT;
        assertEquals(PASS, advert.checkedBy(new RefusedBefore()));
        refused(ADVERT.replace("wolof", "soninké").toUpperCase(), advert.employer, advert.place);
        assertEquals(
                new Finding(
                        Outcome.REVIEW,
                        List.of(field("description", "91 in 100 as in BAR-1 of bar, which is refused"))),
                advert.checkedBy(new RefusedBefore()));
    }

    @Test
    void another_text_employer_or_town_is_another_offer() {
        advert.description = ADVERT;
        refused("Cueillette de pommes, logement et repas compris.", advert.employer, advert.place);
        assertEquals(PASS, advert.checkedBy(new RefusedBefore()));
        refused(ADVERT, new Employer("Les Vergers du Nord", "FR", null, null), advert.place);
        assertEquals(PASS, advert.checkedBy(new RefusedBefore()));
        refused(ADVERT, advert.employer, new Place("FR", "FR-PAC", "Cavaillon", null, null));
        assertEquals(PASS, advert.checkedBy(new RefusedBefore()));
    }

    @Test
    void where_the_place_is_not_known_nothing_can_be_held_against_it() {
        advert.place = new Place(null, null, null, null, null);
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(field(
                                "description",
                                "not known: whether it was refused before, without occupation and place"))),
                advert.checkedBy(new RefusedBefore()));
    }

    private void registered(String name, Licence.State state, String... aliases) {
        Permit licence = new Permit("A-17", "ANAPEC", "MA", List.of(), TODAY, null, state, TODAY);
        advert.background = new Background(
                null, new Registered(UUID.randomUUID(), name, List.of(aliases), List.of(licence)), List.of());
    }

    private void refused(String description, Employer employer, Place place) {
        advert.background = new Background(
                null,
                null,
                List.of(RefusedOffer.of(new Refused(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "bar",
                        "BAR-1",
                        advert.title,
                        description,
                        "A1101",
                        employer,
                        place))));
    }
}
