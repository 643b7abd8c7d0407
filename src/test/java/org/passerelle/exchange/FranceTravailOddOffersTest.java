package org.passerelle.exchange;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passerelle.exchange.Offers.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every value in an offer, in turn, by every odd one: what is wrong is a refusal or a notice, never a failure. */
class FranceTravailOddOffersTest {

    private static final List<JsonNode> ODD = Stream.of(
                    "null",
                    "true",
                    "-1",
                    "1e400",
                    "''",
                    "' '",
                    "'\\u0000'",
                    "'\\ud83d'",
                    "'🙂 - e\\u0301'",
                    "'-'",
                    "' - '",
                    "'2A'",
                    "'20'",
                    "'97'",
                    "'E'",
                    "'İİİ 1 an'",
                    "[]",
                    "[null]",
                    "[[]]",
                    "[{}]",
                    "{}",
                    "{'libelle': ' - '}",
                    "{'': {'': [1]}}")
            .map(Offers::json)
            .toList();

    @Test
    void whatever_a_field_holds_the_offer_is_read_or_refused_by_name() {
        int read = 0;
        int refused = 0;
        JsonNode offer = json(Offers.FULL);
        for (JsonPointer place : places(offer, JsonPointer.empty())) {
            for (JsonNode value : ODD) {
                try {
                    assertNotNull(Offers.read(changed(offer, place, value)).draft());
                    read++;
                } catch (UnreadableOffer e) {
                    assertNotNull(e.problem().text(Locale.ENGLISH));
                    refused++;
                }
            }
        }
        assertTrue(read > 300 && refused > 300, read + " read, " + refused + " refused");
    }

    private static List<JsonPointer> places(JsonNode node, JsonPointer here) {
        List<JsonPointer> places = new ArrayList<>();
        node.properties().forEach(field -> {
            JsonPointer place = here.appendProperty(field.getKey());
            places.add(place);
            places.addAll(places(field.getValue(), place));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(here.appendIndex(i));
            places.addAll(places(node.get(i), here.appendIndex(i)));
        }
        return places;
    }

    private static JsonNode changed(JsonNode offer, JsonPointer place, JsonNode value) {
        JsonNode copy = offer.deepCopy();
        switch (copy.at(place.head())) {
            case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
            case ArrayNode array -> array.set(place.last().getMatchingIndex(), value);
            default -> throw new AssertionError(place);
        }
        return copy;
    }
}
