package org.passerelle.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.passerelle.exchange.Offers.assertReasons;
import static org.passerelle.exchange.Offers.notice;
import static org.passerelle.exchange.Offers.read;
import static org.passerelle.exchange.Offers.with;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;
import org.passerelle.exchange.FranceTravailOffer.Reading;
import org.passerelle.exchange.Notice.Reason;
import org.passerelle.platform.PayPeriod;
import org.passerelle.platform.Place;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.OfferedPay;

/** Contract, hours, pay and place of an offer, wording by wording. */
class FranceTravailTermsTest {

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
                "98 - MONACO            |       | 98000 | MC |        |                 | LEFT_OUT",
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
        assertTimeout(Duration.ofSeconds(5), () -> {
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
}
