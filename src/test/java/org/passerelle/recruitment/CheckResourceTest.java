package org.passerelle.recruitment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.TestService.administrator;
import static org.passerelle.TestService.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** The fair-recruitment record, as it is read, and what it keeps from being ranked. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CheckResourceTest {

    private final TestService service = TestService.create();

    @Test
    void the_record_says_what_each_rule_found_where_and_on_which_basis() throws SQLException {
        String id = store(TestDrafts.wholeVacancy());

        ObjectNode answer = TestDrafts.json(service.counsellor()
                .get("/api/vacancies/{id}/checks", id)
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertEquals("BLOCKED", answer.get("clearance").textValue());
        assertEquals(
                List.of(
                        "no-worker-fees 2 FAIL BLOCKING",
                        "no-bond 1 PASS BLOCKING",
                        "licensed-agency 1 NOT_APPLICABLE BLOCKING",
                        "own-papers 2 PASS BLOCKING",
                        "no-discriminating-wish 2 REVIEW BLOCKING",
                        "freedom 1 PASS BLOCKING",
                        "minimum-age 1 NOT_APPLICABLE BLOCKING",
                        "no-contract-substitution 1 NOT_APPLICABLE BLOCKING",
                        "terms-complete 1 PASS REVIEW",
                        "pay-stated 1 PASS REVIEW",
                        "minimum-pay 1 PASS REVIEW",
                        "working-time 1 PASS REVIEW",
                        "social-security 1 NOT_APPLICABLE REVIEW",
                        "signs-of-fraud 1 PASS REVIEW",
                        "contract-language 1 PASS REVIEW",
                        "equal-treatment 1 PASS REVIEW",
                        "fair-lodging 1 PASS REVIEW",
                        "remedy-named 1 PASS REVIEW",
                        "employer-identified 1 PASS REVIEW",
                        "agency-named 1 NOT_APPLICABLE REVIEW",
                        "refused-before 1 PASS REVIEW",
                        "scheme-terms 1 UNKNOWN NOTICE"),
                told(answer));
        JsonNode fees = answer.at("/checks/0");
        assertEquals(TestDrafts.json("""
                        {"evidence": [{"field": "charges[0]", "text": "MEDICAL 300 EUR paid by WORKER by exception: art. 12"},
                          {"field": "description", "from": 20, "to": 54, "text": "candidat paie 300 EUR pour le visa"}]}""").get("evidence"), fees.get("evidence"));
        assertEquals("C181 Art. 7", fees.at("/basis/0").textValue());
        Object key =
                TestSql.value("select id from api_key where organisation = ? and role = 'COUNSELLOR'", service.id());
        for (JsonNode check : answer.get("checks")) {
            assertEquals(key.toString(), check.get("by").textValue());
            assertEquals(fees.get("examination"), check.get("examination"));
            assertEquals(fees.get("at"), check.get("at"));
            assertEquals(0, check.get("vacancyVersion").intValue());
        }
        assertEquals(
                fees.get("at").textValue(),
                Instant.parse(fees.get("at").textValue()).toString());
    }

    @Test
    void a_vacancy_with_a_blocking_finding_is_never_ranked() {
        String id = store(TestDrafts.blockedVacancy("V-1"));

        service.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://passerelle.example/problems/blocked-vacancy"))
                .body("detail", equalTo("Un contrôle de recrutement équitable s'y oppose : no-worker-fees."))
                .body("findings.rule", contains("no-worker-fees"))
                .body("findings[0].evidence[0].field", equalTo("description"))
                .body("findings[0].evidence[0].from", equalTo(3));
    }

    @Test
    void a_licence_that_has_run_out_since_the_last_examination_blocks_when_it_is_ranked() throws SQLException {
        TestService agency = TestService.create(Organisation.Kind.AGENCY);
        String number = UUID.randomUUID().toString();
        json(administrator())
                .body(TestDrafts.json("{\"authority\": \"DGT\", \"country\": \"SN\", \"validFrom\": \"2020-01-01\"}")
                        .put("number", number)
                        .toString())
                .post("/api/organisations/{o}/licences", agency.id())
                .then()
                .statusCode(201);
        String id = store(TestDrafts.vacancyThrough(agency.id(), "V-1"));
        service.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", id)
                .then()
                .statusCode(200);

        LocalDate yesterday = LocalDate.now(Clock.systemUTC()).minusDays(1);
        TestSql.execute("update licence set valid_until = ? where organisation = ?", yesterday, agency.id());
        TestSql.execute("update vacancy set checked_on = ? where id = ?", yesterday, UUID.fromString(id));

        service.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", id)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://passerelle.example/problems/blocked-vacancy"))
                .body("findings.rule", contains("licensed-agency"))
                .body("findings[0].by", equalTo("system"))
                .body(
                        "findings[0].evidence.text",
                        contains("licence " + number + " of DGT (SN), 2020-01-01 to " + yesterday + ": expired on "
                                + yesterday));
        service.counsellor()
                .get("/api/vacancies/{id}", id)
                .then()
                .body("clearance", equalTo("BLOCKED"))
                .header("ETag", "\"1\"");
    }

    @Test
    void an_employer_under_sanction_is_recognised_whoever_names_it() {
        String registration = "SN-DKR-" + UUID.randomUUID();
        String employer = json(administrator())
                .body(TestDrafts.json("{\"kind\": \"EMPLOYER\", \"name\": \"Bâtir\", \"country\": \"SN\"}")
                        .put("registration", registration)
                        .toString())
                .post("/api/organisations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        json(administrator())
                .body(TestDrafts.json(
                                "{\"authority\": \"DGT\", \"country\": \"SN\", \"validFrom\": \"2020-01-01\","
                                        + " \"state\": \"REVOKED\", \"stateSince\": \"2021-01-01\", \"stateReason\": \"frais\"}")
                        .put("number", registration)
                        .toString())
                .post("/api/organisations/{o}/licences", employer)
                .then()
                .statusCode(201);
        TestService partner = TestService.create(Organisation.Kind.PARTNER);
        partner.as(Role.PARTNER).get("/api/organisations/{o}", employer).then().statusCode(404);
        ObjectNode draft = TestDrafts.vacancy("V-1");
        draft.withObject("/employer").put("registration", registration);

        String id = partner.as(Role.PARTNER)
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        partner.as(Role.PARTNER)
                .get("/api/vacancies/{id}/checks", id)
                .then()
                .statusCode(200)
                .body("checks.find {it.rule == 'employer-identified'}.outcome", equalTo("FAIL"))
                .body(
                        "checks.find {it.rule == 'employer-identified'}.evidence.text",
                        contains("licence " + registration + " of DGT revoked since 2021-01-01"));
        partner.as(Role.PARTNER).get("/api/organisations/{o}", employer).then().statusCode(404);
    }

    @Test
    void an_examination_on_a_new_day_that_finds_the_same_leaves_the_vacancy_as_it_was() throws SQLException {
        String id = store(TestDrafts.vacancy("V-1"));
        LocalDate today = LocalDate.now(Clock.systemUTC());
        TestSql.execute("update vacancy set checked_on = ? where id = ?", today.minusDays(3), UUID.fromString(id));

        service.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", id)
                .then()
                .statusCode(200);

        service.counsellor().get("/api/vacancies/{id}", id).then().header("ETag", "\"0\"");
        assertEquals(
                0L,
                TestSql.value(
                        "select count(*) from vacancy where id = ? and checked_on < ?", UUID.fromString(id), today));
        service.as(Role.INSPECTOR)
                .get("/api/vacancies/{id}/checks/history", id)
                .then()
                .body("items.size()", equalTo(Rules.ALL.size()));
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

    private static List<String> told(ObjectNode answer) {
        List<String> told = new ArrayList<>();
        for (JsonNode check : answer.get("checks")) {
            told.add(String.join(
                    " ",
                    check.get("rule").textValue(),
                    check.get("ruleVersion").toString(),
                    check.get("outcome").textValue(),
                    check.get("severity").textValue()));
        }
        return told;
    }
}
