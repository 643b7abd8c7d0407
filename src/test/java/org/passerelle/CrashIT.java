package org.passerelle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packaged service, killed at the worst moments: it comes back by itself and has lost nothing that it acknowledged. */
class CrashIT {

    private static final int LINES = 3000;
    private static final int RECEIPTS_BEFORE_THE_KILL = 300;
    private static final int SEEKERS = 800;
    private static final int VACANCIES = 80;

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void nothing_acknowledged_is_lost_when_the_process_is_killed_while_a_file_comes_in() throws Exception {
        List<String> file = IntStream.rangeClosed(1, LINES)
                .mapToObj(i -> """
                        {"source": "crash", "reference": "C-%d", "title": "Maçon %d", "language": "fr", \
                        "occupation": "F1703", "place": {"country": "SN"}, "charges": []}""".formatted(i, i))
                .toList();
        try (Installation installation = new Installation(Map.of("PASSERELLE_SAMPLE_DATA", "false"))) {
            installation.startAndAwaitReady();
            Map<String, String> acknowledged = new TreeMap<>();
            installation.stream("/api/vacancies/bulk", file, line -> {
                JsonNode receipt = json(line);
                if (receipt.path("status").asText().equals("CREATED")) {
                    acknowledged.put(
                            "crash/" + receipt.get("reference").textValue(),
                            receipt.get("id").textValue());
                }
                if (acknowledged.size() == RECEIPTS_BEFORE_THE_KILL) {
                    killed(installation);
                }
            });
            assertTrue(acknowledged.size() >= RECEIPTS_BEFORE_THE_KILL && acknowledged.size() < LINES);
            assertEquals(1, installation.databaseServers().size(), "the database outlives the killed process");

            installation.startAndAwaitReady();
            assertEquals(1, installation.databaseServers().size(), "the orphan was replaced");
            Map<String, String> stored = vacancies(installation);
            assertTrue(stored.size() < LINES);
            acknowledged.forEach((reference, id) -> assertEquals(id, stored.get(reference), reference));
            installation.await(
                    "indexed", () -> index(installation).get("openings").intValue() == stored.size());
            String seeker = json(installation.post("/api/seekers", """
                            {"reference": "S-1", "givenName": "Awa", "familyName": "Diop", "residence": {"country": "SN"},
                             "occupations": [{"code": "F1703", "years": 3}]}""").body())
                    .get("id")
                    .textValue();
            installation.await(
                    "ranked", () -> index(installation).get("candidates").intValue() == 1);
            JsonNode opportunities = json(installation
                    .post("/api/seekers/" + seeker + "/opportunities", "{\"limit\": 500}")
                    .body());
            assertEquals(stored.size(), opportunities.get("considered").intValue());
            assertEquals(stored.size(), opportunities.get("eligible").intValue());
            JsonNode ranking = json(installation
                    .post("/api/vacancies/" + acknowledged.values().iterator().next() + "/ranking", "{}")
                    .body());
            assertEquals(seeker, ranking.at("/candidates/0/seeker").textValue());

            Map<String, String> statuses = new TreeMap<>();
            installation.stream("/api/vacancies/bulk", file, line -> {
                JsonNode receipt = json(line);
                if (receipt.has("status")) {
                    statuses.put(
                            "crash/" + receipt.get("reference").textValue(),
                            receipt.get("status").textValue());
                }
            });
            assertEquals(LINES, statuses.size());
            statuses.forEach((reference, status) ->
                    assertEquals(stored.containsKey(reference) ? "UNCHANGED" : "CREATED", status, reference));
            assertEquals(LINES, vacancies(installation).size());

            installation.stop();
            assertEquals(List.of(), installation.databaseServers(), "the database stops with the service");
            assertFalse(Files.exists(installation.directory().resolve("postgres/postmaster.pid")));
            installation.assertIndexesAreWhole();
        }
    }

    @Test
    void a_first_start_and_a_rebuild_that_are_killed_are_begun_anew() throws Exception {
        try (Installation installation = new Installation(Map.of(
                "PASSERELLE_SAMPLE_DATA",
                "true",
                "PASSERELLE_SAMPLE_SEEKERS",
                Integer.toString(SEEKERS),
                "PASSERELLE_SAMPLE_VACANCIES",
                Integer.toString(VACANCIES)))) {
            installation.start();
            installation.await("loading the sample", () -> installation.said().contains("Loading the sample"));
            installation.kill();

            installation.startAndAwaitReady();
            assertTrue(installation.said().contains("Loading the sample"), "nothing was there of the killed load");
            installation.await(
                    "indexed", () -> index(installation).get("candidates").intValue() == SEEKERS);
            assertEquals(VACANCIES, vacancies(installation).size());
            JsonNode before = index(installation);

            do {
                assertEquals(202, installation.post("/api/index/rebuild", "").statusCode());
            } while (generations(installation).size() < 2);
            installation.kill();

            installation.startAndAwaitReady();
            assertFalse(installation.said().contains("Loading the sample"));
            JsonNode after = index(installation);
            assertEquals(before.get("candidates"), after.get("candidates"));
            assertEquals(before.get("openings"), after.get("openings"));
            assertEquals(1, generations(installation).size(), "what the killed rebuild left is gone");
            assertEquals(1, installation.databaseServers().size());

            // Killed once more while it only stands there.
            installation.kill();
            installation.startAndAwaitReady();
            assertEquals(before.get("candidates"), index(installation).get("candidates"));
            installation.stop();
            assertEquals(List.of(), installation.databaseServers());
            installation.assertIndexesAreWhole();
        }
    }

    private static void killed(Installation installation) {
        try {
            installation.kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids of all vacancies by reference. */
    private static Map<String, String> vacancies(Installation installation) {
        Map<String, String> vacancies = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page =
                    json(installation.get("/api/vacancies?limit=500" + cursor).body());
            for (JsonNode vacancy : page.get("items")) {
                vacancies.put(
                        vacancy.get("source").textValue() + "/"
                                + vacancy.get("reference").textValue(),
                        vacancy.get("id").textValue());
            }
            cursor = page.has("next") ? "&cursor=" + page.get("next").textValue() : null;
        } while (cursor != null);
        return vacancies;
    }

    private static JsonNode index(Installation installation) {
        return json(installation.get("/api/index").body());
    }

    private static Set<Path> generations(Installation installation) throws IOException {
        try (Stream<Path> entries = Files.list(installation.directory().resolve("index"))) {
            return new HashSet<>(entries.filter(Files::isDirectory).toList());
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
