package org.passerelle.matching.service;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.passerelle.TestKeys;
import org.passerelle.access.Role;

/** A public employment service of a test's own, as a counsellor there uses it: nobody else's seekers are in its rankings. */
final class OwnService {

    /** Sums are compared to the hundredth: no detour over binary fractions. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** The order of ties. */
    static final Comparator<UUID> BY_TEXT = Comparator.comparing(UUID::toString);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final UUID id;
    private final String key;

    private OwnService(UUID id, String key) {
        this.id = id;
        this.key = key;
    }

    static OwnService open() {
        UUID id = organisation("PES", "SN");
        return new OwnService(id, key(id, Role.COUNSELLOR));
    }

    static UUID organisation(String kind, String country) {
        return UUID.fromString(administrator()
                .body("""
                        {"kind": "%s", "name": "Test %d", "country": "%s"}""".formatted(kind, NUMBER.incrementAndGet(), country))
                .post("/api/organisations")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    static String key(UUID organisation, Role role) {
        return administrator()
                .body("""
                        {"name": "test", "role": "%s"}""".formatted(role))
                .post("/api/organisations/{id}/keys", organisation)
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    static RequestSpecification administrator() {
        return given().header("X-API-Key", TestKeys.of(Role.ADMINISTRATOR))
                .header("Accept-Language", "en")
                .contentType(ContentType.JSON);
    }

    RequestSpecification counsellor() {
        return counsellor("en");
    }

    RequestSpecification counsellor(String language) {
        return given().header("X-API-Key", key)
                .header("Accept-Language", language)
                .contentType(ContentType.JSON);
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode body(Response response) {
        return json(response.then().statusCode(200).extract().asString());
    }

    /** A number of the service's own for whatever needs one. */
    static String reference() {
        return "T-" + NUMBER.incrementAndGet();
    }

    /** Registers a seeker of this file, completed with a name and a reference. */
    UUID register(String file) {
        return register(json(file));
    }

    UUID register(ObjectNode file) {
        file.put("reference", reference()).put("givenName", "Awa").put("familyName", "Diop");
        return UUID.fromString(counsellor()
                .body(file.toString())
                .post("/api/seekers")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** Enters a vacancy of this offer, completed with source, reference and language. */
    UUID publish(String offer) {
        return publish(json(offer));
    }

    UUID publish(ObjectNode offer) {
        offer.put("source", "test").put("reference", reference());
        if (!offer.has("language")) {
            offer.put("language", "fr");
        }
        return UUID.fromString(counsellor()
                .body(offer.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** What is stored of a seeker or a vacancy, as a draft to be sent again. */
    ObjectNode draft(String path, UUID id) {
        ObjectNode view = (ObjectNode) body(counsellor().get(path + "/" + id));
        view.remove(
                List.of("id", "organisation", "state", "clearance", "classificationVersion", "createdAt", "updatedAt"));
        return view;
    }

    void replace(String path, UUID id, ObjectNode draft) {
        counsellor()
                .header("If-Match", "*")
                .body(draft.toString())
                .put(path + "/" + id)
                .then()
                .statusCode(200);
    }

    void delete(String path, UUID id) {
        counsellor().header("If-Match", "*").delete(path + "/" + id).then().statusCode(204);
    }

    JsonNode rank(UUID vacancy, String request) {
        return body(counsellor().body(request).post("/api/vacancies/{id}/ranking", vacancy));
    }

    /** All pages as one: the vacancies of every other test are among them. */
    JsonNode opportunities(UUID seeker) {
        ObjectNode all = (ObjectNode) opportunities(seeker, "{\"limit\": 500}");
        for (JsonNode page = all; page.has("next"); ) {
            page = opportunities(seeker, "{\"limit\": 500, \"cursor\": " + page.get("next") + "}");
            all.withArray("home").addAll((ArrayNode) page.get("home"));
            all.withArray("abroad").addAll((ArrayNode) page.get("abroad"));
        }
        return all;
    }

    /** One page. */
    JsonNode opportunities(UUID seeker, String request) {
        return body(counsellor().body(request).post("/api/seekers/{id}/opportunities", seeker));
    }
}
