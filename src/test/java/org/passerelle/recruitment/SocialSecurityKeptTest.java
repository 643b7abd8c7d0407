package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.field;
import static org.passerelle.recruitment.Law.entry;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.organisation.Organisation;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.recruitment.register.Fact;
import org.passerelle.vacancy.Conditions;

class SocialSecurityKeptTest {

    private final Adverts advert = new Adverts();

    private static Fact agreement(boolean portable) {
        return Fact.of(new Fact.SocialSecurity("Convention générale", null, portable));
    }

    /** From Morocco to France, through an agency. */
    @BeforeEach
    void a_corridor_with_an_agreement() {
        advert.intermediary = Adverts.agency(Organisation.Kind.AGENCY);
        advert.conditions = Adverts.stated(null);
        advert.register = Law.of(entry("FR MA", agreement(true), "2011-06-01", null));
    }

    private void insured(Boolean socialSecurity) {
        advert.conditions = new Conditions(null, null, null, null, socialSecurity, null, null, null);
    }

    private Outcome outcome() {
        return advert.checkedBy(new SocialSecurityKept()).outcome();
    }

    @Test
    void what_is_insured_and_portable_passes() {
        assertEquals(
                new Finding(
                        Outcome.PASS,
                        List.of(field(
                                "conditions.socialSecurity",
                                "kept between MA and FR: Convention générale (Act, from 2011-06-01)"))),
                advert.checkedBy(new SocialSecurityKept()));
    }

    @Test
    void no_social_security_fails_and_none_stated_is_unknown() {
        insured(false);
        assertEquals(Outcome.FAIL, outcome());
        insured(null);
        assertEquals(Outcome.UNKNOWN, outcome());
        advert.conditions = null;
        assertEquals(Outcome.UNKNOWN, outcome());
    }

    @Test
    void without_an_agreement_in_the_register_nothing_is_known() {
        advert.register = Law.of(entry("FR MA", agreement(true), "2027-07-02", null));
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(field(
                                "conditions.socialSecurity", "the register knows of no agreement between MA and FR"))),
                advert.checkedBy(new SocialSecurityKept()));
        advert.register = Law.of(entry("FR MA", agreement(true), "2027-07-01", null));
        assertEquals(Outcome.PASS, outcome());
    }

    @Test
    void an_agreement_that_carries_nothing_over_is_looked_at() {
        advert.register = Law.of(entry("FR MA", agreement(false), "2011-06-01", null));
        assertEquals(Outcome.REVIEW, outcome());
    }

    @Test
    void where_no_border_is_crossed_nothing_is_asked() {
        advert.intermediary = null;
        assertEquals(Outcome.NOT_APPLICABLE, outcome());
    }
}
