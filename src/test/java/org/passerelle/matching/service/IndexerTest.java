package org.passerelle.matching.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;

/** What is stored shows in rankings, and what is not does not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IndexerTest {

    private static final String SEEKERS = "/api/seekers";
    private static final String VACANCIES = "/api/vacancies";

    @Inject
    Indexer indexer;

    @Inject
    Clock clock;

    private OwnService service;
    private UUID vacancy;

    @BeforeEach
    void open_a_service() {
        service = OwnService.open();
        vacancy = service.publish(Masons.OFFER);
        indexer.catchUp();
    }

    @Test
    void a_seeker_enters_changes_place_and_leaves() {
        assertEquals(List.of(), ranked());
        UUID seeker = service.register(Masons.file());
        UUID other = service.register(Masons.file("skills", "[{\"code\": \"900017\"}]"));
        indexer.catchUp();
        assertEquals(List.of(seeker, other), ranked());

        ObjectNode file = service.draft(SEEKERS, seeker);
        file.putArray("occupations").addObject().put("code", "F1701").put("years", 4);
        service.replace(SEEKERS, seeker, file);
        indexer.catchUp();
        assertEquals(List.of(other, seeker), ranked());

        file.putArray("languages");
        service.replace(SEEKERS, seeker, file);
        indexer.catchUp();
        assertEquals(List.of(other), ranked());

        service.delete(SEEKERS, other);
        indexer.catchUp();
        JsonNode ranking = service.rank(vacancy, "{}");
        assertEquals(1, ranking.get("considered").intValue());
        assertEquals(List.of(seeker), RankingTest.ids(ranking.get("nearMisses")));
    }

    @Test
    void a_vacancy_enters_is_blocked_is_cleared_and_is_withdrawn() {
        UUID seeker = service.register(Masons.file());
        indexer.catchUp();
        assertTrue(opportunities(seeker).contains(vacancy));

        ObjectNode offer = service.draft(VACANCIES, vacancy);
        ObjectNode charging = offer.deepCopy();
        charging.putArray("charges")
                .addObject()
                .put("category", "RECRUITMENT_FEE")
                .put("payer", "WORKER")
                .put("recoveredFromWages", false);
        service.replace(VACANCIES, vacancy, charging);
        indexer.catchUp();
        assertTrue(!opportunities(seeker).contains(vacancy), "a blocked vacancy is not offered");

        service.replace(VACANCIES, vacancy, offer);
        indexer.catchUp();
        assertTrue(opportunities(seeker).contains(vacancy));

        service.delete(VACANCIES, vacancy);
        indexer.catchUp();
        assertTrue(!opportunities(seeker).contains(vacancy), "a withdrawn vacancy is not offered");
    }

    @Test
    void a_vacancy_whose_agency_loses_its_licence_leaves() {
        UUID agency = OwnService.organisation("AGENCY", "SN");
        String licence = """
                {"number": "%s", "authority": "Ministère", "country": "SN", "validFrom": "2020-01-01"%s}""";
        String path = OwnService.administrator()
                .body(licence.formatted(agency, ""))
                .post("/api/organisations/{id}/licences", agency)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        UUID through = service.publish(OwnService.json(Masons.OFFER).put("intermediary", agency.toString()));
        UUID seeker = service.register(Masons.file());
        indexer.catchUp();
        assertTrue(opportunities(seeker).contains(through));
        OwnService.administrator()
                .header("If-Match", "*")
                .body(licence.formatted(agency, ", \"state\": \"REVOKED\", \"stateReason\": \"fees\""))
                .put(path)
                .then()
                .statusCode(200);
        indexer.catchUp();
        assertTrue(!opportunities(seeker).contains(through));
    }

    @Test
    void a_vacancy_is_offered_on_its_last_day_and_not_afterwards() {
        LocalDate today = LocalDate.now(clock);
        ObjectNode offer = OwnService.json(Masons.OFFER)
                .put("publishedOn", today.minusDays(9).toString());
        UUID last = service.publish(offer.deepCopy().put("expiresOn", today.toString()));
        UUID expired = service.publish(offer.put("expiresOn", today.minusDays(1).toString()));
        UUID seeker = service.register(Masons.file());
        indexer.catchUp();
        List<UUID> offered = opportunities(seeker);
        assertTrue(offered.contains(last));
        assertTrue(!offered.contains(expired));
    }

    @Test
    void rankings_never_fail_and_never_miss_anybody_while_the_index_is_rebuilt() throws Exception {
        Masons masons = Masons.register(service);
        indexer.catchUp();
        JsonNode before = withoutRun(service.rank(masons.vacancy(), "{}"));
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                counts.add(askers.submit(() -> {
                    int asked = 0;
                    do {
                        assertEquals(before, withoutRun(service.rank(masons.vacancy(), "{}")));
                        asked++;
                    } while (!enough.get());
                    return asked;
                }));
            }
            counts.add(askers.submit(() -> {
                int asked = 0;
                do {
                    given().get("/q/health/ready").then().statusCode(200);
                    asked++;
                } while (!enough.get());
                return asked;
            }));
            for (int i = 0; i < 6; i++) {
                indexer.rebuild();
            }
            enough.set(true);
            for (Future<Integer> count : counts) {
                assertTrue(count.get() > 0);
            }
        }
        assertEquals(before, withoutRun(service.rank(masons.vacancy(), "{}")));
    }

    @Test
    void what_is_written_during_a_rebuild_is_in_the_rebuilt_index() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> rebuild = executor.submit(indexer::rebuild);
            List<UUID> seekers = new ArrayList<>();
            do {
                seekers.add(service.register(Masons.file()));
            } while (!rebuild.isDone());
            rebuild.get();
            indexer.catchUp();
            assertEquals(seekers.stream().sorted(OwnService.BY_TEXT).toList(), ranked());
        }
    }

    @Test
    void an_administrator_asks_for_a_rebuild_and_sees_the_state() {
        given().header("X-API-Key", OwnService.key(service.id, org.passerelle.access.Role.COUNSELLOR))
                .post("/api/index/rebuild")
                .then()
                .statusCode(403);
        OwnService.administrator()
                .post("/api/index/rebuild")
                .then()
                .statusCode(202)
                .body("candidates", equalTo(indexer.candidates()));
        indexer.catchUp();
    }

    @Test
    void the_service_says_how_far_behind_its_index_is() {
        service.register(Masons.file());
        indexer.catchUp();
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'index' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'index' }.data.candidates", greaterThan(0))
                .body("checks.find { it.name == 'index' }.data.openings", greaterThan(0))
                .body("checks.find { it.name == 'index' }.data.lagMilliseconds", lessThan(30_000));
        String metrics = OwnService.administrator()
                .accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        for (String meter : List.of("candidates", "openings", "lag_seconds")) {
            assertTrue(
                    metrics.lines()
                            .anyMatch(line -> line.startsWith("passerelle_index_" + meter) && !line.endsWith("NaN")),
                    meter);
        }
    }

    @Test
    void a_run_records_how_far_the_change_log_was_applied() {
        UUID run = UUID.fromString(service.rank(vacancy, "{}").get("run").textValue());
        service.register(Masons.file());
        indexer.catchUp();
        UUID later = UUID.fromString(service.rank(vacancy, "{}").get("run").textValue());
        assertNotEquals(state(run), state(later));
        assertEquals(
                indexer.applied().orElseThrow().toMap().get("transaction"),
                state(later).get("transaction").textValue());
    }

    private JsonNode state(UUID run) {
        return OwnService.body(service.counsellor().get("/api/match-runs/{id}", run))
                .get("indexState");
    }

    private List<UUID> ranked() {
        return RankingTest.ids(service.rank(vacancy, "{\"limit\": 500}").get("candidates"));
    }

    private List<UUID> opportunities(UUID seeker) {
        return StreamSupport.stream(service.opportunities(seeker).get("home").spliterator(), false)
                .map(o -> UUID.fromString(o.get("vacancy").textValue()))
                .toList();
    }

    private static JsonNode withoutRun(JsonNode ranking) {
        return ((ObjectNode) ranking).without("run");
    }
}
