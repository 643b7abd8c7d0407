package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.field;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.Requirements.Ground;
import org.passerelle.vacancy.Requirements.PersonalWish;

class NoDiscriminatingWishTest {
    private final Rule rule = new NoDiscriminatingWish();
    private final Adverts advert = new Adverts();

    @Test
    void an_advert_without_wishes_passes_also_without_description_or_requirements() {
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
        advert.description = null;
        advert.requirements = null;
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(rule));
    }

    @Test
    void a_wish_without_legal_basis_fails_and_is_named_by_its_place() {
        advert.requirements = wishes(
                new PersonalWish(Ground.SEX, "F", "Décret 4, art. 2"), new PersonalWish(Ground.AGE, "18-30", " "));
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(
                                field("requirements.personal[0]", "SEX F"),
                                field("requirements.personal[1]", "AGE 18-30"))),
                advert.checkedBy(rule));
    }

    @Test
    void a_wish_with_a_legal_basis_is_for_review_with_the_words_on_the_same_ground() {
        advert.requirements = wishes(new PersonalWish(Ground.SEX, "F", "Décret 4, art. 2"));
        advert.description = "Femmes uniquement.";
        assertEquals(
                new Finding(
                        Outcome.REVIEW,
                        List.of(
                                field("requirements.personal[0]", "SEX F"),
                                new Evidence("description", 0, 17, "Femmes uniquement"))),
                advert.checkedBy(rule));
    }

    @Test
    void a_legal_basis_for_one_ground_does_not_excuse_words_on_another() {
        advert.requirements = wishes(new PersonalWish(Ground.SEX, "F", "Décret 4, art. 2"));
        advert.description = "Limite d'âge 30 ans.";
        assertEquals(Outcome.FAIL, advert.checkedBy(rule).outcome());
    }

    @Test
    void the_same_words_on_two_grounds_are_pointed_at_once() {
        advert.description = "Recherche jeune femme célibataire.";
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(
                                new Evidence("description", 0, 21, "Recherche jeune femme"),
                                new Evidence("description", 0, 33, "Recherche jeune femme célibataire"))),
                advert.checkedBy(rule));
    }

    private static Requirements wishes(PersonalWish... wishes) {
        return new Requirements(null, null, null, null, null, List.of(wishes));
    }
}
