package org.passerelle.complaint;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.passerelle.TestService.json;
import static org.passerelle.complaint.Complaints.ANSWER;
import static org.passerelle.complaint.Complaints.FEES;
import static org.passerelle.complaint.Complaints.PAPERS;
import static org.passerelle.complaint.Complaints.PROBLEMS;
import static org.passerelle.complaint.Complaints.REFER;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** What is done about a complaint, and what is refused. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ComplaintStepTest {

    private static final String ACKNOWLEDGE = "{\"kind\": \"ACKNOWLEDGE\"}";

    private final Complaints complaints = new Complaints();

    @Test
    void a_complaint_is_acknowledged_referred_answered_and_closed_and_every_step_is_kept() {
        String id = complaints.receive(complaints.aboutVacancy(FEES, PAPERS));

        state(complaints.step(id, ACKNOWLEDGE), "UNDER_EXAMINATION");
        state(complaints.step(id, REFER), "REFERRED");
        state(complaints.step(id, ANSWER), "UNDER_EXAMINATION");
        complaints
                .step(id, Complaints.partly(PAPERS))
                .then()
                .statusCode(201)
                .body("state", equalTo("CLOSED"))
                .body("outcome", equalTo("PARTLY_UPHELD"))
                .body("dueOn", nullValue())
                .body("overdue", equalTo(false));

        complaints
                .service
                .counsellor()
                .get("/api/complaints/{id}", id)
                .then()
                .body("upheld", contains(PAPERS))
                .body("grounds", contains(FEES, PAPERS));
        steps(id)
                .then()
                .body("items.kind", contains("RECEIVE", "ACKNOWLEDGE", "REFER", "ANSWER", "CLOSE"))
                .body(
                        "items.state",
                        contains("RECEIVED", "UNDER_EXAMINATION", "REFERRED", "UNDER_EXAMINATION", "CLOSED"))
                .body("items[2].reason", equalTo("Passeport retenu."))
                .body("items[2].referral.service", equalTo("INSPECTION"))
                .body("items[2].referral.authority", equalTo("Inspection de Dakar"))
                .body("items[2].referral.country", equalTo("SN"))
                .body("items[2].referral.referredOn", equalTo("2026-01-15"))
                .body("items[2].referral.reference", equalTo("IRT-118"))
                .body("items[3].answer", equalTo("Passeport rendu."))
                .body("items[4].reason", equalTo("Entendus tous deux."))
                .body("items[4].upheld", contains(PAPERS))
                .body(
                        "items.organisation.unique()",
                        contains(complaints.service.id().toString()))
                .body("items.by.unique()", hasSize(1));
        complaints
                .service
                .counsellor()
                .get("/api/complaints/{id}/steps?limit=2", id)
                .then()
                .body("items.kind", contains("RECEIVE", "ACKNOWLEDGE"))
                .body("next.length()", equalTo(22));
    }

    @Test
    void what_is_withdrawn_is_closed_from_anywhere() {
        String received = complaints.receive(complaints.aboutAgency());
        String referred = complaints.acknowledged(complaints.aboutAgency());
        complaints.step(referred, REFER);

        for (String id : List.of(received, referred)) {
            complaints
                    .step(id, Complaints.close("WITHDRAWN"))
                    .then()
                    .statusCode(201)
                    .body("outcome", equalTo("WITHDRAWN"));
        }
    }

    @Test
    void a_step_that_is_impossible_is_a_conflict_that_names_step_and_state() {
        String id = complaints.receive(complaints.aboutAgency(FEES));

        impossible(id, REFER, "REFER", "RECEIVED");
        impossible(id, ANSWER, "ANSWER", "RECEIVED");
        impossible(id, Complaints.close("UPHELD"), "CLOSE", "RECEIVED");
        complaints.step(id, ACKNOWLEDGE);
        impossible(id, ACKNOWLEDGE, "ACKNOWLEDGE", "UNDER_EXAMINATION");
        complaints.step(id, REFER);
        impossible(id, Complaints.close("UPHELD"), "CLOSE", "REFERRED");
        complaints.step(id, ANSWER);
        complaints.step(id, Complaints.close("NOT_UPHELD"));
        impossible(id, Complaints.close("UPHELD"), "CLOSE", "CLOSED");
        impossible(id, Complaints.close("WITHDRAWN"), "CLOSE", "CLOSED");
        impossible(id, "{\"kind\": \"TAKE_OVER\", \"reason\": \"Congé.\"}", "TAKE_OVER", "CLOSED");
        steps(id).then().body("items", hasSize(5));
    }

    private void impossible(String id, String draft, String step, String state) {
        complaints
                .step(id, draft)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEMS + "impossible-step"))
                .body("detail", equalTo("L'étape " + step + " n'est pas possible dans l'état " + state + "."));
    }

    @Test
    void what_a_step_lacks_or_has_no_use_for_is_named() {
        String id = complaints.acknowledged(complaints.aboutAgency(FEES));
        Map<String, List<String>> refused = Map.ofEntries(
                Map.entry("{}", List.of("kind")),
                Map.entry("{\"kind\": \"RECEIVE\"}", List.of("kind")),
                Map.entry("{\"kind\": \"CORRECT\", \"reason\": \"x\"}", List.of("kind")),
                Map.entry("{\"kind\": \"TAKE_OVER\"}", List.of("reason")),
                Map.entry("{\"kind\": \"TAKE_OVER\", \"reason\": \" \"}", List.of("reason")),
                Map.entry("{\"kind\": \"REFER\"}", List.of("reason", "referral")),
                Map.entry("{\"kind\": \"ANSWER\"}", List.of("answer")),
                Map.entry("{\"kind\": \"ANSWER\", \"answer\": \" \"}", List.of("answer")),
                Map.entry("{\"kind\": \"ACKNOWLEDGE\", \"answer\": \" \"}", List.of("answer")),
                Map.entry("{\"kind\": \"CLOSE\", \"reason\": \"x\"}", List.of("outcome")),
                Map.entry("{\"kind\": \"ACKNOWLEDGE\", \"answer\": \"x\"}", List.of("answer")),
                Map.entry("{\"kind\": \"ACKNOWLEDGE\", \"outcome\": \"UPHELD\"}", List.of("outcome")),
                Map.entry(REFER.replace("REFER\"", "ACKNOWLEDGE\""), List.of("referral")),
                Map.entry(REFER.replace("2026-01-15", "2999-01-15"), List.of("referral.referredOn")),
                Map.entry(REFER.replace("\"SN\"", "\"ZZ\""), List.of("referral.country")),
                Map.entry(Complaints.close("PARTLY_UPHELD"), List.of("upheld")),
                Map.entry(Complaints.partly(PAPERS), List.of("upheld[0]")),
                Map.entry(Complaints.partly(FEES).replace("PARTLY_UPHELD", "UPHELD"), List.of("upheld")));

        refused.forEach((draft, fields) ->
                complaints.step(id, draft).then().statusCode(422).body("violations.field", equalTo(fields)));
        steps(id).then().body("items.kind", contains("RECEIVE", "ACKNOWLEDGE"));
    }

    @Test
    void whoever_entered_the_vacancy_does_not_decide_on_the_complaint() {
        TestService service = complaints.service;
        String vacancy = service.counsellor()
                .body(TestDrafts.vacancy("V-1").toString())
                .post("/api/vacancies")
                .path("id");
        String id = complaints.acknowledged(Complaints.draft(FEES).put("vacancy", vacancy));

        complaints
                .step(id, Complaints.close("NOT_UPHELD"))
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEMS + "own-entry"));
        Complaints.step(
                        json(given().header("X-API-Key", service.newKey(Role.COUNSELLOR))),
                        id,
                        Complaints.close("NOT_UPHELD"))
                .then()
                .statusCode(201);
    }

    @Test
    void the_countrys_inspector_acts_on_what_a_counsellor_received() {
        String id = complaints.receive(complaints.aboutVacancy(FEES));
        TestService inspectorate = TestService.create(Organisation.Kind.INSPECTORATE);

        state(Complaints.step(inspectorate.as(Role.INSPECTOR), id, ACKNOWLEDGE), "UNDER_EXAMINATION");
        state(Complaints.step(inspectorate.as(Role.INSPECTOR), id, Complaints.close("UPHELD")), "CLOSED");

        steps(id)
                .then()
                .body("items[1].organisation", equalTo(inspectorate.id().toString()))
                .body("items[2].upheld", contains(FEES));
    }

    private static void state(Response step, String state) {
        step.then().statusCode(201).body("state", equalTo(state));
    }

    private Response steps(String id) {
        return complaints.service.counsellor().get("/api/complaints/{id}/steps", id);
    }
}
