package org.passerelle.recruitment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.TestService.administrator;
import static org.passerelle.TestService.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** What people decide on findings, and the clearance that follows from checks and decisions together. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DecisionResourceTest {

    private static final String FEES = "no-worker-fees";
    private static final String WISHES = "no-discriminating-wish";
    private static final String PROBLEMS = "https://passerelle.example/problems/";

    private static final String DISMISSED =
            "{\"kind\": \"DISMISS\", \"reason\": \"Le visa est payé par l'employeur.\"}";
    private static final String UPHELD = "{\"kind\": \"UPHOLD\"}";

    private final TestService service = TestService.create();
    private final TestService agency = TestService.create(Organisation.Kind.AGENCY);
    private String colleague;

    @Test
    void a_dismissed_finding_no_longer_blocks() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));

        decide(vacancy, FEES, DISMISSED)
                .then()
                .statusCode(201)
                .body("rule", equalTo(FEES))
                .body("kind", equalTo("DISMISS"))
                .body("reason", equalTo("Le visa est payé par l'employeur."));

        checks(vacancy)
                .body("clearance", equalTo("CLEARED"))
                .body(finding(FEES) + ".outcome", equalTo("FAIL"))
                .body(finding(FEES) + ".decision.kind", equalTo("DISMISS"));
        service.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .statusCode(200);
    }

    @Test
    void the_same_decision_sent_twice_is_made_once() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));
        String draft = TestDrafts.json(DISMISSED)
                .put("finding", findingId(vacancy, FEES))
                .toString();

        String first = as(colleague())
                .header("Idempotency-Key", "k-1")
                .body(draft)
                .post("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(201)
                .extract()
                .asString();
        String second = as(colleague())
                .header("Idempotency-Key", "k-1")
                .body(draft)
                .post("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .extract()
                .asString();

        assertEquals(TestDrafts.json(first), TestDrafts.json(second));
        as(colleague())
                .get("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void an_upheld_finding_that_was_only_for_review_blocks() {
        ObjectNode draft = TestDrafts.vacancy("V-1");
        draft.set(
                "requirements",
                TestDrafts.json(
                        "{\"personal\": [{\"ground\": \"SEX\", \"wish\": \"M\", \"legalBasis\": \"art. 3\"}]}"));
        String vacancy = store(draft);
        checks(vacancy).body("clearance", equalTo("REVIEW")).body(finding(WISHES) + ".outcome", equalTo("REVIEW"));

        decide(vacancy, WISHES, UPHELD).then().statusCode(201);

        checks(vacancy).body("clearance", equalTo("BLOCKED"));
        service.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEMS + "blocked-vacancy"))
                .body("findings.rule", contains(WISHES))
                .body("findings[0].decision.kind", equalTo("UPHOLD"));
    }

    @Test
    void an_exception_names_its_legal_basis_and_clears() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));

        decide(vacancy, FEES, "{\"kind\": \"EXCEPTION\"}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("legalBasis"))
                .body("violations.message", contains("la décision EXCEPTION en a besoin"));
        decide(vacancy, FEES, "{\"kind\": \"EXCEPTION\", \"legalBasis\": {\"instrument\": \"Loi 2006-01\"}}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("legalBasis.article"));
        decide(
                        vacancy,
                        FEES,
                        "{\"kind\": \"EXCEPTION\", \"legalBasis\": {\"instrument\": \"Loi 2006-01\", \"article\": \"art. 12\"}}")
                .then()
                .statusCode(201)
                .body("legalBasis.article", equalTo("art. 12"));

        checks(vacancy)
                .body("clearance", equalTo("CLEARED"))
                .body(finding(FEES) + ".decision.legalBasis.instrument", equalTo("Loi 2006-01"));
    }

    @Test
    void a_requested_correction_leaves_the_block_until_the_sender_has_corrected() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));

        decide(vacancy, FEES, "{\"kind\": \"REQUEST_CORRECTION\", \"correction\": \"Dire qui paie le visa.\"}")
                .then()
                .statusCode(201)
                .body("correction", equalTo("Dire qui paie le visa."));
        checks(vacancy)
                .body("clearance", equalTo("BLOCKED"))
                .body(finding(FEES) + ".decision.correction", equalTo("Dire qui paie le visa."));

        replace(vacancy, TestDrafts.vacancy("V-1"));
        checks(vacancy).body("clearance", equalTo("CLEARED")).body(finding(FEES) + ".decision", nullValue());
    }

    @Test
    void what_a_decision_lacks_or_has_no_use_for_is_named() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));

        decide(vacancy, FEES, "{\"kind\": \"DISMISS\", \"reason\": \" \"}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("reason"));
        decide(vacancy, FEES, "{\"kind\": \"UPHOLD\", \"correction\": \"Autre.\"}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("correction"))
                .body("violations.message", contains("ne va qu'avec la décision REQUEST_CORRECTION"));
        decide(vacancy, "own-papers", UPHELD)
                .then()
                .statusCode(422)
                .body("violations.message", contains("rien à décider : la règle own-papers a donné NOT_APPLICABLE"));
        decide(vacancy, UUID.randomUUID(), UPHELD).then().statusCode(422).body("violations.field", contains("finding"));
        checks(vacancy).body("clearance", equalTo("BLOCKED"));
    }

    @Test
    void whoever_entered_the_vacancy_does_not_decide_on_it() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));

        service.counsellor()
                .body(TestDrafts.json(DISMISSED)
                        .put("finding", findingId(vacancy, FEES))
                        .toString())
                .post("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEMS + "own-entry"));

        // Nor whoever changed it last.
        as(colleague())
                .header("If-Match", "*")
                .body(TestDrafts.blockedVacancy("V-1").put("positions", 3).toString())
                .put("/api/vacancies/{id}", vacancy)
                .then()
                .statusCode(200);
        decide(vacancy, FEES, DISMISSED).then().statusCode(403).body("type", equalTo(PROBLEMS + "own-entry"));
        checks(vacancy).body("clearance", equalTo("BLOCKED"));
    }

    @Test
    void another_services_counsellor_decides_nothing_here_but_the_countrys_inspector_does() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));
        String draft = TestDrafts.json(DISMISSED)
                .put("finding", findingId(vacancy, FEES))
                .toString();

        TestService.create()
                .counsellor()
                .body(draft)
                .post("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEMS + "forbidden"));
        TestService.create(Organisation.Kind.INSPECTORATE)
                .as(Role.INSPECTOR)
                .body(draft)
                .post("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(201);
        checks(vacancy).body("clearance", equalTo("CLEARED"));
    }

    @Test
    void a_decision_outlives_a_change_that_leaves_the_finding_as_it_was() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));
        decide(vacancy, FEES, DISMISSED);

        replace(vacancy, TestDrafts.blockedVacancy("V-1").put("positions", 5));

        checks(vacancy)
                .body("clearance", equalTo("CLEARED"))
                .body(finding(FEES) + ".vacancyVersion", equalTo(2))
                .body(finding(FEES) + ".decision.kind", equalTo("DISMISS"));
    }

    @Test
    void a_decision_falls_with_its_finding_and_does_not_rise_again_with_it() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));
        String first = findingId(vacancy, FEES);
        decide(vacancy, FEES, DISMISSED);

        replace(vacancy, TestDrafts.vacancy("V-1").put("description", "Murs. Le candidat paie 900 EUR pour le visa."));
        checks(vacancy).body("clearance", equalTo("BLOCKED")).body(finding(FEES) + ".decision", nullValue());

        replace(vacancy, TestDrafts.blockedVacancy("V-1"));
        checks(vacancy).body("clearance", equalTo("BLOCKED")).body(finding(FEES) + ".decision", nullValue());

        decide(vacancy, UUID.fromString(first), DISMISSED)
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEMS + "finding-changed"));
    }

    @Test
    void a_decision_falls_when_the_licence_changes_the_finding() {
        Response licence = licence();
        String vacancy = store(TestDrafts.vacancyThrough(agency.id(), "V-1"));
        suspend(licence, "2026-01-01");
        decide(vacancy, "licensed-agency", DISMISSED).then().statusCode(201);
        checks(vacancy).body("clearance", equalTo("CLEARED"));

        suspend(licence, "2026-02-01");

        checks(vacancy)
                .body("clearance", equalTo("BLOCKED"))
                .body(finding("licensed-agency") + ".decision", nullValue());
        clearances(vacancy)
                .body("items.clearance", contains("CLEARED", "BLOCKED", "CLEARED", "BLOCKED"))
                .body("items.cause", contains("EXAMINATION", "EXAMINATION", "DECISION", "EXAMINATION"));
    }

    @Test
    void a_decision_stands_through_the_examination_of_another_day() throws SQLException {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));
        decide(vacancy, FEES, DISMISSED);
        TestSql.execute(
                "update vacancy set checked_on = ? where id = ?",
                LocalDate.now(Clock.systemUTC()).minusDays(1),
                UUID.fromString(vacancy));

        service.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .statusCode(200);
    }

    @Test
    void a_later_decision_takes_the_place_of_the_earlier_and_both_stay_on_record() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));
        decide(vacancy, FEES, DISMISSED);
        decide(vacancy, FEES, UPHELD);

        checks(vacancy).body("clearance", equalTo("BLOCKED")).body(finding(FEES) + ".decision.kind", equalTo("UPHOLD"));
        service.counsellor()
                .get("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(200)
                .body("items.kind", contains("DISMISS", "UPHOLD"));
    }

    @Test
    void the_history_says_from_when_to_when_a_vacancy_had_which_clearance_and_why() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));
        String decision = decide(vacancy, FEES, DISMISSED).path("id");
        replace(vacancy, TestDrafts.blockedVacancy("V-1").put("positions", 5));
        decide(vacancy, FEES, UPHELD);

        ObjectNode history = TestDrafts.json(clearances(vacancy)
                .body("items.clearance", contains("BLOCKED", "CLEARED", "BLOCKED"))
                .body("items.cause", contains("EXAMINATION", "DECISION", "DECISION"))
                .body("items.vacancyVersion", contains(0, 0, 2))
                .body("items[1].decision", equalTo(decision))
                .body("items[2].to", nullValue())
                .extract()
                .asString());
        for (int i = 0; i < 2; i++) {
            assertEquals(history.at("/items/" + (i + 1) + "/from"), history.at("/items/" + i + "/to"));
        }
        service.counsellor()
                .get("/api/vacancies/{id}/clearances?limit=1", vacancy)
                .then()
                .body("items", hasSize(1))
                .body("items[0].to", equalTo(history.at("/items/1/from").textValue()));
    }

    @Test
    void an_agency_with_very_many_vacancies_is_blocked_at_once_and_examined_before_they_are_next_ranked()
            throws SQLException {
        Response licence = licence();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 501; i++) {
            lines.append(TestDrafts.vacancyThrough(agency.id(), "M-" + i)).append('\n');
        }
        service.counsellor()
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/vacancies/bulk")
                .then()
                .statusCode(200);
        assertEquals(501L, count("CLEARED"));

        suspend(licence, "2026-01-01");

        assertEquals(501L, count("BLOCKED"));
        String one = service.counsellor().get("/api/vacancies?reference=M-7").path("items[0].id");
        clearances(one)
                .body("items.clearance", contains("CLEARED", "BLOCKED"))
                .body("items[1].cause", equalTo("LICENCE"));
        service.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", one)
                .then()
                .statusCode(409)
                .body("findings.rule", contains("licensed-agency"))
                .body("findings[0].outcome", equalTo("FAIL"));
        clearances(one).body("items", hasSize(2));
    }

    private Object count(String clearance) throws SQLException {
        return TestSql.value(
                "select count(*) from vacancy where intermediary = ? and clearance = ?", agency.id(), clearance);
    }

    private Response licence() {
        return json(administrator())
                .body(licenceDraft().toString())
                .post("/api/organisations/{o}/licences", agency.id());
    }

    private void suspend(Response licence, String since) {
        json(administrator())
                .header("If-Match", "*")
                .body(licenceDraft()
                        .put("state", "SUSPENDED")
                        .put("stateSince", since)
                        .put("stateReason", "plainte")
                        .toString())
                .put(licence.header("Location"))
                .then()
                .statusCode(200);
    }

    private ObjectNode licenceDraft() {
        return TestDrafts.json("{\"authority\": \"DGT\", \"country\": \"SN\", \"validFrom\": \"2020-01-01\"}")
                .put("number", "L-" + agency.id());
    }

    private String store(ObjectNode draft) {
        return service.counsellor()
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void replace(String vacancy, ObjectNode draft) {
        service.counsellor()
                .header("If-Match", "*")
                .body(draft.toString())
                .put("/api/vacancies/{id}", vacancy)
                .then()
                .statusCode(200);
    }

    private String colleague() {
        if (colleague == null) {
            colleague = service.newKey(Role.COUNSELLOR);
        }
        return colleague;
    }

    private static RequestSpecification as(String key) {
        return json(given().header("X-API-Key", key));
    }

    /** By a colleague of whoever entered the vacancy. */
    private Response decide(String vacancy, String rule, String draft) {
        return decide(vacancy, UUID.fromString(findingId(vacancy, rule)), draft);
    }

    private Response decide(String vacancy, UUID finding, String draft) {
        return as(colleague())
                .body(TestDrafts.json(draft).put("finding", finding.toString()).toString())
                .post("/api/vacancies/{id}/decisions", vacancy);
    }

    private String findingId(String vacancy, String rule) {
        return checks(vacancy).extract().path(finding(rule) + ".id");
    }

    private static String finding(String rule) {
        return "checks.find {it.rule == '" + rule + "'}";
    }

    private ValidatableResponse checks(String vacancy) {
        return service.counsellor()
                .get("/api/vacancies/{id}/checks", vacancy)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse clearances(String vacancy) {
        return service.counsellor()
                .get("/api/vacancies/{id}/clearances", vacancy)
                .then()
                .statusCode(200);
    }
}
