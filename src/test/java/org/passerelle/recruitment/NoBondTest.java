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
import org.passerelle.vacancy.Payer;

class NoBondTest {
    private final Rule rule = new NoBond();
    private final Adverts advert = new Adverts();

    @Test
    void a_deposit_fails_whoever_pays_it_and_whatever_exception_it_names() {
        for (Payer payer : Payer.values()) {
            advert.charges = List.of(charge(Category.DEPOSIT, payer, "300"));
            assertEquals(
                    new Finding(
                            Outcome.FAIL,
                            List.of(field(
                                    "charges[0]",
                                    "DEPOSIT 300 EUR paid by " + payer + " by exception: Loi 12, art. 3"))),
                    advert.checkedBy(rule));
        }
    }

    @Test
    void other_charges_and_a_deposit_of_zero_pass() {
        advert.charges = List.of(
                charge(Category.RECRUITMENT_FEE, Payer.WORKER, "300"), charge(Category.DEPOSIT, Payer.WORKER, "0"));
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void words_that_ask_for_security_fail_and_are_pointed_at() {
        advert.charges = List.of();
        advert.description = "Été 2027. Une caution de 500 euros est exigée.";
        assertEquals(
                new Finding(
                        Outcome.FAIL, List.of(new Evidence("description", 14, 45, "caution de 500 euros est exigée"))),
                advert.checkedBy(rule));
    }

    @Test
    void a_deposit_for_lodging_is_the_tenants() {
        advert.charges = List.of();
        advert.description = "Une caution de 300 euros est demandée pour le logement.";
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void silence_is_unknown_where_the_worker_is_brought_to_the_work() {
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
        advert.intermediary = Adverts.agency(Organisation.Kind.AGENCY);
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(field("charges", "not stated: whether the worker leaves a deposit or a bond"))),
                advert.checkedBy(rule));
    }

    private static Charge charge(Category category, Payer payer, String amount) {
        return new Charge(category, payer, new BigDecimal(amount), "EUR", null, false, true, "Loi 12, art. 3");
    }
}
