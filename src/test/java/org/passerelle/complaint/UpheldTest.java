package org.passerelle.complaint;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.complaint.Complaints.FEES;
import static org.passerelle.complaint.Complaints.PAPERS;
import static org.passerelle.complaint.Complaints.PROBLEMS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;
import org.passerelle.recruitment.Rules;

/** What is upheld goes into the record of checks and is read by every later examination. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UpheldTest {

    private final Complaints complaints = new Complaints();

    @Test
    void what_is_upheld_of_a_vacancy_blocks_it_at_once_and_goes_into_the_record() throws SQLException {
        String vacancy = complaints.vacancy();
        checks(vacancy).body("clearance", equalTo("CLEARED"));

        String complaint = complaints.closed(complaints.aboutVacancy(FEES), "UPHELD");

        checks(vacancy)
                .body("clearance", equalTo("BLOCKED"))
                .body(finding(FEES) + ".outcome", equalTo("FAIL"))
                .body(finding(FEES) + ".evidence.field", contains("reference"))
                .body(finding(FEES) + ".evidence[0].text", startsWith("breach established on 20"))
                .body(finding(FEES) + ".by", equalTo("system"))
                .body(finding(PAPERS) + ".outcome", equalTo("PASS"));
        assertEquals(2L, TestSql.value("select count(*) from examination where vacancy = ?", UUID.fromString(vacancy)));
        complaints
                .service
                .as(Role.INSPECTOR)
                .get("/api/recruitment/record/verification?organisation=" + complaints.partner.id())
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("entries", equalTo(2));
        complaints
                .service
                .counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEMS + "blocked-vacancy"))
                .body("findings.rule", contains(FEES));
        complaints
                .partner
                .as(Role.PARTNER)
                .get("/api/vacancies/{id}/checks", vacancy)
                .then()
                .statusCode(200)
                .body("clearance", equalTo("BLOCKED"))
                .body(not(containsString(complaint)))
                .body(not(containsString("passeport")))
                .body(not(containsString("complain")));
    }

    @Test
    void only_what_is_upheld_in_part_counts() {
        String id = complaints.acknowledged(complaints.aboutVacancy(FEES, PAPERS));

        complaints.step(id, Complaints.partly(PAPERS)).then().statusCode(201);

        checks(complaints.vacancy())
                .body("clearance", equalTo("BLOCKED"))
                .body(finding(PAPERS) + ".outcome", equalTo("FAIL"))
                .body(finding(FEES) + ".outcome", equalTo("PASS"));
    }

    @Test
    void what_is_not_upheld_or_withdrawn_changes_nothing() {
        complaints.closed(complaints.aboutVacancy(FEES), "NOT_UPHELD");
        complaints.closed(complaints.aboutVacancy(FEES), "WITHDRAWN");
        complaints.closed(complaints.aboutVacancy(), "UPHELD");

        checks(complaints.vacancy())
                .body("clearance", equalTo("CLEARED"))
                .body(finding(FEES) + ".outcome", equalTo("PASS"));
        complaints
                .service
                .counsellor()
                .get("/api/vacancies/{id}/checks/history", complaints.vacancy())
                .then()
                .body("items", hasSize(Rules.ALL.size()));
    }

    @Test
    void what_is_upheld_of_an_agency_has_its_vacancies_looked_at_those_to_come_too() {
        String vacancy = complaints.vacancy();
        String another = complaints
                .service
                .counsellor()
                .body(TestDrafts.vacancy("V-1").toString())
                .post("/api/vacancies")
                .path("id");

        complaints.closed(complaints.aboutAgency(FEES), "UPHELD");

        for (String of : new String[] {vacancy, complaints.store("V-2")}) {
            checks(of)
                    .body("clearance", equalTo("REVIEW"))
                    .body(finding(FEES) + ".outcome", equalTo("REVIEW"))
                    .body(finding(FEES) + ".evidence.field", contains("intermediary"))
                    .body(finding(FEES) + ".decision", nullValue());
        }
        checks(another).body("clearance", equalTo("CLEARED"));
    }

    @Test
    void what_is_upheld_of_an_employer_has_the_vacancies_looked_at_that_name_it_whoever_sends_them() {
        TestService employer = TestService.create(Organisation.Kind.EMPLOYER);
        String registration = "R-" + employer.id();
        TestService.json(TestService.administrator())
                .header("If-Match", "*")
                .body(TestDrafts.json("{\"kind\": \"EMPLOYER\", \"name\": \"Bâtir\", \"country\": \"SN\"}")
                        .put("registration", registration)
                        .toString())
                .put("/api/organisations/{id}", employer.id())
                .then()
                .statusCode(200);
        complaints.closed(
                Complaints.draft(FEES).put("organisation", employer.id().toString()), "UPHELD");

        ObjectNode draft = TestDrafts.vacancy("V-1");
        draft.withObject("/employer").put("registration", registration);
        String vacancy = complaints
                .partner
                .as(Role.PARTNER)
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .body("clearance", equalTo("REVIEW"))
                .extract()
                .path("id");

        checks(vacancy)
                .body(finding(FEES) + ".outcome", equalTo("REVIEW"))
                .body(finding(FEES) + ".evidence.field", contains("employer"));
    }

    @Test
    void what_is_upheld_of_an_agency_is_not_held_against_it_for_ever() throws SQLException {
        UUID agency = complaints.agency.id();
        TestSql.execute("""
                insert into breach (id, organisation, rule, established_on)
                values (uuidv7(), ?, 'no-worker-fees', current_date - interval '37 months')""", agency);
        TestSql.execute("""
                insert into breach (id, organisation, rule, established_on)
                values (uuidv7(), ?, 'own-papers', current_date - interval '35 months')""", agency);

        checks(complaints.vacancy())
                .body(finding(FEES) + ".outcome", equalTo("PASS"))
                .body(finding(PAPERS) + ".outcome", equalTo("REVIEW"));
    }

    @Test
    void a_vacancys_own_breach_stays_until_somebody_decides_on_it() {
        String vacancy = complaints.vacancy();
        complaints.closed(complaints.aboutVacancy(FEES), "UPHELD");
        String finding = checks(vacancy).extract().path(finding(FEES) + ".id");

        TestService.create(Organisation.Kind.INSPECTORATE)
                .as(Role.INSPECTOR)
                .body(TestDrafts.json("{\"kind\": \"DISMISS\", \"reason\": \"Remboursé, contrat corrigé.\"}")
                        .put("finding", finding)
                        .toString())
                .post("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(201);

        checks(vacancy)
                .body("clearance", equalTo("CLEARED"))
                .body(finding(FEES) + ".outcome", equalTo("FAIL"))
                .body(finding(FEES) + ".decision.kind", equalTo("DISMISS"));
    }

    private static String finding(String rule) {
        return "checks.find {it.rule == '" + rule + "'}";
    }

    private ValidatableResponse checks(String vacancy) {
        return complaints
                .service
                .counsellor()
                .get("/api/vacancies/{id}/checks", vacancy)
                .then()
                .statusCode(200);
    }
}
