package org.passerelle.organisation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.access.Role;
import org.passerelle.recruitment.Rules;

/** Licences, and what becomes of an agency's vacancies when one is entered or changed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LicenceResourceTest {

    private final TestService inspectorate = TestService.create(Organisation.Kind.INSPECTORATE);
    private final TestService agency = TestService.create(Organisation.Kind.AGENCY);
    private final TestService service = TestService.create();
    private final String number = UUID.randomUUID().toString();

    @Test
    void a_licence_is_kept_as_it_was_entered() {
        ObjectNode draft = licence()
                .put("validUntil", "2099-12-31")
                .put("state", "SUSPENDED")
                .put("stateSince", "2026-01-15")
                .put("stateReason", "contrôle en cours");
        draft.putArray("destinations").add("FR").add("ES");

        Response created = post(draft);

        created.then().statusCode(201).header("ETag", "\"0\"").body("state", equalTo("SUSPENDED"));
        for (TestService reader : new TestService[] {inspectorate, service}) {
            ObjectNode view = TestDrafts.json(
                    reader.as(Role.COUNSELLOR).get(created.header("Location")).asString());
            assertEquals(draft.deepCopy().without("state"), TestDrafts.sent(view));
        }
        service.counsellor()
                .get("/api/organisations/{id}/licences", agency.id())
                .then()
                .body("items.number", contains(number));
    }

    @Test
    void what_cannot_be_is_refused_by_field() {
        post(TestDrafts.json("{}"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("authority", "country", "number", "validFrom"));
        post(licence().put("validUntil", "2019-12-31"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("validUntil"));
        for (String state : new String[] {"SUSPENDED", "REVOKED"}) {
            post(licence().put("state", state))
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("stateReason"));
        }
        post(licence().put("country", "XX")).then().statusCode(422).body("violations.field", contains("country"));
    }

    @Test
    void a_number_is_given_once_by_an_authority() {
        post(licence()).then().statusCode(201);

        post(licence())
                .then()
                .statusCode(409)
                .body("type", equalTo("https://passerelle.example/problems/duplicate-reference"));
        post(licence().put("authority", "DT")).then().statusCode(201);
    }

    @Test
    void an_agencys_vacancies_follow_its_licence_at_once() {
        String vacancy = service.counsellor()
                .body(TestDrafts.vacancyThrough(agency.id(), "V-1").toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .body("clearance", equalTo("BLOCKED"))
                .extract()
                .path("id");

        Response entered = post(licence());
        clearance(vacancy, "CLEARED");

        Response suspended = put(
                entered.header("Location"),
                licence()
                        .put("state", "SUSPENDED")
                        .put("stateReason", "plainte")
                        .put("stateSince", "2026-01-01"));
        clearance(vacancy, "BLOCKED")
                .body("checks.find {it.rule == 'licensed-agency'}.outcome", equalTo("FAIL"))
                .body(
                        "checks.find {it.rule == 'licensed-agency'}.evidence.text",
                        contains("licence " + number
                                + " of DGT (SN), 2020-01-01 without an end: suspended since 2026-01-01"));

        suspended.then().statusCode(200).header("ETag", "\"1\"");
        put(entered.header("Location"), licence()).then().statusCode(200);
        clearance(vacancy, "CLEARED");

        service.counsellor()
                .get("/api/vacancies/{id}/checks/history?limit=200", vacancy)
                .then()
                .body("items", hasSize(4 * Rules.ALL.size()))
                .body("items.findAll {it.rule == 'licensed-agency'}.outcome", contains("FAIL", "PASS", "FAIL", "PASS"))
                .body("items.examination.unique()", hasSize(4));
    }

    @Test
    void a_change_that_changes_no_finding_leaves_no_trace() {
        post(licence()).then().statusCode(201);
        String vacancy = service.counsellor()
                .body(TestDrafts.vacancyThrough(agency.id(), "V-1").toString())
                .post("/api/vacancies")
                .path("id");

        post(licence().put("number", number + "-2").put("validFrom", "2019-01-01"))
                .then()
                .statusCode(201);

        service.counsellor()
                .get("/api/vacancies/{id}/checks/history", vacancy)
                .then()
                .body("items", hasSize(Rules.ALL.size()));
        service.counsellor().get("/api/vacancies/{id}", vacancy).then().header("ETag", "\"0\"");
    }

    @Test
    void whoever_takes_a_licence_away_is_told_who_works_through_the_agency() {
        Response entered = post(licence());
        ObjectNode draft = TestDrafts.vacancyThrough(agency.id(), "V-1");
        String vacancy = service.counsellor()
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String running = place(vacancy, draft, "S-1", true);
        place(vacancy, draft, "S-2", false);
        put(entered.header("Location"), licence().put("validUntil", "2099-12-31"))
                .then()
                .statusCode(200)
                .body("runningPlacements", nullValue());

        put(entered.header("Location"), licence().put("state", "SUSPENDED").put("stateReason", "plainte"))
                .then()
                .statusCode(200)
                .body("runningPlacements.items.placement", contains(running))
                .body("runningPlacements.items.vacancy", contains(vacancy))
                .body("runningPlacements.items.place.locality", contains("Dakar"))
                .body("runningPlacements.items.startedOn", contains("2026-01-15"))
                .body("runningPlacements.items[0].seeker", notNullValue());
        put(entered.header("Location"), licence().put("validUntil", "2021-12-31"))
                .then()
                .body("runningPlacements.items.placement", contains(running));
        inspectorate
                .as(Role.INSPECTOR)
                .get("/api/placements?state=RUNNING&agency=" + agency.id())
                .then()
                .statusCode(200)
                .body("items.id", contains(running));
        service.counsellor().get(entered.header("Location")).then().body("runningPlacements", nullValue());
    }

    private String place(String vacancy, ObjectNode advertised, String reference, boolean running) {
        String seeker = service.counsellor()
                .body(TestDrafts.seeker(reference).toString())
                .post("/api/seekers")
                .path("id");
        ObjectNode draft = TestDrafts.placement(seeker, vacancy, advertised);
        if (running) {
            draft.put("state", "RUNNING").put("startedOn", "2026-01-15");
        }
        return service.counsellor()
                .body(draft.toString())
                .post("/api/placements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse clearance(String vacancy, String clearance) {
        return service.counsellor()
                .get("/api/vacancies/{id}/checks", vacancy)
                .then()
                .body("clearance", equalTo(clearance));
    }

    private ObjectNode licence() {
        return TestDrafts.json("""
                        {"authority": "DGT", "country": "SN", "destinations": [], "validFrom": "2020-01-01",
                         "state": "VALID", "stateSince": "2020-01-01"}""").put("number", number);
    }

    private Response post(ObjectNode draft) {
        return inspectorate
                .as(Role.INSPECTOR)
                .body(draft.toString())
                .post("/api/organisations/{o}/licences", agency.id());
    }

    private Response put(String address, ObjectNode draft) {
        return inspectorate
                .as(Role.INSPECTOR)
                .header("If-Match", "*")
                .body(draft.toString())
                .put(address);
    }
}
