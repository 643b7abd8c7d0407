package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;

class SignsOfFraudTest {
    private final Rule rule = new SignsOfFraud();
    private final Adverts advert = new Adverts();

    @Test
    void a_sign_is_for_review_and_pointed_at() {
        advert.description = "Cueillette de pommes. Visa garanti !";
        assertEquals(
                new Finding(Outcome.REVIEW, List.of(new Evidence("description", 22, 34, "Visa garanti"))),
                advert.checkedBy(rule));
    }

    @Test
    void ordinary_words_about_messengers_visas_and_interviews_pass() {
        advert.description = "Entretien par vidéo. La demande de visa est faite par l'employeur."
                + " Une question ? Écrivez-nous par courriel ou WhatsApp.";
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void an_advert_without_description_passes() {
        advert.description = null;
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }
}
