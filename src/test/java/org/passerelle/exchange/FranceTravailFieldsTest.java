package org.passerelle.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.passerelle.exchange.Offers.notice;
import static org.passerelle.exchange.Offers.read;
import static org.passerelle.exchange.Offers.with;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Necessity;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;
import org.passerelle.exchange.FranceTravailOffer.Reading;
import org.passerelle.exchange.Notice.Reason;
import org.passerelle.platform.PayPeriod;
import org.passerelle.platform.Place;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Requirements;

/** Each field of an offer, wording by wording. */
class FranceTravailFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "CDI, Contrat travail,            false, SKILLED,    PERMANENT,      ",
        "CDD, E1,                         false, SKILLED,    FIXED_TERM,     ",
        "SAI, ,                           false, SKILLED,    SEASONAL,       ",
        "MIS, Contrat travail,            false, SKILLED,    TEMPORARY,      ",
        "DIN, Contrat travail,            false, SKILLED,    PERMANENT,      typeContrat",
        "TTI, Insertion par l'activ.éco., false, SKILLED,    TEMPORARY,      typeContrat",
        "DDI, ,                           false, SKILLED,    FIXED_TERM,     typeContrat",
        "CDD, Contrat apprentissage,      true,  APPRENTICE, APPRENTICESHIP, ",
        "CDD, E2,                         true,  APPRENTICE, APPRENTICESHIP, ",
        "CDI, Contrat apprentissage,      false, APPRENTICE, APPRENTICESHIP, typeContrat",
        "CDD, Cont. professionnalisation, true,  TRAINEE,    FIXED_TERM,     ",
        "CDI, FS,                         true,  TRAINEE,    PERMANENT,      ",
        "CDD, Contrat pacte,              false, TRAINEE,    FIXED_TERM,     ",
        "CDD, Contrat nouveau,            false, SKILLED,    FIXED_TERM,     natureContrat",
    })
    void entry_type_and_contract_follow_type_and_nature(
            String type, String nature, boolean workStudy, EntryType entryType, ContractKind kind, String noticed)
            throws UnreadableOffer {
        Reading reading = read(with("'typeContrat': '" + type + "', 'alternance': " + workStudy)
                .put("natureContrat", nature));

        assertEquals(entryType, reading.draft().entryType());
        assertEquals(kind, reading.draft().contract().kind());
        assertEquals(
                noticed == null ? List.of() : List.of(noticed),
                reading.notices().stream().map(Notice::field).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Contrat travail", "Contrat nouveau"})
    void work_study_that_names_neither_kind_is_refused(String nature) {
        UnreadableOffer refused = assertThrows(
                UnreadableOffer.class, () -> read(with("'alternance': true").put("natureContrat", nature)));

        assertEquals(notice("natureContrat", Reason.ENTRY_TYPE_UNCLEAR, nature), refused.problem());
    }

    @ParameterizedTest
    @CsvSource({
        "Contrat à durée déterminée - 12 Mois,   12, ",
        "Contrat travail saisonnier - 1 Mois,    1,  ",
        "Contrat à durée déterminée - 1 An(s),   12, ",
        "Contrat à durée déterminée - 3 ans,     36, ",
        "Mission intérimaire - 45 Jour(s),       2,  READ_AS",
        "Mission intérimaire - 3 Jour(s),        1,  READ_AS",
        "Mission intérimaire - 2 Semaine(s),     1,  READ_AS",
        "Contrat à durée indéterminée,           ,   ",
        "Contrat à durée déterminée - 0 Mois,    ,   LEFT_OUT",
        "Contrat à durée déterminée - 99 An(s),  ,   LEFT_OUT",
        "Contrat à durée déterminée - longtemps, ,   LEFT_OUT",
    })
    void months_are_what_follows_the_dash(String label, Integer months, Reason noticed) throws UnreadableOffer {
        Reading reading = read(with("typeContratLibelle", label));

        assertEquals(months, reading.draft().contract().months());
        assertReasons(noticed, reading);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "35H Horaires normaux             | 35    | FULL_TIME | DAY           |",
                "35H Travail le samedi            | 35    | FULL_TIME | WEEKEND       |",
                "24H/semaine                      | 24    | PART_TIME |               |",
                "35H30                            | 35.50 | FULL_TIME |               |",
                "37H20/semaine\\nTravail en journée | 37.33 | FULL_TIME | DAY         |",
                "35 H  Horaires normaux           | 35    | FULL_TIME | DAY           |",
                "17,5H Horaires variables         | 17.5  | PART_TIME | ROTATING      |",
                "39H Travail de nuit              | 39    | FULL_TIME | NIGHT         |",
                "35H/semaine\\nTravail samedi et dimanche, Travail en soirée | 35 | FULL_TIME | EVENING WEEKEND |",
                "35H 2x8                          | 35    | FULL_TIME | ROTATING      |",
                "Temps partiel                    |       | PART_TIME |               |",
                "151H/mois                        |       |           |               | LEFT_OUT",
                "200H                             |       |           |               | LEFT_OUT",
                "0H                               |       |           |               | LEFT_OUT",
                "35H Pas de travail de nuit       | 35    | FULL_TIME |               | LEFT_OUT",
                "35H Travail jours fériés et dimanche | 35 | FULL_TIME | WEEKEND      | LEFT_OUT",
                "35H Selon planning               | 35    | FULL_TIME |               | LEFT_OUT",
                "35Heures                         |       |           |               | LEFT_OUT",
            })
    void hours_working_time_and_shifts_are_read_from_the_wording(
            String label, BigDecimal hours, WorkingTime workingTime, String shifts, Reason noticed)
            throws UnreadableOffer {
        Reading reading = read(with("dureeTravailLibelle", label.replace("\\n", "\n")));

        Contract contract = reading.draft().contract();
        assertEquals(hours, contract.hoursPerWeek());
        assertEquals(workingTime, contract.workingTime());
        assertEquals(shifts(shifts), contract.shifts());
        assertReasons(noticed, reading);
    }

    @Test
    void full_or_part_time_as_stated_outweighs_the_hours_and_conditions_add_shifts() throws UnreadableOffer {
        Reading reading = read(with("""
                'dureeTravailLibelle': '30H', 'dureeTravailLibelleConverti': 'Temps plein',
                'complementExercice': 'Travail le dimanche', 'conditionExercice': 'Travail de nuit; Port de charges'
                """));

        assertEquals(WorkingTime.FULL_TIME, reading.draft().contract().workingTime());
        assertEquals(
                Set.of(Shift.NIGHT, Shift.WEEKEND), reading.draft().contract().shifts());
        assertEquals(List.of(notice("conditionExercice", Reason.LEFT_OUT, "Port de charges")), reading.notices());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mensuel de 850.00 Euros à 1217.00 Euros sur 12 mois      | 850.00   | 1217.00  | MONTH |",
                "Mensuel de 1521.22 Euros sur 12 mois                     | 1521.22  | 1521.22  | MONTH |",
                "Mensuel de 3166.0 Euros sur 12.0 mois                    | 3166.0   | 3166.0   | MONTH |",
                "Mensuel de 2000 Euros sur 13 mois                        | 2000     | 2000     | MONTH | NO_PLACE",
                "Mensuel de 1600,00 Euros \uFFFD 1800,00 Euros            | 1600.00  | 1800.00  | MONTH |",
                "Horaire de 10.03 Euros                                   | 10.03    | 10.03    | HOUR  |",
                "Horaire de 12,00 Euros sur 12 mois                       | 12.00    | 12.00    | HOUR  |",
                "Annuel de 25000,00 Euros à 30000,00 Euros sur 13 mois    | 25000.00 | 30000.00 | YEAR  |",
                "Annuel de 25\u202F000,00 Euros à 30\u00A0000 Euros       | 25000.00 | 30000    | YEAR  |",
                "Annuel de 1 234 567 Euros                                | 1234567  | 1234567  | YEAR  |",
                "Mensuel de 2000 Euros à 1500 Euros                       |          |          |       | LEFT_OUT",
                "Cachet de 120 Euros                                      |          |          |       | LEFT_OUT",
                "Autre                                                    |          |          |       | LEFT_OUT",
                "Mensuel de 10.035 Euros                                  |          |          |       | LEFT_OUT",
                "45K€ - 50K€                                              |          |          |       | LEFT_OUT",
                "Mensuel de 1521.22 Euros selon profil                    |          |          |       | LEFT_OUT",
            })
    void pay_is_read_from_its_label(String label, BigDecimal minimum, BigDecimal maximum, PayPeriod per, Reason noticed)
            throws UnreadableOffer {
        Reading reading = read(with("'salaire': {'libelle': '" + label + "'}"));

        assertEquals(
                per == null ? null : new OfferedPay(minimum, maximum, "EUR", per, null),
                reading.draft().pay());
        assertReasons(noticed, reading);
    }

    @Test
    void pay_in_other_words_only_gives_no_amount_and_a_notice() throws UnreadableOffer {
        Reading reading = read(with("'salaire': {'commentaire': '% SMIC', 'complement1': ''}"));

        assertNull(reading.draft().pay());
        assertEquals(List.of(notice("salaire.commentaire", Reason.NO_PLACE, "% SMIC")), reading.notices());
    }

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "57 - METZ TECHNOPOLE   | 57463 | 57000 | FR | FR-57  | METZ TECHNOPOLE |",
                "01 - BOURG EN BRESSE   | 01053 |       | FR | FR-01  | BOURG EN BRESSE |",
                "75 - PARIS 15          | 75115 | 75015 | FR | FR-75C | PARIS 15        |",
                "2B - BASTIA            |       | 20200 | FR | FR-2B  | BASTIA          |",
                "20 - AJACCIO           |       | 20090 | FR | FR-2A  | AJACCIO         |",
                "974 - ST DENIS         | 97411 | 97400 | FR | FR-974 | ST DENIS        |",
                "988 - NOUMEA           |       | 98800 | FR | FR-NC  | NOUMEA          |",
                "57 - Moselle (Dept.)   |       |       | FR | FR-57  |                 |",
                "                       | 69123 |       | FR | FR-69  |                 |",
                "Lyon                   | 69123 |       | FR | FR-69  | Lyon            |",
                "Île-de-France          |       |       | FR | FR-IDF |                 |",
                "Martinique             |       |       | FR | FR-972 |                 |",
                "FRANCE                 |       |       | FR |        |                 |",
                "France entière         |       |       | FR |        |                 |",
                "Suisse                 |       |       | CH |        |                 |",
                "38 - GRENOBLE          | Paris |       | FR | FR-38  | GRENOBLE        | LEFT_OUT",
            })
    void the_place_follows_commune_postcode_and_label(
            String label,
            String commune,
            String postcode,
            String country,
            String region,
            String locality,
            Reason noticed)
            throws UnreadableOffer {
        var offer = with("'lieuTravail': {}");
        offer.withObject("lieuTravail")
                .put("libelle", label)
                .put("commune", commune)
                .put("codePostal", postcode);

        Reading reading = read(offer);

        assertEquals(
                new Place(country, region, locality, null, null),
                reading.draft().place());
        assertReasons(noticed, reading);
    }

    @Test
    void hostile_wording_costs_no_more_than_its_length() {
        String digits = "1 234 ".repeat(100_000);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            read(with("'salaire': {'libelle': 'Mensuel de " + digits + "'}"));
            read(with("typeContratLibelle", " - ".repeat(200_000) + digits));
            read(with("dureeTravailLibelle", "35H " + "nuit ".repeat(100_000)));
            read(with("experienceLibelle", "1 an".repeat(100_000)).put("experienceExige", "E"));
        });
    }

    private static Set<Shift> shifts(String names) {
        return names == null
                ? null
                : Arrays.stream(names.split(" ")).map(Shift::valueOf).collect(Collectors.toSet());
    }

    private static void assertReasons(Reason expected, Reading reading) {
        assertEquals(
                expected == null ? List.of() : List.of(expected),
                reading.notices().stream().map(Notice::reason).toList());
    }
}
