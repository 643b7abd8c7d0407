package org.passerelle.matching.service;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestSql;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;

/** Many vacancies ranked as one job. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MatchJobTest {

    private static final String JOBS = "/api/match-jobs";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_NANOSECONDS = Duration.ofMillis(20).toNanos();
    /** More than a job gets done between two looks at it. */
    private static final int MANY = 300;

    @Inject
    Indexer indexer;

    @Inject
    MatchJobs jobs;

    @Inject
    AgroalDataSource dataSource;

    private OwnService service;

    @BeforeEach
    void open_a_service() {
        service = OwnService.open();
    }

    @Test
    void a_job_ranks_the_named_vacancies_in_their_order_as_single_rankings_would() {
        Masons masons = Masons.register(service);
        UUID other = service.publish(Masons.OFFER.replace("F1703", "F1701"));
        UUID blocked = service.publish(Masons.OFFER.replace("\"charges\": []", """
                "charges": [{"category": "DEPOSIT", "payer": "WORKER", "recoveredFromWages": false}]"""));
        UUID withdrawn = service.publish(Masons.OFFER);
        service.delete("/api/vacancies", withdrawn);
        UUID unknown = UUID.randomUUID();
        indexer.catchUp();
        List<UUID> named = List.of(blocked, masons.vacancy(), withdrawn, other, unknown);

        Response queued = create("""
                {"vacancies": %s, "limit": 3, "purpose": "tonight", "weights": {"skills": 7.5}}""".formatted(list(named)));
        String id = queued.then()
                .statusCode(202)
                .body("total", equalTo(5))
                .body("limit", equalTo(3))
                .body("purpose", equalTo("tonight"))
                .header("Location", startsWith("http"))
                .extract()
                .path("id");
        assertTrue(queued.header("Location").endsWith(JOBS + "/" + id));
        JsonNode done = await(id, job -> job.has("finished"));
        assertEquals("DONE", done.get("state").textValue());
        assertEquals("5 3 0", done.get("done") + " " + done.get("refused") + " " + done.get("failed"));
        assertTrue(done.has("started"));

        JsonNode results = results(id, "");
        assertEquals(named.stream().map(UUID::toString).toList(), texts(results, "vacancy"));
        assertEquals(List.of("REFUSED", "RANKED", "REFUSED", "RANKED", "REFUSED"), texts(results, "state"));
        assertEquals(
                List.of("blocked-vacancy", "withdrawn-vacancy", "not-found"),
                StreamSupport.stream(results.spliterator(), false)
                        .filter(r -> r.has("problem"))
                        .map(r -> r.at("/problem/type").textValue().replaceFirst(".*/", ""))
                        .toList());
        assertEquals("no-bond", results.get(0).at("/problem/findings/0/rule").textValue());
        for (int i : new int[] {1, 3}) {
            JsonNode ranking = service.rank(named.get(i), "{\"limit\": 3, \"weights\": {\"skills\": 7.5}}");
            assertEquals(ranking.get("eligible"), results.get(i).get("eligible"));
            assertEquals(ranking.get("considered"), results.get(i).get("considered"));
            assertEquals(hits(ranking.get("candidates")), hits(results.get(i).get("candidates")));
            assertEquals(3, results.get(i).get("candidates").size());
            JsonNode run = OwnService.body(service.counsellor()
                    .get("/api/match-runs/{id}", results.get(i).get("run").textValue()));
            assertEquals(id, run.at("/request/job").textValue());
            assertEquals("tonight", run.get("purpose").textValue());
            assertEquals(done.get("requestedBy"), run.get("requestedBy"));
            assertEquals(hits(ranking.get("candidates")), hits(run.at("/results/candidates")));
            assertTrue(run.at("/results/candidates/0/criteria").size() > 5, "with its reasons");
        }
    }

    @Test
    void without_a_list_all_open_vacancies_of_the_own_service_are_ranked() {
        Masons masons = Masons.register(service);
        UUID second = service.publish(Masons.OFFER);
        service.publish(Masons.OFFER.replace("\"charges\": []", """
                "charges": [{"category": "DEPOSIT", "payer": "WORKER", "recoveredFromWages": false}]"""));
        service.delete("/api/vacancies", service.publish(Masons.OFFER));
        OwnService.open().publish(Masons.OFFER);
        indexer.catchUp();
        String id = create("").then().statusCode(202).extract().path("id");
        await(id, job -> job.has("finished"));
        JsonNode results = results(id, "");
        assertEquals(Set.of(masons.vacancy().toString(), second.toString()), new HashSet<>(texts(results, "vacancy")));
        assertEquals(List.of("RANKED", "RANKED"), texts(results, "state"));
    }

    @Test
    void a_service_without_vacancies_has_nothing_to_wait_for() {
        create("{}").then().statusCode(202).body("state", equalTo("DONE")).body("total", equalTo(0));
    }

    @Test
    void results_are_read_by_pages_and_by_state() {
        List<UUID> named = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            named.add(i % 2 == 0 ? UUID.randomUUID() : service.publish(Masons.OFFER));
        }
        String id = create("{\"vacancies\": " + list(named) + "}").path("id");
        await(id, job -> job.has("finished"));
        List<String> read = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = OwnService.body(service.counsellor().get(JOBS + "/" + id + "/results?limit=3" + cursor));
            read.addAll(texts(page.get("items"), "vacancy"));
            cursor = page.has("next") ? "&cursor=" + page.get("next").textValue() : null;
        }
        assertEquals(named.stream().map(UUID::toString).toList(), read);
        assertEquals(3, results(id, "&state=RANKED").size());
        assertEquals(4, results(id, "&state=REFUSED").size());
    }

    @Test
    void the_same_idempotency_key_makes_one_job() {
        String key = UUID.randomUUID().toString();
        String body = "{\"vacancies\": [\"" + UUID.randomUUID() + "\"]}";
        String first = service.counsellor()
                .header("Idempotency-Key", key)
                .body(body)
                .post(JOBS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.counsellor()
                .header("Idempotency-Key", key)
                .body(body)
                .post(JOBS)
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        service.counsellor().get(JOBS).then().body("items.id", contains(first));
    }

    @Test
    void several_who_work_on_one_job_rank_each_vacancy_once() throws Exception {
        List<UUID> named = vacancies(MANY);
        String id = create("{\"limit\": 1, \"vacancies\": " + list(named) + "}").path("id");
        try (ExecutorService copies = Executors.newFixedThreadPool(4)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ends.add(copies.submit(jobs::work));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        JsonNode done = await(id, job -> job.has("finished"));
        assertEquals(MANY, done.get("done").intValue());
        assertEquals(
                (long) MANY,
                TestSql.value("select count(*) from match_run where request ->> 'job' = ?", id),
                "no vacancy was ranked twice");
        assertEquals(
                (long) MANY,
                TestSql.value("select count(distinct subject) from match_run where request ->> 'job' = ?", id),
                "none was lost");
    }

    @Test
    void what_a_killed_copy_had_claimed_is_passed_over_and_then_ranked() throws Exception {
        UUID first = service.publish(Masons.OFFER);
        UUID second = service.publish(Masons.OFFER);
        String id = pausedJob(List.of(first, second));
        try (Connection killed = claim(id, 1)) {
            resume(id);
            JsonNode going = await(id, job -> job.get("done").intValue() == 1);
            assertEquals("RUNNING", going.get("state").textValue());
            assertEquals(List.of("PENDING", "RANKED"), texts(results(id, ""), "state"));
            // As PostgreSQL does when the other end of a connection is gone.
            killed.rollback();
        }
        await(id, job -> job.has("finished"));
        assertEquals(List.of("RANKED", "RANKED"), texts(results(id, ""), "state"));
        assertEquals(2L, TestSql.value("select count(*) from match_run where request ->> 'job' = ?", id));
    }

    @Test
    void a_cancelled_job_stops_and_keeps_what_it_has() {
        List<UUID> named = vacancies(MANY);
        String id = create("{\"limit\": 1, \"vacancies\": " + list(named) + "}").path("id");
        await(id, job -> job.get("done").intValue() > 0);
        service.counsellor().delete(JOBS + "/" + id).then().statusCode(204);
        JsonNode cancelled = OwnService.body(service.counsellor().get(JOBS + "/" + id));
        assertEquals("CANCELLED", cancelled.get("state").textValue());
        int done = cancelled.get("done").intValue();
        assertTrue(done > 0 && done < MANY, "it was under way: " + done);
        jobs.work();
        assertEquals(cancelled, OwnService.body(service.counsellor().get(JOBS + "/" + id)));
        assertEquals(done, results(id, "&state=RANKED").size());
        assertEquals(MANY - done, results(id, "&state=PENDING").size());
        service.counsellor().delete(JOBS + "/" + id).then().statusCode(204);
        assertEquals(cancelled, OwnService.body(service.counsellor().get(JOBS + "/" + id)));
    }

    @Test
    void a_service_with_too_many_jobs_is_asked_to_wait() throws Exception {
        UUID vacancy = service.publish(Masons.OFFER);
        List<Connection> claims = new ArrayList<>();
        List<String> held = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                String id = pausedJob(List.of(vacancy));
                claims.add(claim(id, 1));
                resume(id);
                held.add(id);
            }
            create("{}")
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", "60")
                    .body("type", equalTo("https://passerelle.example/problems/too-many-jobs"));
        } finally {
            for (Connection claim : claims) {
                claim.rollback();
                claim.close();
            }
        }
        for (String id : held) {
            await(id, job -> job.has("finished"));
        }
        create("{}").then().statusCode(202);
    }

    @Test
    void a_job_that_makes_no_sense_is_refused() {
        for (String[] refusal : new String[][] {
            {"{\"limit\": 501}", "invalid", "limit"},
            {"{\"vacancies\": [null]}", "invalid", "vacancies[0]"},
            {"{\"vacancies\": [\"x\"]}", "invalid", "vacancies[0]"},
            {"{\"weights\": {\"looks\": 1}}", "unknown-criterion", "weights.looks"},
            {"{\"weights\": {\"pay\": -1}}", "invalid-weights", "weights.pay"}
        }) {
            create(refusal[0])
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("https://passerelle.example/problems/" + refusal[1]))
                    .body("violations.field", contains(refusal[2]));
        }
        service.counsellor().get(JOBS + "/" + UUID.randomUUID()).then().statusCode(404);
        service.counsellor().get(JOBS + "?state=LOST").then().statusCode(422);
    }

    @Test
    void an_administrators_job_is_over_all_services_and_no_counsellors_to_see() {
        Masons masons = Masons.register(service);
        indexer.catchUp();
        String id = OwnService.administrator()
                .body("{\"vacancies\": [\"" + masons.vacancy() + "\"], \"limit\": 500}")
                .post(JOBS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await(OwnService::administrator, id, job -> job.has("finished"));
        OwnService.administrator()
                .get(JOBS + "/" + id + "/results")
                .then()
                .body("items", hasSize(1))
                .body("items.state", everyItem(equalTo("RANKED")));
        service.counsellor().get(JOBS + "/" + id).then().statusCode(404);
    }

    /** A job that nobody works on until it is resumed: it seems to be over. */
    private String pausedJob(List<UUID> vacancies) throws Exception {
        UUID id = UUID.randomUUID();
        TestSql.execute("""
                insert into match_job (id, tenant, requested_by, every_service, language, hits, weights, state, total,
                    created_at, finished_at)
                select ?, ?, k.id, false, 'en', 5, '{}', 'CANCELLED', ?, now(), now() from api_key k where k.tenant = ?
                limit 1""", id, service.id, vacancies.size(), service.id);
        for (UUID vacancy : vacancies) {
            TestSql.execute("insert into match_job_entry (id, job, vacancy) values (uuidv7(), ?, ?)", id, vacancy);
        }
        return id.toString();
    }

    private static void resume(String job) throws Exception {
        TestSql.execute("update match_job set state = 'QUEUED', finished_at = null where id = ?::uuid", job);
    }

    /** Claims as many of a job's vacancies as another copy would, until the connection rolls back. */
    private Connection claim(String job, int entries) throws Exception {
        Connection connection = Caller.asSystem(dataSource::getConnection);
        connection.setAutoCommit(false);
        try (PreparedStatement claim = connection.prepareStatement(
                "select id from match_job_entry where job = ?::uuid order by id limit ? for update")) {
            claim.setString(1, job);
            claim.setInt(2, entries);
            try (ResultSet row = claim.executeQuery()) {
                assertTrue(row.next());
            }
        }
        return connection;
    }

    /** Where no other test's seekers would go: their lists of opportunities stay short. */
    private List<UUID> vacancies(int count) {
        String offer = """
                {"source": "test", "reference": "%s", "title": "Maçon", "occupation": "F1703", "language": "fr",
                 "place": {"country": "GQ"}, "charges": []}""".replace('\n', ' ');
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(offer.formatted(OwnService.reference())).append('\n');
        }
        return RestAssured.given()
                .header("X-API-Key", OwnService.key(service.id, Role.COUNSELLOR))
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/vacancies/bulk")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(OwnService::json)
                .filter(receipt -> receipt.has("id"))
                .map(receipt -> UUID.fromString(receipt.get("id").textValue()))
                .toList();
    }

    private Response create(String body) {
        return body.isEmpty()
                ? service.counsellor().post(JOBS)
                : service.counsellor().body(body).post(JOBS);
    }

    private JsonNode await(String id, Predicate<JsonNode> reached) {
        return await(service::counsellor, id, reached);
    }

    private static JsonNode await(Supplier<RequestSpecification> caller, String id, Predicate<JsonNode> reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode job;
        do {
            LockSupport.parkNanos(POLL_NANOSECONDS);
            job = OwnService.body(caller.get().get(JOBS + "/" + id));
            assertTrue(System.nanoTime() < end, job.toString());
        } while (!reached.test(job));
        return job;
    }

    private JsonNode results(String id, String query) {
        return OwnService.body(service.counsellor().get(JOBS + "/" + id + "/results?limit=500" + query))
                .get("items");
    }

    private static String list(List<UUID> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").toList().toString();
    }

    private static List<String> hits(JsonNode candidates) {
        return StreamSupport.stream(candidates.spliterator(), false)
                .map(c -> c.get("rank") + " " + c.get("seeker").textValue() + " "
                        + c.get("score").decimalValue().setScale(2))
                .toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.get(field).asText())
                .toList();
    }
}
