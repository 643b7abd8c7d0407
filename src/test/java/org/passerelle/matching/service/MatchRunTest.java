package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.classification.Classifications;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Plan;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MatchRunTest {

    /** 80 is recorded for 80.00. */
    private static final Comparator<JsonNode> BY_VALUE =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

    @Inject
    Indexer indexer;

    @Inject
    Classifications classifications;

    private OwnService service;
    private UUID seeker;
    private UUID vacancy;

    @BeforeEach
    void register() {
        service = OwnService.open();
        seeker = service.register(Masons.file("skills", "[]"));
        vacancy = service.publish(Masons.OFFER);
        indexer.catchUp();
    }

    @Test
    void a_ranking_is_on_record_as_it_was_asked_and_answered() {
        JsonNode ranking = OwnService.body(service.counsellor("fr")
                .body("{\"weights\": {\"skills\": 7.5}, \"relax\": [\"licences:B\"], \"purpose\": \"dossier 12\"}")
                .post("/api/vacancies/{id}/ranking", vacancy));
        JsonNode run = run(service, ranking);
        assertEquals(ranking.get("run"), run.get("id"));
        assertEquals("CANDIDATES", run.get("direction").textValue());
        assertEquals(vacancy.toString(), run.get("subject").textValue());
        assertEquals("dossier 12", run.get("purpose").textValue());
        assertEquals("fr", run.at("/request/language").textValue());
        assertEquals("7.5", run.at("/request/weights/skills").decimalValue().toPlainString());
        assertEquals("licences:B", run.at("/request/relax/0").textValue());
        assertEquals(ranking.get("eligible"), run.get("eligible"));
        assertEquals(ranking.get("considered"), run.get("considered"));
        for (String part : List.of("candidates", "funnel", "nearMisses")) {
            assertTrue(ranking.get(part).equals(BY_VALUE, run.at("/results/" + part)), part);
        }
        assertTrue(run.at("/indexState/transaction").isTextual()
                && run.at("/indexState/id").isTextual());
    }

    @Test
    void a_recorded_plan_gives_the_same_score_again() throws Exception {
        JsonNode ranking = service.rank(vacancy, "{\"weights\": {\"skills\": 7.5}}");
        JsonMapper plain = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        Plan plan = plain.treeToValue(run(service, ranking).get("plan"), Plan.class);
        Candidate candidate =
                indexer.read(indexes -> indexes.candidates.candidate(seeker)).orElseThrow();
        assertEquals(
                OptionalInt.of(ranking.at("/candidates/0/score")
                        .decimalValue()
                        .unscaledValue()
                        .intValueExact()),
                plan.score(Facts.of(candidate, classifications.current())));
    }

    @Test
    void opportunities_are_on_record_too() {
        JsonNode opportunities = service.opportunities(seeker, "{}");
        JsonNode run = run(service, opportunities);
        assertEquals("OPPORTUNITIES", run.get("direction").textValue());
        assertEquals(seeker.toString(), run.get("subject").textValue());
        assertEquals("en", run.at("/request/language").textValue());
        assertFalse(run.has("plan"));
        assertTrue(opportunities.get("home").equals(BY_VALUE, run.at("/results/home")));
        assertTrue(opportunities.get("abroad").equals(BY_VALUE, run.at("/results/abroad")));
    }

    @Test
    void another_service_does_not_find_it() {
        String run = service.rank(vacancy, "{}").get("run").textValue();
        OwnService other = OwnService.open();
        other.counsellor().get("/api/match-runs/{id}", run).then().statusCode(404);
        assertEquals(
                0,
                OwnService.body(other.counsellor().get("/api/match-runs?subject=" + vacancy))
                        .get("items")
                        .size());
    }

    @Test
    void the_runs_of_a_subject_are_listed_by_pages() {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            runs.add(service.rank(vacancy, "{}").get("run").textValue());
            service.opportunities(seeker, "{}");
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page =
                    OwnService.body(service.counsellor().get("/api/match-runs?limit=2&subject=" + vacancy + cursor));
            page.get("items").forEach(run -> listed.add(run.get("id").textValue()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").textValue() : null;
        }
        assertEquals(runs, listed);
    }

    private static JsonNode run(OwnService service, JsonNode answer) {
        return OwnService.body(service.counsellor()
                .get("/api/match-runs/{id}", answer.get("run").textValue()));
    }
}
