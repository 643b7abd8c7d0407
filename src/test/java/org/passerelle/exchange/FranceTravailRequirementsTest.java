package org.passerelle.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.exchange.Offers.assertReasons;
import static org.passerelle.exchange.Offers.notice;
import static org.passerelle.exchange.Offers.read;
import static org.passerelle.exchange.Offers.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.classification.Necessity;
import org.passerelle.exchange.FranceTravailOffer.Reading;
import org.passerelle.exchange.Notice.Reason;
import org.passerelle.vacancy.Requirements;

/** What an offer asks of a seeker, wording by wording. */
class FranceTravailRequirementsTest {

    @ParameterizedTest
    @CsvSource({
        "D, Débutant accepté,                          0, PREFERRED, ",
        "D, Débutant accepté - VRD apprécié,           0, PREFERRED, ",
        ",  Débutant accepté,                          0, PREFERRED, ",
        "S, 1 an,                                      1, PREFERRED, ",
        "E, 1 an,                                      1, REQUIRED,  ",
        "E, 2 ans et plus,                             2, REQUIRED,  ",
        "E, 3 An(s),                                   3, REQUIRED,  ",
        "E, Expérience exigée de 2 An(s),              2, REQUIRED,  ",
        "E, 24 mois,                                   2, REQUIRED,  ",
        "E, 6 mois,                                    0, REQUIRED,  READ_AS",
        "E, 18 Mois,                                   1, REQUIRED,  READ_AS",
        "E, 2 ans - dans la vente,                     2, REQUIRED,  NO_PLACE",
        "E, Expérience exigée,                         ,  ,          LEFT_OUT",
        "E, 50 ans,                                    ,  ,          LEFT_OUT",
        "X, 2 ans,                                     ,  ,          LEFT_OUT",
        ",  2 ans,                                     ,  ,          LEFT_OUT",
    })
    void experience_is_whole_years(String code, String label, Integer years, Necessity necessity, Reason noticed)
            throws UnreadableOffer {
        Reading reading = read(with("experienceLibelle", label).put("experienceExige", code));

        assertEquals(
                years == null ? null : new Requirements.Experience(years, necessity),
                reading.draft().requirements().experienceYears());
        assertReasons(noticed, reading);
    }

    @Test
    void required_experience_with_beginners_accepted_is_preferred() throws UnreadableOffer {
        Reading reading = read(with("""
                'experienceExige': 'E', 'experienceLibelle': '1 an - Débutant accepté domaine similaire',
                'experienceCommentaire': 'Débutant accepté domaine similaire'
                """));

        assertEquals(
                new Requirements.Experience(1, Necessity.PREFERRED),
                reading.draft().requirements().experienceYears());
        assertEquals(
                List.of(
                        notice("experienceCommentaire", Reason.NO_PLACE, "Débutant accepté domaine similaire"),
                        notice("experienceExige", Reason.READ_AS, "E", "PREFERRED")),
                reading.notices());
    }

    @Test
    void a_skill_named_twice_is_asked_once_as_required_where_either_is() throws UnreadableOffer {
        Reading reading = read(with("""
                'competences': [{'code': '120130', 'exigence': 'S'}, {'code': '121698'}, {'code': '120130', 'exigence': 'E'}]
                """));

        assertEquals(
                List.of(
                        new Requirements.Skill("120130", Necessity.REQUIRED, 2),
                        new Requirements.Skill("121698", Necessity.PREFERRED, 1)),
                reading.draft().requirements().skills());
        assertEquals(List.of(notice("competences[1].exigence", Reason.ASSUMED, "PREFERRED")), reading.notices());
    }

    @ParameterizedTest
    @CsvSource({
        "Anglais, en",
        "ESPAGNOL, es",
        "Français, fr",
        "Néerlandais, nl",
        "Arabe, ar",
        "Hébreu, he",
        "Chinois, zh"
    })
    void languages_go_by_their_french_names(String name, String code) throws UnreadableOffer {
        Reading reading = read(with("'langues': [{'libelle': '" + name + "', 'exigence': 'E'}]"));

        assertEquals(code, reading.draft().requirements().languages().getFirst().code());
        assertEquals(List.of(notice("langues[0].libelle", Reason.ASSUMED, "B1")), reading.notices());
    }

    @Test
    void an_unknown_language_is_left_out_and_named() throws UnreadableOffer {
        Reading reading = read(with("'langues': [{'libelle': 'Langue des signes', 'exigence': 'E'}]"));

        assertEquals(List.of(), reading.draft().requirements().languages());
        assertEquals(List.of(notice("langues[0].libelle", Reason.LEFT_OUT, "Langue des signes")), reading.notices());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Aucune formation scolaire     | 0",
                "Primaire à 4ème               | 1",
                "4ème achevée                  | 1",
                "3ème achevée ou Brevet        | 2",
                "2nd ou 1ère achevée           | 2",
                "Niveau Bac                    | 2",
                "CAP, BEP et équivalents       | 3",
                "Bac ou équivalent             | 3",
                "Bac+2 ou équivalents          | 5",
                "Bac+3, Bac+4 ou équivalents   | 6",
                "Bac+5 et plus ou équivalents  | 7",
                "Certificat maison             |  ",
            })
    void education_is_isced(String label, Integer isced) throws UnreadableOffer {
        Reading reading = read(with("'formations': [{'niveauLibelle': '" + label + "', 'exigence': 'S'}]"));

        assertEquals(
                isced == null ? null : new Requirements.Education(isced, Necessity.PREFERRED),
                reading.draft().requirements().education());
        assertReasons(isced == null ? Reason.LEFT_OUT : null, reading);
    }

    @Test
    void of_several_levels_the_lowest_required_is_asked_and_the_others_are_named() throws UnreadableOffer {
        Reading reading = read(with("""
                'formations': [{'niveauLibelle': 'CAP, BEP et équivalents', 'exigence': 'S'},
                               {'niveauLibelle': 'Bac+2 ou équivalents', 'exigence': 'E'},
                               {'niveauLibelle': 'Bac ou équivalent', 'exigence': 'E'}]
                """));

        assertEquals(
                new Requirements.Education(3, Necessity.REQUIRED),
                reading.draft().requirements().education());
        assertEquals(
                List.of(
                        notice("formations[0].niveauLibelle", Reason.NO_PLACE, "CAP, BEP et équivalents"),
                        notice("formations[1].niveauLibelle", Reason.NO_PLACE, "Bac+2 ou équivalents")),
                reading.notices());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "B - Véhicule léger                            | B",
                "B - Véhicule léger Exigé                      | B",
                "AM - Cyclomoteur <= 50 cm3                    | AM",
                "C1E - Poids lourd < 7,5 T + remorque          | C1E",
                "EC - Poids lourd + remorque                   | CE",
                "B mention 96 - VL + remorque (PTAC < 4,25 T)  | B96",
                "B mention 79.06 (= EB)                        | BE",
                "CACES 3                                       | ",
                "Z - Fusée                                     | ",
            })
    void licences_go_by_their_category(String label, String code) throws UnreadableOffer {
        Reading reading = read(with("'permis': [{'libelle': '" + label + "', 'exigence': 'E'}]"));

        assertEquals(
                code == null ? List.of() : List.of(new Requirements.Licence(code, Necessity.REQUIRED)),
                reading.draft().requirements().licences());
        assertReasons(code == null ? Reason.LEFT_OUT : null, reading);
    }
}
