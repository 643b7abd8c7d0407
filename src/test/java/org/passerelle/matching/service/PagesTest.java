package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;

/** Pages of a ranking concatenate to one big page, and the funnel keeps its promises: over chance populations. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PagesTest {

    private static final long SEED = 20261122;
    private static final int SEEKERS = 200;

    /** Where no other test has vacancies. */
    private static final String HOME = "GM";

    private static final String ABROAD = "GW";

    private static OwnService service;
    private static UUID vacancy;
    private static UUID seeker;

    @Inject
    Indexer indexer;

    @BeforeEach
    void register_once() {
        if (service == null) {
            service = OwnService.open();
            vacancy = service.publish(Masons.OFFER);
            Random chance = new Random(SEED);
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < SEEKERS; i++) {
                lines.append(chanceFile(chance, i)).append('\n');
            }
            RestAssured.given()
                    .header("X-API-Key", OwnService.key(service.id, org.passerelle.access.Role.COUNSELLOR))
                    .contentType("application/x-ndjson")
                    .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                    .post("/api/seekers/bulk")
                    .then()
                    .statusCode(200);
            seeker = service.register(Masons.file(
                    "residence", "{\"country\": \"" + HOME + "\"}",
                    "wishes", "{\"countries\": [\"" + ABROAD + "\"]}",
                    "consents", """
                    [{"purpose": "INTERNATIONAL_MATCHING", "countries": ["*"], "given": "2026-01-01", "textVersion": "1"}]"""));
            for (int i = 0; i < 20; i++) {
                service.publish(offer(ABROAD, "F1703"));
                if (i < 15) {
                    service.publish(offer(HOME, i % 3 == 0 ? "F1701" : "F1703"));
                }
            }
        }
        indexer.catchUp();
    }

    @Test
    void pages_of_any_size_concatenate_to_one_big_page_ties_included() {
        JsonNode whole = service.rank(vacancy, "{\"limit\": 500}");
        List<String> all = places(whole.get("candidates"), "seeker");
        assertEquals(whole.get("eligible").intValue(), all.size());
        assertFalse(whole.has("next"));
        Map<String, Integer> sameScore = new HashMap<>();
        whole.get("candidates").forEach(c -> sameScore.merge(c.get("score").asText(), 1, Integer::sum));
        assertTrue(sameScore.values().stream().anyMatch(n -> n >= 3), "there are ties: " + sameScore);
        assertTrue(all.size() > 25, "seed " + SEED + ": " + all.size());

        for (int[] sizes : new int[][] {{1, 2, 500}, {7, 3, 500}, {10, 10, 500}}) {
            List<String> paged = new ArrayList<>();
            String cursor = null;
            for (int size : sizes) {
                JsonNode page = service.rank(vacancy, request(size, cursor));
                assertEquals(whole.get("eligible"), page.get("eligible"));
                paged.addAll(places(page.get("candidates"), "seeker"));
                cursor = page.path("next").textValue();
            }
            assertEquals(all, paged);
            assertEquals(null, cursor);
        }
    }

    @Test
    void both_lists_of_opportunities_are_read_by_pages() {
        JsonNode whole = service.opportunities(seeker);
        List<String> home = places(whole.get("home"), "vacancy");
        List<String> abroad = places(whole.get("abroad"), "vacancy");
        assertTrue(home.size() >= 15 && abroad.size() >= 15, home.size() + " and " + abroad.size());
        for (int size : new int[] {8, home.size(), home.size() - 1}) {
            List<String> pagedHome = new ArrayList<>();
            List<String> pagedAbroad = new ArrayList<>();
            String cursor = null;
            do {
                JsonNode page = service.opportunities(seeker, request(size, cursor));
                pagedHome.addAll(places(page.get("home"), "vacancy"));
                pagedAbroad.addAll(places(page.get("abroad"), "vacancy"));
                cursor = page.path("next").textValue();
            } while (cursor != null);
            assertEquals(home, pagedHome);
            assertEquals(abroad, pagedAbroad);
        }
    }

    @Test
    void other_weights_for_opportunities_score_as_the_vacancies_would() {
        String weights = "\"weights\": {\"place\": 60, \"languages\": 0}";
        JsonNode offered = service.opportunities(seeker, "{\"limit\": 500, " + weights + "}");
        int compared = 0;
        for (String list : List.of("home", "abroad")) {
            for (JsonNode opportunity : offered.get(list)) {
                JsonNode pair = OwnService.body(service.counsellor()
                        .body("{" + weights + "}")
                        .post(
                                "/api/vacancies/{vacancy}/ranking/{seeker}",
                                opportunity.get("vacancy").textValue(),
                                seeker));
                assertEquals(
                        opportunity.get("score").decimalValue(),
                        pair.get("score").decimalValue());
                compared++;
            }
        }
        assertTrue(compared >= 30);
    }

    @Test
    void relaxing_one_requirement_lets_in_exactly_as_many_as_the_funnel_says() {
        int gained = 0;
        for (String before : List.of("", "\"languages:fr\"", "\"occupation\", \"licences:B\"")) {
            JsonNode ranking = service.rank(vacancy, "{\"relax\": [" + before + "]}");
            for (JsonNode hurdle : ranking.get("funnel")) {
                if (!hurdle.has("ifRelaxed")
                        || before.contains(hurdle.get("requirement").textValue())) {
                    continue;
                }
                String relax = (before.isEmpty() ? "" : before + ", ") + hurdle.get("requirement");
                JsonNode relaxed = service.rank(vacancy, "{\"limit\": 500, \"relax\": [" + relax + "]}");
                assertEquals(
                        ranking.get("eligible").intValue()
                                + hurdle.get("ifRelaxed").intValue(),
                        relaxed.get("eligible").intValue(),
                        "seed " + SEED + ": " + relax);
                assertEquals(
                        relaxed.get("eligible").intValue(),
                        relaxed.get("candidates").size());
                gained += hurdle.get("ifRelaxed").intValue();
            }
        }
        assertTrue(gained > 10, "there was something to gain: " + gained);
    }

    private static String request(int limit, String cursor) {
        return "{\"limit\": " + limit + (cursor == null ? "" : ", \"cursor\": \"" + cursor + "\"") + "}";
    }

    /** Rank, id and score. */
    private static List<String> places(JsonNode list, String id) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(c -> c.get("rank") + " " + c.get(id).textValue() + " " + c.get("score"))
                .toList();
    }

    private static ObjectNode chanceFile(Random chance, int number) {
        String[] levels = {"A1", "A2", "B1", "B2"};
        String[] occupations = {"F1703", "F1703", "F1701", "F1704"};
        ObjectNode file = OwnService.json("""
                {"givenName": "Awa", "familyName": "Diop",
                 "residence": {"country": "SN", "region": "SN-DK", "latitude": 14.69, "longitude": -17.44},
                 "licences": [%s], "languages": [{"code": "fr", "level": "%s"}],
                 "occupations": [{"code": "%s", "years": %d}]}""".formatted(
                        chance.nextInt(3) > 0 ? "\"B\"" : "",
                        levels[chance.nextInt(levels.length)],
                        occupations[chance.nextInt(occupations.length)],
                        chance.nextInt(4)));
        return file.put("reference", "P-" + number);
    }

    private static String offer(String country, String occupation) {
        return """
                {"title": "Ouvrier", "occupation": "%s", "place": {"country": "%s"}, "charges": [],
                 "requirements": {"languages": [{"code": "fr", "level": "B1", "necessity": "PREFERRED"}]},
                 "employer": {"name": "Entreprise", "country": "%s"}, "conditions": {"documentsKeptBy": "WORKER"}}""".formatted(occupation, country, country);
    }
}
