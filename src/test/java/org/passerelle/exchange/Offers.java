package org.passerelle.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.passerelle.exchange.FranceTravailOffer.Reading;
import org.passerelle.exchange.Notice.Reason;

/** Offers written by hand, in single quotes for legibility, and what is read of them. */
final class Offers {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    /** As little as an offer can say. */
    private static final String LEAST = """
            {'id': '100AAAA', 'intitule': 'Maçon / Maçonne (H/F)', 'romeCode': 'F1703', 'typeContrat': 'CDI',
             'lieuTravail': {'libelle': '38 - GRENOBLE', 'commune': '38185'}}
            """;

    /** As much as one offer says, two skills of four unknown, one field new. */
    static final String FULL = """
            {'id': '200BBBB', 'intitule': ' Maçon coffreur (H/F) ', 'description': 'Coffrer.\\nCouler.',
             'dateCreation': '2026-03-31T22:30:00.123Z', 'dateActualisation': '2026-04-02T10:00:00+02:00',
             'romeCode': 'F1703', 'romeLibelle': 'Maçonnerie', 'appellationlibelle': 'Maçon coffreur',
             'typeContrat': 'CDD', 'typeContratLibelle': 'Contrat à durée déterminée - 6 Mois',
             'natureContrat': 'Contrat travail', 'alternance': false,
             'dureeTravailLibelle': '37H30/semaine\\nTravail le samedi', 'dureeTravailLibelleConverti': 'Temps plein',
             'salaire': {'libelle': 'Mensuel de 2 100,50 Euros à 2 400 Euros sur 13 mois', 'complement1': 'Panier'},
             'experienceExige': 'E', 'experienceLibelle': '2 An(s)',
             'competences': [{'code': '300001', 'libelle': 'Monter un mur', 'exigence': 'E'},
                             {'code': '120130', 'libelle': 'Accueillir', 'exigence': 'S'},
                             {'code': '999999', 'libelle': 'Inconnue', 'exigence': 'S'},
                             {'libelle': 'Tableur Notions', 'exigence': 'S'}],
             'langues': [{'libelle': 'Portugais', 'exigence': 'S'}],
             'formations': [{'niveauLibelle': 'CAP, BEP et équivalents', 'domaineLibelle': 'gros oeuvre',
                             'codeFormation': '22254', 'exigence': 'E'}],
             'permis': [{'libelle': 'B - Véhicule léger', 'exigence': 'E'}],
             'qualitesProfessionnelles': [{'libelle': 'Rigueur', 'description': '...'}, {'libelle': 'Autonomie'}],
             'lieuTravail': {'libelle': '2A - AJACCIO', 'commune': '2A004', 'codePostal': '20000',
                             'latitude': 41.92, 'longitude': 8.73},
             'entreprise': {'nom': 'BATI SUD', 'siret': '123 456 789 00012', 'url': 'https://batisud.example'},
             'secteurActivite': '41', 'secteurActiviteLibelle': 'Construction', 'nombrePostes': 3,
             'contact': {'nom': 'M. X'}, 'accessibleTH': false, 'nouveau': 'champ'}
            """;

    private Offers() {}

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The least offer with these fields besides or instead; a field that is null is taken out. */
    static ObjectNode with(String fields) {
        ObjectNode offer = (ObjectNode) json(LEAST);
        for (Map.Entry<String, JsonNode> field : json("{" + fields + "}").properties()) {
            if (field.getValue().isNull()) {
                offer.remove(field.getKey());
            } else {
                offer.set(field.getKey(), field.getValue());
            }
        }
        return offer;
    }

    /** The least offer with one field of text. */
    static ObjectNode with(String field, String text) {
        return with("").put(field, text);
    }

    static Reading read(JsonNode offer) throws UnreadableOffer {
        return FranceTravailOffer.read(offer, SmallClassification.INSTANCE);
    }

    static Notice notice(String field, Reason reason, String... args) {
        return Notice.of(field, reason, args);
    }

    /** That these are all the notices, one or none. */
    static void assertReasons(Reason expected, Reading reading) {
        assertEquals(
                expected == null ? List.of() : List.of(expected),
                reading.notices().stream().map(Notice::reason).toList());
    }
}
