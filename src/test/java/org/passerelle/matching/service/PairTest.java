package org.passerelle.matching.service;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;

/** One given pair explained, wherever it stands in the ranking or outside it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PairTest {

    private static final Comparator<JsonNode> BY_VALUE =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

    private static final String PATH = "/api/vacancies/{vacancy}/ranking/{seeker}";

    private static Masons masons;

    @Inject
    Indexer indexer;

    @BeforeEach
    void register_once() {
        if (masons == null) {
            masons = Masons.register(OwnService.open());
        }
        indexer.catchUp();
    }

    @Test
    void an_eligible_seeker_has_the_score_and_the_reasons_of_the_ranking() {
        for (String request : List.of("{}", "{\"weights\": {\"skills\": 7.5}, \"relax\": [\"languages:fr\"]}")) {
            JsonNode ranking = masons.service().rank(masons.vacancy(), request);
            assertTrue(ranking.get("candidates").size() >= 5);
            for (JsonNode candidate : ranking.get("candidates")) {
                JsonNode pair = explain(UUID.fromString(candidate.get("seeker").textValue()), request);
                assertTrue(pair.get("eligible").booleanValue());
                assertEquals(
                        candidate.get("score").decimalValue(), pair.get("score").decimalValue());
                assertTrue(candidate.get("criteria").equals(BY_VALUE, pair.get("criteria")), pair.toString());
                assertEquals(0, pair.get("missing").size());
            }
        }
    }

    @Test
    void who_lacks_one_requirement_is_told_which_and_by_how_much() {
        JsonNode near = masons.service().rank(masons.vacancy(), "{}").get("nearMisses");
        JsonNode pair = explain(masons.withoutFrench(), "{}");
        assertFalse(pair.get("eligible").booleanValue());
        assertEquals(List.of("languages:fr"), missing(pair));
        JsonNode miss = StreamSupport.stream(near.spliterator(), false)
                .filter(n -> n.get("seeker")
                        .textValue()
                        .equals(masons.withoutFrench().toString()))
                .findFirst()
                .orElseThrow();
        assertEquals(miss.get("score").decimalValue(), pair.get("score").decimalValue());
        JsonNode gap = pair.at("/missing/0/gap");
        assertTrue(miss.get("gap").equals(BY_VALUE, gap), gap.toString());
        assertEquals("French, at least B1", pair.at("/missing/0/asked").textValue());
        assertEquals("A2", gap.get("found").textValue());
        assertFalse(pair.at("/missing/0/setByLaw").booleanValue());
    }

    @Test
    void what_the_law_asks_is_named_without_a_gap_and_all_that_is_missing_beside_it() {
        JsonNode pair = explain(masons.withoutConsent(), "{}");
        assertEquals(List.of("consent", "place"), missing(pair));
        assertEquals(
                "consent to be proposed in Senegal", pair.at("/missing/0/asked").textValue());
        assertTrue(pair.at("/missing/0/setByLaw").booleanValue());
        assertFalse(pair.at("/missing/0").has("gap"));
        assertFalse(pair.at("/missing/1/setByLaw").booleanValue());
    }

    @Test
    void relaxing_what_is_missing_makes_the_pair_eligible() {
        assertEquals(List.of("licences:B"), missing(explain(masons.withoutLicence(), "{}")));
        JsonNode pair = explain(masons.withoutLicence(), "{\"relax\": [\"licences:B\"]}");
        assertTrue(pair.get("eligible").booleanValue());
        assertEquals("95.00", pair.get("score").decimalValue().toPlainString());
    }

    @Test
    void an_explanation_is_on_record() {
        JsonNode pair = explain(masons.complete(), "{\"purpose\": \"complaint\"}");
        JsonNode run = OwnService.body(masons.service()
                .counsellor()
                .get("/api/match-runs/{id}", pair.get("run").textValue()));
        assertEquals("PAIR", run.get("direction").textValue());
        assertEquals("complaint", run.get("purpose").textValue());
        assertEquals(masons.vacancy().toString(), run.get("subject").textValue());
        assertEquals(masons.complete().toString(), run.at("/results/seeker").textValue());
        assertTrue(pair.get("criteria").equals(BY_VALUE, run.at("/results/criteria")));
        assertEquals(1, run.get("eligible").intValue());
    }

    @Test
    void another_services_seeker_and_an_unknown_vacancy_are_not_found() {
        UUID theirs = OwnService.open().register(Masons.file());
        indexer.catchUp();
        for (UUID[] pair : new UUID[][] {
            {masons.vacancy(), theirs}, {masons.vacancy(), UUID.randomUUID()}, {UUID.randomUUID(), masons.complete()}
        }) {
            masons.service()
                    .counsellor()
                    .body("{}")
                    .post(PATH, pair[0], pair[1])
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("https://passerelle.example/problems/not-found"));
        }
        OwnService.administrator()
                .body("{}")
                .post(PATH, masons.vacancy(), theirs)
                .then()
                .statusCode(200);
    }

    @Test
    void a_blocked_vacancy_explains_nobody() {
        UUID blocked = masons.service().publish(Masons.OFFER.replace("\"charges\": []", """
                "charges": [{"category": "DEPOSIT", "payer": "WORKER", "recoveredFromWages": false}]"""));
        masons.service()
                .counsellor()
                .body("{}")
                .post(PATH, blocked, masons.complete())
                .then()
                .statusCode(409)
                .body("type", equalTo("https://passerelle.example/problems/blocked-vacancy"));
    }

    @Test
    void what_makes_no_sense_is_refused_as_in_a_ranking() {
        masons.service()
                .counsellor()
                .body("{\"relax\": [\"languages:en\"]}")
                .post(PATH, masons.vacancy(), masons.complete())
                .then()
                .statusCode(422)
                .body("type", equalTo("https://passerelle.example/problems/not-required"));
    }

    private static JsonNode explain(UUID seeker, String request) {
        return OwnService.body(masons.service().counsellor().body(request).post(PATH, masons.vacancy(), seeker));
    }

    private static List<String> missing(JsonNode pair) {
        return StreamSupport.stream(pair.get("missing").spliterator(), false)
                .map(m -> m.get("requirement").textValue())
                .toList();
    }
}
