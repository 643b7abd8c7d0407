package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.field;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.vacancy.Conditions.Keeper;
import org.passerelle.vacancy.Employer;

class OwnPapersTest {
    private final Rule rule = new OwnPapers();
    private final Adverts advert = new Adverts();

    @Test
    void papers_kept_by_employer_or_agency_fail() {
        for (Keeper keeper : List.of(Keeper.EMPLOYER, Keeper.AGENCY)) {
            advert.conditions = Adverts.stated(keeper);
            assertEquals(
                    new Finding(Outcome.FAIL, List.of(field("conditions.documentsKeptBy", keeper.name()))),
                    advert.checkedBy(rule));
        }
    }

    @Test
    void papers_kept_by_the_worker_pass() {
        advert.conditions = Adverts.stated(Keeper.WORKER);
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void words_that_contradict_the_statement_fail() {
        advert.conditions = Adverts.stated(Keeper.WORKER);
        advert.description = "L’été à Apt.\nVotre passeport sera conservé par l’employeur.";
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(new Evidence("description", 19, 58, "passeport sera conservé par l’employeur"))),
                advert.checkedBy(rule));
    }

    @Test
    void silence_is_unknown_abroad_and_not_applicable_at_home() {
        assertEquals(new Finding(Outcome.NOT_APPLICABLE, List.of()), advert.checkedBy(rule));
        advert.employer = new Employer("Les Vergers du Sud", "ES", null, null);
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(field("conditions.documentsKeptBy", "not stated: who keeps the worker's papers"))),
                advert.checkedBy(rule));
    }

    @Test
    void words_count_at_home_too() {
        advert.description = "Passeport retenu.";
        assertEquals(
                List.of(new Evidence("description", 0, 16, "Passeport retenu")),
                advert.checkedBy(rule).evidence());
    }
}
