package org.passerelle.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.passerelle.exchange.Offers.json;
import static org.passerelle.exchange.Offers.notice;
import static org.passerelle.exchange.Offers.read;
import static org.passerelle.exchange.Offers.with;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.classification.CefrLevel;
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
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.VacancyDraft;

class FranceTravailOfferTest {

    @Test
    void an_offer_that_says_everything_becomes_exactly_this_draft() throws UnreadableOffer {
        Reading reading = read(json(Offers.FULL));

        assertEquals(
                new VacancyDraft(
                        "france-travail",
                        "200BBBB",
                        1775116800L,
                        "Maçon coffreur (H/F)",
                        "Coffrer.\nCouler.",
                        "fr",
                        "F1703",
                        "roame",
                        EntryType.SKILLED,
                        3,
                        new Employer("BATI SUD", "FR", "12345678900012", "41"),
                        null,
                        new Place("FR", "FR-2A", "AJACCIO", 41.92, 8.73),
                        new Contract(
                                ContractKind.FIXED_TERM,
                                null,
                                6,
                                WorkingTime.FULL_TIME,
                                new BigDecimal("37.50"),
                                EnumSet.of(Shift.WEEKEND),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        new OfferedPay(new BigDecimal("2100.50"), new BigDecimal("2400"), "EUR", PayPeriod.MONTH, null),
                        new Requirements(
                                new Requirements.Experience(2, Necessity.REQUIRED),
                                List.of(
                                        new Requirements.Skill("300001", Necessity.REQUIRED, 2),
                                        new Requirements.Skill("120130", Necessity.PREFERRED, 1)),
                                List.of(new Requirements.Language("pt", CefrLevel.B1, Necessity.PREFERRED)),
                                new Requirements.Education(3, Necessity.REQUIRED),
                                List.of(new Requirements.Licence("B", Necessity.REQUIRED)),
                                List.of()),
                        null,
                        null,
                        null,
                        null,
                        LocalDate.of(2026, 4, 1),
                        null),
                reading.draft());
        assertEquals(
                List.of(
                        notice("salaire.libelle", Reason.NO_PLACE, "sur 13 mois"),
                        notice("competences[2].code", Reason.LEFT_OUT, "999999 Inconnue"),
                        notice("competences[3].code", Reason.LEFT_OUT, "Tableur Notions"),
                        notice("langues[0].libelle", Reason.ASSUMED, "B1"),
                        notice("qualitesProfessionnelles", Reason.NO_PLACE, "Rigueur, Autonomie"),
                        notice("nouveau", Reason.NO_PLACE, "champ"),
                        notice("salaire.complement1", Reason.NO_PLACE, "Panier"),
                        notice("formations[0].domaineLibelle", Reason.NO_PLACE, "gros oeuvre")),
                reading.notices());
    }

    @Test
    void what_an_offer_does_not_say_is_null_and_makes_no_notice() throws UnreadableOffer {
        Reading reading = read(with(""));

        VacancyDraft draft = reading.draft();
        assertEquals(List.of(), reading.notices());
        assertNull(draft.version());
        assertNull(draft.description());
        assertNull(draft.positions());
        assertNull(draft.employer());
        assertNull(draft.pay());
        assertNull(draft.conditions());
        assertNull(draft.charges());
        assertNull(draft.publishedOn());
        assertNull(draft.expiresOn());
        assertEquals(Requirements.NONE, draft.requirements());
        assertEquals(
                new Contract(ContractKind.PERMANENT, null, null, null, null, null, null, null, null, null, null, null),
                draft.contract());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id': null                               | id              | MISSING | ",
                "'id': '  '                               | id              | MISSING | ",
                "'id': 12                                 | id              | WRONG_TYPE | string",
                "'intitule': null                         | intitule        | MISSING | ",
                "'intitule': 'a\\u0000b'                  | intitule        | WRONG_TYPE | string (Unicode)",
                "'intitule': 'a\\ud83d'                    | intitule        | WRONG_TYPE | string (Unicode)",
                "'intitule': ['a']                        | intitule        | WRONG_TYPE | string",
                "'romeCode': null                         | romeCode        | MISSING | ",
                "'romeCode': 'Z9999'                      | romeCode        | UNKNOWN | Z9999",
                "'romeCode': 'F17'                        | romeCode        | UNKNOWN | F17",
                "'typeContrat': null                      | typeContrat     | MISSING | ",
                "'typeContrat': 'XYZ'                     | typeContrat     | UNKNOWN | XYZ",
                "'typeContrat': 'LIB'                     | typeContrat     | NOT_EMPLOYMENT | LIB",
                "'natureContrat': 'Emploi non salarié'    | natureContrat   | NOT_EMPLOYMENT | Emploi non salarié",
                "'alternance': 'oui'                      | alternance      | WRONG_TYPE | boolean",
                "'lieuTravail': null                      | lieuTravail.libelle | MISSING | ",
                "'lieuTravail': 'Paris'                   | lieuTravail     | WRONG_TYPE | object",
                "'lieuTravail': {'libelle': 'Monde'}      | lieuTravail.libelle | UNKNOWN | Monde",
                "'lieuTravail': {'libelle': 'France', 'latitude': '48'} | lieuTravail.latitude | WRONG_TYPE | number",
                "'nombrePostes': 1.5                      | nombrePostes    | WRONG_TYPE | integer",
                "'nombrePostes': 99999999999              | nombrePostes    | WRONG_TYPE | integer",
                "'competences': {'code': '1'}             | competences     | WRONG_TYPE | array",
                "'competences': [{'code': '300001', 'exigence': 'E'}, 'x'] | competences[1] | WRONG_TYPE | object",
                "'langues': [{'libelle': 3}]              | langues[0].libelle | WRONG_TYPE | string",
                "'dateCreation': 'hier'                   | dateCreation    | UNKNOWN | hier",
                "'dateActualisation': '2026-02-30T10:00:00Z' | dateActualisation | UNKNOWN | 2026-02-30T10:00:00Z",
                "'dateCreation': '+99999-01-01T00:00:00Z' | dateCreation    | UNKNOWN | +99999-01-01T00:00:00Z",
            })
    void an_offer_that_cannot_be_read_is_refused_naming_the_field(
            String change, String field, Reason reason, String value) {
        UnreadableOffer refused = assertThrows(UnreadableOffer.class, () -> read(with(change)));

        assertEquals(value == null ? notice(field, reason) : notice(field, reason, value), refused.problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "'offre'", "12", "true"})
    void a_record_that_is_no_object_is_refused(String record) {
        UnreadableOffer refused = assertThrows(UnreadableOffer.class, () -> read(json(record)));

        assertEquals(notice("", Reason.WRONG_TYPE, "object"), refused.problem());
    }

    @Test
    void every_reason_has_a_text_in_every_language() {
        for (String language : List.of("fr", "en", "ar", "pt", "es")) {
            for (Reason reason : Reason.values()) {
                String text = notice("f", reason, "VALEUR", "AUTRE").text(Locale.of(language));

                assertEquals(false, text.contains("{"), text);
                assertEquals(reason != Reason.MISSING, text.contains("VALEUR"), text);
            }
        }
        assertEquals(
                "alternance, sans dire si c'est un apprentissage ou une professionnalisation : X",
                notice("f", Reason.ENTRY_TYPE_UNCLEAR, "X").text(Locale.FRENCH));
        assertEquals(
                Arrays.stream(Reason.values())
                        .map(r -> notice("f", r, "a", "b").text(Locale.FRENCH))
                        .toList(),
                Arrays.stream(Reason.values())
                        .map(r -> notice("f", r, "a", "b").text(Locale.JAPANESE))
                        .toList());
    }

    @Test
    void beyond_a_hundred_notices_only_their_number_is_told() throws UnreadableOffer {
        Reading reading = read(with("dureeTravailLibelle", "35H" + " inconnu,".repeat(1_000)));

        assertEquals(101, reading.notices().size());
        assertEquals(notice("", Reason.MORE, "900"), reading.notices().getLast());
    }

    @Test
    void a_long_value_is_shortened_in_a_notice() {
        assertEquals(
                "a".repeat(199) + "…",
                notice("f", Reason.LEFT_OUT, "a".repeat(10_000)).args().getFirst());
        assertEquals(
                "a".repeat(198) + "?…",
                notice("f", Reason.LEFT_OUT, "a".repeat(198) + "🙂🙂").args().getFirst());
    }
}
