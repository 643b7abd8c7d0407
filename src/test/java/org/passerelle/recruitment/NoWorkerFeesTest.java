package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.field;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.organisation.Organisation;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Charge.Category;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.Payer;

class NoWorkerFeesTest {
    private final Rule rule = new NoWorkerFees();
    private final Adverts advert = new Adverts();

    @Test
    void a_charge_that_the_worker_pays_fails_and_is_named_by_its_place() {
        advert.charges = List.of(
                charge(Category.TESTS, Payer.EMPLOYER, false, null, null),
                charge(Category.RECRUITMENT_FEE, Payer.WORKER, false, null, null));
        assertEquals(
                new Finding(Outcome.FAIL, List.of(field("charges[1]", "RECRUITMENT_FEE 300 EUR paid by WORKER"))),
                advert.checkedBy(rule));
    }

    @Test
    void a_charge_taken_back_from_wages_fails_whoever_pays_it_first() {
        advert.charges = List.of(charge(Category.TRAVEL_LODGING, Payer.EMPLOYER, true, null, null));
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(field(
                                "charges[0]", "TRAVEL_LODGING 300 EUR paid by EMPLOYER and recovered from wages"))),
                advert.checkedBy(rule));
    }

    @Test
    void a_disclosed_exception_is_for_review() {
        advert.charges = List.of(charge(Category.ADMINISTRATION, Payer.WORKER, false, true, "Loi 12, art. 3"));
        assertEquals(
                new Finding(
                        Outcome.REVIEW,
                        List.of(field(
                                "charges[0]", "ADMINISTRATION 300 EUR paid by WORKER by exception: Loi 12, art. 3"))),
                advert.checkedBy(rule));
    }

    @Test
    void an_exception_that_is_not_disclosed_or_not_named_fails() {
        advert.charges = List.of(charge(Category.ADMINISTRATION, Payer.WORKER, false, null, "Loi 12, art. 3"));
        assertEquals(Outcome.FAIL, advert.checkedBy(rule).outcome());
        advert.charges = List.of(charge(Category.ADMINISTRATION, Payer.WORKER, false, false, "Loi 12, art. 3"));
        assertEquals(Outcome.FAIL, advert.checkedBy(rule).outcome());
        advert.charges = List.of(charge(Category.ADMINISTRATION, Payer.WORKER, false, true, " "));
        assertEquals(Outcome.FAIL, advert.checkedBy(rule).outcome());
    }

    @Test
    void one_charge_without_exception_fails_beside_one_with() {
        advert.charges = List.of(
                charge(Category.ADMINISTRATION, Payer.WORKER, false, true, "Loi 12, art. 3"),
                charge(Category.MEDICAL, Payer.WORKER, false, true, null));
        Finding finding = advert.checkedBy(rule);
        assertEquals(Outcome.FAIL, finding.outcome());
        assertEquals(2, finding.evidence().size());
    }

    @Test
    void a_deposit_is_left_to_the_rule_against_bonds() {
        advert.charges = List.of(charge(Category.DEPOSIT, Payer.WORKER, false, null, null));
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void a_charge_of_an_amount_not_stated_counts_and_one_of_zero_does_not() {
        advert.charges = List.of(new Charge(Category.MEDICAL, Payer.WORKER, null, null, null, false, null, null));
        assertEquals(
                List.of(field("charges[0]", "MEDICAL of an amount not stated paid by WORKER")),
                advert.checkedBy(rule).evidence());
        advert.charges =
                List.of(new Charge(Category.MEDICAL, Payer.WORKER, BigDecimal.ZERO, "EUR", null, false, null, null));
        assertEquals(Outcome.PASS, advert.checkedBy(rule).outcome());
    }

    @Test
    void charges_that_others_pay_pass() {
        advert.charges = List.of(
                charge(Category.TESTS, Payer.STATE, false, null, null),
                charge(Category.RECRUITMENT_FEE, Payer.EMPLOYER, false, null, null));
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void silence_about_charges_is_unknown_where_the_worker_is_brought_to_the_work() {
        Finding unknown = new Finding(
                Outcome.UNKNOWN, List.of(field("charges", "not stated: what recruitment costs, and who pays")));
        advert.employer = new Employer("Les Vergers du Sud", "ES", null, null);
        assertEquals(unknown, advert.checkedBy(rule));
        advert.employer = new Employer("Les Vergers du Sud", "FR", null, null);
        advert.agreement = "Maroc - France 1963";
        assertEquals(unknown, advert.checkedBy(rule));
        advert.agreement = null;
        advert.intermediary = Adverts.agency(Organisation.Kind.AGENCY);
        assertEquals(unknown, advert.checkedBy(rule));
        advert.charges = List.of();
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void silence_about_charges_passes_at_home_also_through_a_public_employment_service() {
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
        advert.intermediary = Adverts.agency(Organisation.Kind.PES);
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void what_the_worker_pays_for_lodging_is_no_cost_of_recruitment() {
        advert.conditions = Adverts.stated(Conditions.Keeper.WORKER);
        advert.charges = List.of();
        advert.description = "Logement sur place, loyer de 100 euros par mois retenu sur le salaire.";
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void words_that_ask_for_payment_fail_and_are_pointed_at_in_the_original_text() {
        advert.charges = List.of();
        advert.description = "Été 2027 — Œuvre utile ! FRAIS DE DOSSIER À LA CHARGE DU CANDIDAT. Logé.";
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(new Evidence("description", 25, 65, "FRAIS DE DOSSIER À LA CHARGE DU CANDIDAT"))),
                advert.checkedBy(rule));
    }

    @Test
    void a_title_is_read_as_well_and_english_in_a_french_advert() {
        advert.title = "Nurse: the candidate pays 300 EUR";
        assertEquals(
                List.of(new Evidence("title", 11, 33, "candidate pays 300 EUR")),
                advert.checkedBy(rule).evidence());
    }

    private static Charge charge(
            Category category, Payer payer, boolean recovered, Boolean disclosed, String exception) {
        return new Charge(category, payer, new BigDecimal("300"), "EUR", null, recovered, disclosed, exception);
    }
}
