package org.passerelle.matching.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestSql;
import org.passerelle.access.Role;

/**
 * Five women, three of them eligible and none with all skills asked; four men and one whose file does not say, who have
 * everything.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CompositionTest {

    private static final long POLL_NANOSECONDS = Duration.ofMillis(5).toNanos();

    @Inject
    Indexer indexer;

    @Inject
    Clock clock;

    private OwnService service;
    private UUID vacancy;

    @BeforeEach
    void register() {
        service = OwnService.open();
        vacancy = service.publish(Masons.OFFER);
        woman(24, "[\"B\"]", "[{\"code\": \"900164\"}]");
        woman(25, "[\"B\"]", "[]");
        woman(34, "[\"B\"]", "[]");
        woman(35, "[]", "[]");
        woman(44, "[]", "[]");
        for (int age : List.of(45, 54, 55, 100)) {
            service.register(born(Masons.file().put("sex", "M"), age));
        }
        service.register(Masons.file());
        indexer.catchUp();
    }

    private void woman(int age, String licences, String skills) {
        service.register(
                born(Masons.file("licences", licences, "skills", skills).put("sex", "F"), age));
    }

    /** Reaches this age on the last day of the year. */
    private ObjectNode born(ObjectNode file, int age) {
        return file.put(
                "birthDate",
                LocalDate.of(LocalDate.now(clock).getYear() - age, 12, 31).toString());
    }

    private static RequestSpecification inspector() {
        return given().header(
                        "X-API-Key", OwnService.key(OwnService.organisation("INSPECTORATE", "SN"), Role.INSPECTOR));
    }

    private static JsonNode composition(JsonNode ranking) {
        return OwnService.body(inspector()
                        .get("/api/match-runs/{id}", ranking.get("run").textValue()))
                .get("composition");
    }

    /** Each group in a line: group, considered, eligible, returned, then rate, ratio and flag of both selections. */
    private static List<String> lines(JsonNode groups) {
        return StreamSupport.stream(groups.spliterator(), false)
                .map(group -> "%s %s %s %s%s%s"
                        .formatted(
                                group.get("group").textValue(),
                                group.path("considered").asText(),
                                group.path("eligible").asText(),
                                group.path("returned").asText(),
                                line(group.path("eligibility")),
                                line(group.path("selection")))
                        .strip())
                .toList();
    }

    private static String line(JsonNode selection) {
        return selection.isMissingNode()
                ? " -"
                : " %.2f/%.2f%s"
                        .formatted(
                                selection.get("rate").decimalValue(),
                                selection.get("ratio").decimalValue(),
                                selection.get("belowFourFifths").booleanValue() ? "!" : "");
    }

    @Test
    void a_ranking_records_how_pool_eligible_and_shortlist_are_composed() {
        JsonNode composition = composition(service.rank(vacancy, "{\"limit\": 6}"));

        assertEquals(LocalDate.now(clock).getYear(), composition.get("year").intValue());
        assertEquals(
                List.of(
                        "F 5 3 1 0.60/0.60! 0.20/0.20!",
                        "M 4 4 4 1.00/1.00 1.00/1.00",
                        "X 0 0 0 - -",
                        "UNKNOWN 1 1 1 1.00/1.00 1.00/1.00"),
                lines(composition.get("sex")));
        assertEquals(
                List.of(
                        "UNDER_25 1 1 1 1.00/1.00 1.00/1.00",
                        "FROM_25_TO_34 2 2 0 1.00/1.00 0.00/0.00!",
                        "FROM_35_TO_44 2 0 0 0.00/0.00! 0.00/0.00!",
                        "FROM_45_TO_54 2 2 2 1.00/1.00 1.00/1.00",
                        "FROM_55 2 2 2 1.00/1.00 1.00/1.00",
                        "UNKNOWN 1 1 1 1.00/1.00 1.00/1.00"),
                lines(composition.get("age")));
    }

    @Test
    void a_page_read_on_records_who_is_on_it() {
        JsonNode first = service.rank(vacancy, "{\"limit\": 6}");
        JsonNode second = service.rank(
                vacancy, "{\"limit\": 6, \"cursor\": \"" + first.get("next").textValue() + "\"}");

        assertEquals(
                List.of("F   2 - -", "M   0 - -", "X   0 - -", "UNKNOWN   0 - -"),
                lines(composition(second).get("sex")));
    }

    @Test
    void who_changes_the_file_changes_group() {
        UUID seeker = service.register(Masons.file().put("sex", "F"));
        ObjectNode draft = service.draft("/api/seekers", seeker).put("sex", "X");
        service.replace("/api/seekers", seeker, draft);
        indexer.catchUp();

        assertEquals(
                "X 1 1 1 1.00/1.00 1.00/1.00",
                lines(composition(service.rank(vacancy, "{\"limit\": 20}")).get("sex"))
                        .get(2));
    }

    @Test
    void a_counsellor_sees_it_neither_in_the_answer_nor_on_record() {
        JsonNode ranking = service.rank(vacancy, "{}");

        assertFalse(ranking.has("composition"));
        assertFalse(OwnService.body(service.counsellor()
                        .get("/api/match-runs/{id}", ranking.get("run").textValue()))
                .has("composition"));
    }

    @Test
    void a_job_records_it_too() throws Exception {
        String job = service.counsellor()
                .body("{}")
                .post("/api/match-jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        while (!service.counsellor()
                .get("/api/match-jobs/{id}", job)
                .path("state")
                .equals("DONE")) {
            LockSupport.parkNanos(POLL_NANOSECONDS);
        }

        assertEquals("5 3 SN SN PERMANENT", TestSql.value("""
                        select concat_ws(' ', composition -> 'parts' -> 0 ->> 'considered',
                            composition -> 'parts' -> 0 ->> 'eligible', origin, destination, contract_kind)
                        from match_run where request ->> 'job' = ?""", job));
    }

    @Test
    void over_several_services_the_origin_is_not_known() throws Exception {
        String run = OwnService.administrator()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .statusCode(200)
                .extract()
                .path("run");

        assertEquals("true", TestSql.value("""
                        select (origin is null and considered = (select sum((p ->> 'considered')::bigint)
                            from jsonb_array_elements(composition -> 'parts') p where p ->> 'trait' = 'AGE'))::text
                        from match_run where id = ?""", UUID.fromString(run)));
    }

    @Test
    void a_month_is_reported_by_kind_and_corridor_without_small_counts() {
        for (int i = 0; i < 9; i++) {
            service.rank(vacancy, "{\"limit\": 6}");
        }
        JsonNode last = service.rank(vacancy, "{\"limit\": 6}");
        service.rank(vacancy, "{\"limit\": 6, \"cursor\": \"" + last.get("next").textValue() + "\"}");

        JsonNode report = report(YearMonth.now(clock));

        assertEquals(YearMonth.now(clock).toString(), report.get("month").textValue());
        assertEquals(10, report.get("smallestCell").intValue());
        assertEquals(1, report.get("corridors").size());
        JsonNode corridor = report.at("/corridors/0");
        assertEquals("PERMANENT", corridor.get("contract").textValue());
        assertEquals("SN", corridor.get("origin").textValue());
        assertEquals("SN", corridor.get("destination").textValue());
        assertEquals(10, corridor.get("rankings").intValue());
        assertEquals(100, corridor.get("considered").intValue());
        assertEquals(80, corridor.get("eligible").intValue());
        assertEquals(62, corridor.get("returned").intValue());
        assertEquals(
                List.of(
                        "F 50 30 12 0.60/0.60! 0.24/0.24!",
                        "M 40 40 40 1.00/1.00 1.00/1.00",
                        "X 0 0 0 - -",
                        "UNKNOWN 10 10 10 1.00/1.00 1.00/1.00"),
                lines(corridor.get("sex")));
        // Two were listed of those from 25 to 34: not shown, and neither is the empty cell that would give them away.
        assertEquals(
                List.of(
                        "UNDER_25 10 10 10 1.00/1.00 1.00/1.00",
                        "FROM_25_TO_34 20 20  1.00/1.00 -",
                        "FROM_35_TO_44 20 0  0.00/0.00! -",
                        "FROM_45_TO_54 20 20 20 1.00/1.00 1.00/1.00",
                        "FROM_55 20 20 20 1.00/1.00 1.00/1.00",
                        "UNKNOWN 10 10 10 1.00/1.00 1.00/1.00"),
                lines(corridor.get("age")));
    }

    @Test
    void a_month_without_rankings_is_empty_and_no_month_is_refused() {
        service.rank(vacancy, "{}");

        assertEquals(
                0, report(YearMonth.now(clock).minusMonths(1)).get("corridors").size());
        assertEquals(
                0, report(YearMonth.now(clock).plusMonths(1)).get("corridors").size());
        for (String month : List.of("2026-13", "2026", "+20260-1")) {
            statistician()
                    .queryParam("month", month)
                    .get("/api/recruitment/rankings-report")
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("month"));
        }
    }

    private RequestSpecification statistician() {
        return given().header("X-API-Key", OwnService.key(service.id, Role.STATISTICIAN));
    }

    private JsonNode report(YearMonth month) {
        return OwnService.body(
                statistician().queryParam("month", month.toString()).get("/api/recruitment/rankings-report"));
    }
}
