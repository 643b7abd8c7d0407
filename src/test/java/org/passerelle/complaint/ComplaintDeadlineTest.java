package org.passerelle.complaint;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;

/** By when a complaint is acknowledged and decided, day by day. */
@QuarkusTest
@TestProfile(SetClock.Profile.class)
@QuarkusTestResource(TestDatabase.class)
class ComplaintDeadlineTest {

    private final Complaints complaints = new Complaints();

    @BeforeEach
    void begin() {
        SetClock.set("2026-02-10");
    }

    @Test
    void a_complaint_is_to_be_acknowledged_in_a_week_and_decided_in_sixty_days() {
        String id = complaints.receive(complaints.aboutAgency());

        due(id, "2026-02-17", false);
        SetClock.set("2026-02-17");
        due(id, "2026-02-17", false);
        SetClock.set("2026-02-18");
        due(id, "2026-02-17", true);

        complaints.step(id, "{\"kind\": \"ACKNOWLEDGE\"}").then().statusCode(201);
        due(id, "2026-04-11", false);
        complaints.step(id, Complaints.REFER).then().statusCode(201);
        SetClock.set("2026-04-11");
        due(id, "2026-04-11", false);
        SetClock.set("2026-04-12");
        due(id, "2026-04-11", true);

        complaints.step(id, Complaints.ANSWER).then().statusCode(201);
        complaints.step(id, Complaints.close("NOT_UPHELD")).then().body("closedOn", equalTo("2026-04-12"));
        due(id, null, false);
    }

    @Test
    void at_risk_of_reprisals_it_is_two_days_and_thirty() {
        String id = complaints.receive(complaints.aboutAgency().put("reprisalRisk", true));

        due(id, "2026-02-12", false);
        complaints.step(id, "{\"kind\": \"ACKNOWLEDGE\"}").then().statusCode(201);
        due(id, "2026-03-12", false);
    }

    @Test
    void a_risk_that_is_learnt_of_later_counts_from_the_beginning() {
        ObjectNode draft = complaints.aboutAgency();
        String id = complaints.receive(draft);
        SetClock.set("2026-02-14");

        complaints
                .service
                .counsellor()
                .header("If-Match", "*")
                .body(draft.put("reprisalRisk", true).put("reason", "Menacée.").toString())
                .put("/api/complaints/{id}", id)
                .then()
                .statusCode(200)
                .body("dueOn", equalTo("2026-02-12"))
                .body("overdue", equalTo(true));
    }

    @Test
    void what_is_due_sooner_comes_first_and_what_is_overdue_is_found() {
        SetClock.set("2026-02-12");
        String later = complaints.receive(complaints.aboutAgency());
        SetClock.set("2026-02-10");
        String sooner = complaints.receive(complaints.aboutAgency());
        SetClock.set("2026-02-11");
        String atRisk = complaints.receive(complaints.aboutAgency().put("reprisalRisk", true));

        list("").body("items.id", contains(atRisk, sooner, later));
        list("?overdue=true").body("items", hasSize(0));
        SetClock.set("2026-02-18");
        list("?overdue=true").body("items.id", contains(atRisk, sooner));
        list("?overdue=false").body("items.id", contains(later));
    }

    private void due(String id, String day, boolean overdue) {
        complaints
                .service
                .counsellor()
                .get("/api/complaints/{id}", id)
                .then()
                .statusCode(200)
                .body("dueOn", day == null ? nullValue() : equalTo(day))
                .body("overdue", equalTo(overdue));
    }

    private ValidatableResponse list(String query) {
        return complaints
                .service
                .counsellor()
                .get("/api/complaints" + query)
                .then()
                .statusCode(200);
    }
}
