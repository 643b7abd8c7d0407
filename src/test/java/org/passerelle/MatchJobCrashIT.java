package org.passerelle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A job that is killed with {@code kill -9} goes on after the next start: nothing is ranked twice, nothing is lost. */
class MatchJobCrashIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Enough to be killed twice in the middle of. */
    private static final int VACANCIES = 600;

    private static final int DONE_BEFORE_THE_KILL = 20;

    @Test
    void a_job_that_is_killed_twice_ranks_every_vacancy_once() throws Exception {
        try (Installation installation = new Installation(Map.of(
                "PASSERELLE_SAMPLE_DATA",
                "true",
                "PASSERELLE_SAMPLE_SEEKERS",
                "300",
                "PASSERELLE_SAMPLE_VACANCIES",
                Integer.toString(VACANCIES)))) {
            installation.startAndAwaitReady();
            JsonNode queued =
                    json(installation.post("/api/match-jobs", "{\"limit\": 5}").body());
            String job = "/api/match-jobs/" + queued.get("id").textValue();
            int total = queued.get("total").intValue();
            assertTrue(total > VACANCIES / 2, queued.toString());

            int before = 0;
            for (int kill = 0; kill < 2; kill++) {
                int enough = before + DONE_BEFORE_THE_KILL;
                installation.await("under way", () -> done(installation, job) >= enough);
                installation.kill();
                installation.startAndAwaitReady();
                before = done(installation, job);
                assertTrue(before >= enough && before < total, "it goes on from " + before + " of " + total);
            }
            installation.await("done", () -> json(installation.get(job).body()).has("finished"));
            JsonNode over = json(installation.get(job).body());
            assertEquals("DONE", over.get("state").textValue());
            assertEquals(total, over.get("done").intValue());
            assertEquals(0, over.get("failed").intValue());

            Set<String> runs = new HashSet<>();
            int ranked = 0;
            String cursor = "";
            do {
                JsonNode page = json(installation
                        .get(job + "/results?limit=500&state=RANKED" + cursor)
                        .body());
                for (JsonNode result : page.get("items")) {
                    ranked++;
                    runs.add(result.get("run").textValue());
                }
                cursor = page.has("next") ? "&cursor=" + page.get("next").textValue() : null;
            } while (cursor != null);
            assertEquals(total - over.get("refused").intValue(), ranked);
            assertEquals(runs, recordedRuns(installation), "each run that is on record belongs to one result");
            installation.stop();
            installation.assertIndexesAreWhole();
        }
    }

    private static int done(Installation installation, String job) {
        return json(installation.get(job).body()).get("done").intValue();
    }

    private static Set<String> recordedRuns(Installation installation) {
        Set<String> runs = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page =
                    json(installation.get("/api/match-runs?limit=500" + cursor).body());
            page.get("items").forEach(run -> runs.add(run.get("id").textValue()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").textValue() : null;
        } while (cursor != null);
        return runs;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
