package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.field;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.organisation.Organisation;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.vacancy.Conditions;

class FreedomTest {
    private final Rule rule = new Freedom();
    private final Adverts advert = new Adverts();

    @Test
    void a_worker_who_is_not_free_to_leave_fails_and_one_who_is_passes() {
        advert.conditions = freeToLeave(false);
        assertEquals(
                new Finding(Outcome.FAIL, List.of(field("conditions.freeToLeave", "false"))), advert.checkedBy(rule));
        advert.conditions = freeToLeave(true);
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void words_fail_whatever_is_stated() {
        advert.conditions = freeToLeave(true);
        advert.description = "Logé. Il est interdit de quitter le logement le soir.";
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(new Evidence("description", 13, 52, "interdit de quitter le logement le soir"))),
                advert.checkedBy(rule));
    }

    @Test
    void penalty_confinement_and_union_ban_are_told_in_their_own_words() {
        for (String words : List.of(
                "Une pénalité de 500 euros est due en cas de départ anticipé.",
                "Workers are not allowed to leave the compound.",
                "Está prohibido afiliarse a un sindicato.")) {
            advert.description = words;
            assertEquals(Outcome.FAIL, advert.checkedBy(rule).outcome(), words);
        }
    }

    @Test
    void free_choice_of_union_and_leaving_without_penalty_are_no_breach() {
        for (String words : List.of(
                "Vous pouvez adhérer librement au syndicat de votre choix.",
                "You may resign with one month's notice, without penalty.",
                "Puede salir del alojamiento en cualquier momento.")) {
            advert.description = words;
            assertEquals(new Finding(Outcome.NOT_APPLICABLE, List.of()), advert.checkedBy(rule), words);
        }
    }

    @Test
    void silence_is_unknown_where_the_worker_is_brought_to_the_work_and_does_not_apply_elsewhere() {
        assertEquals(new Finding(Outcome.NOT_APPLICABLE, List.of()), advert.checkedBy(rule));
        advert.intermediary = Adverts.agency(Organisation.Kind.AGENCY);
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(field("conditions.freeToLeave", "not stated: whether the worker is free to leave"))),
                advert.checkedBy(rule));
    }

    private static Conditions freeToLeave(Boolean free) {
        return new Conditions(null, null, null, null, null, null, free, null);
    }
}
