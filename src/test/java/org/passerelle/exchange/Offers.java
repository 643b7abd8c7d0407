package org.passerelle.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
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
}
