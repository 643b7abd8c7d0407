package org.passerelle.complaint;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.passerelle.TestService.json;
import static org.passerelle.complaint.Complaints.PAPERS;
import static org.passerelle.complaint.Complaints.PROBLEMS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** Complaints about what was done to somebody who was placed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PlacementComplaintTest {

    private final Complaints complaints = new Complaints();
    private final TestService service = complaints.service;

    @Test
    void what_is_upheld_of_a_placement_blocks_its_vacancy() {
        String placement = place();
        String id = complaints.receive(about(placement));
        read(service.counsellor(), id).body("placement", equalTo(placement)).body("vacancy", nullValue());

        close(id);

        service.counsellor()
                .get("/api/vacancies/{id}/checks", complaints.vacancy())
                .then()
                .body("clearance", equalTo("BLOCKED"))
                .body("checks.findAll {it.outcome == 'FAIL'}.rule", contains(PAPERS));
    }

    @Test
    void whoever_entered_the_placement_does_not_decide_on_the_complaint() {
        String id = complaints.acknowledged(about(place()));

        complaints
                .step(id, Complaints.close("NOT_UPHELD"))
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEMS + "own-entry"));
    }

    @Test
    void agency_and_sender_see_nothing_of_it() {
        String id = complaints.receive(about(place()));

        complaints
                .agency
                .as(Role.INSPECTOR)
                .get("/api/complaints/{id}", id)
                .then()
                .statusCode(404);
        complaints
                .partner
                .as(Role.INSPECTOR)
                .get("/api/complaints/{id}", id)
                .then()
                .statusCode(404);
        list("organisation", complaints.agency.id().toString()).body("items.id", contains(id));
    }

    @Test
    void a_placement_that_the_caller_does_not_see_is_unknown() {
        String placement = place();

        for (String unknown : new String[] {placement, UUID.randomUUID().toString()}) {
            TestService.create()
                    .counsellor()
                    .body(about(unknown).toString())
                    .post("/api/complaints")
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("placement"))
                    .body("violations.message", contains("placement inconnu : " + unknown));
        }
        complaints
                .send(about(placement).put("vacancy", complaints.vacancy()))
                .then()
                .statusCode(422)
                .body("violations.field", contains("vacancy"));
    }

    @Test
    void at_risk_of_reprisals_the_placement_is_shown_and_found_by_those_only_who_handle_it() {
        String placement = place();
        String id = complaints.receive(about(placement).put("reprisalRisk", true));
        String colleague = service.newKey(Role.COUNSELLOR);
        TestService inspectorate = TestService.create(Organisation.Kind.INSPECTORATE);

        read(service.counsellor(), id).body("placement", equalTo(placement));
        read(as(colleague), id).body("placement", nullValue());
        read(inspectorate.as(Role.INSPECTOR), id).body("placement", nullValue());
        list("placement", placement).body("items.id", contains(id));
        as(colleague)
                .queryParam("placement", placement)
                .get("/api/complaints")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));

        Complaints.step(inspectorate.as(Role.INSPECTOR), id, "{\"kind\": \"ACKNOWLEDGE\"}")
                .then()
                .statusCode(201)
                .body("placement", equalTo(placement));
    }

    private void close(String complaint) {
        RequestSpecification another = as(service.newKey(Role.COUNSELLOR));
        complaints.step(complaint, "{\"kind\": \"ACKNOWLEDGE\"}").then().statusCode(201);
        Complaints.step(another, complaint, Complaints.close("UPHELD")).then().statusCode(201);
    }

    private static ObjectNode about(String placement) {
        return Complaints.draft(PAPERS).put("placement", placement);
    }

    private String place() {
        String seeker = service.counsellor()
                .body(TestDrafts.seeker(UUID.randomUUID().toString()).toString())
                .post("/api/seekers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ObjectNode advertised = TestDrafts.vacancyThrough(complaints.agency.id(), "any");
        return service.counsellor()
                .body(TestDrafts.placement(seeker, complaints.vacancy(), advertised)
                        .toString())
                .post("/api/placements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification as(String key) {
        return json(given().header("X-API-Key", key));
    }

    private static ValidatableResponse read(RequestSpecification by, String id) {
        return by.get("/api/complaints/{id}", id).then().statusCode(200);
    }

    private ValidatableResponse list(String filter, String value) {
        return service.counsellor()
                .queryParam(filter, value)
                .get("/api/complaints")
                .then()
                .statusCode(200);
    }
}
