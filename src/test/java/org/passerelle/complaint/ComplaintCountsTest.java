package org.passerelle.complaint;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.passerelle.complaint.Complaints.FEES;
import static org.passerelle.complaint.Complaints.PAPERS;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.access.Role;

/** What everybody is told of complaints about an organisation, and what nobody is. */
@QuarkusTest
@TestProfile(SetClock.Profile.class)
@QuarkusTestResource(TestDatabase.class)
class ComplaintCountsTest {

    private final Complaints complaints = new Complaints();

    @BeforeEach
    void begin() {
        SetClock.set("2026-02-10");
    }

    @Test
    void nine_are_not_told_and_ten_are() {
        close(9, "UPHELD", FEES);

        SetClock.set("2026-04-01");
        counts("2026-Q1")
                .body("quarter", equalTo("2026-Q1"))
                .body("smallestCell", equalTo(10))
                .body("outcomes.outcome", contains("UPHELD", "NOT_UPHELD", "WITHDRAWN"))
                .body("outcomes.suppressed", everyItem(equalTo(true)))
                .body("outcomes.complaints", everyItem(nullValue()))
                .body("rules.suppressed", everyItem(equalTo(true)))
                .body("rules.complaints", everyItem(nullValue()));

        SetClock.set("2026-03-31");
        close(1, "UPHELD", FEES);
        SetClock.set("2026-04-01");
        counts("2026-Q1")
                .body("outcomes.complaints", contains(10, null, null))
                .body("outcomes.suppressed", contains(false, true, true))
                .body(rule(FEES) + ".complaints", equalTo(10))
                .body(rule(FEES) + ".suppressed", equalTo(false))
                .body(rule(PAPERS) + ".suppressed", equalTo(true));
    }

    @Test
    void upheld_in_part_is_counted_as_upheld_and_other_outcomes_apart() {
        close(9, "UPHELD", FEES);
        String id = complaints.acknowledged(complaints.aboutVacancy(FEES, PAPERS));
        complaints.step(id, Complaints.partly(FEES)).then().statusCode(201);
        close(10, "NOT_UPHELD", FEES);

        SetClock.set("2026-04-01");
        counts("2026-Q1")
                .body("outcomes.complaints", contains(10, 10, null))
                .body(rule(FEES) + ".complaints", equalTo(10));
    }

    @Test
    void a_rule_is_not_told_where_the_rest_would_be_a_small_count() {
        close(10, "UPHELD", FEES);
        close(1, "UPHELD", PAPERS);

        SetClock.set("2026-04-01");
        counts("2026-Q1")
                .body("outcomes.complaints", contains(11, null, null))
                .body(rule(FEES) + ".suppressed", equalTo(true))
                .body(rule(PAPERS) + ".suppressed", equalTo(true));
    }

    @Test
    void only_quarters_that_are_over_are_counted_and_by_the_day_of_closing() {
        close(10, "NOT_UPHELD", FEES);

        refused("2026-Q1", "le trimestre 2026-Q1 n'est pas terminé");
        SetClock.set("2026-03-31");
        refused("2026-Q1", "le trimestre 2026-Q1 n'est pas terminé");
        counts(null).body("quarter", equalTo("2025-Q4")).body("outcomes.suppressed", everyItem(equalTo(true)));
        SetClock.set("2026-04-01");
        counts(null).body("quarter", equalTo("2026-Q1")).body("outcomes.complaints", contains(null, 10, null));
        SetClock.set("2026-07-01");
        counts("2026-Q2").body("outcomes.suppressed", everyItem(equalTo(true)));
        for (String quarter : new String[] {"2026-Q5", "2026", "Q1-2026", "2026-Q1 "}) {
            refused(quarter, "valeur illisible pour ce champ");
        }
    }

    @Test
    void what_is_open_is_not_counted_nor_is_what_concerns_others() {
        for (int i = 0; i < 10; i++) {
            complaints.receive(complaints.aboutAgency(FEES));
        }
        Complaints others = new Complaints();
        for (int i = 0; i < 10; i++) {
            others.closed(others.aboutAgency(FEES), "UPHELD");
        }

        SetClock.set("2026-04-01");
        counts("2026-Q1").body("outcomes.suppressed", everyItem(equalTo(true)));
    }

    @Test
    void complaints_about_a_vacancy_count_for_the_agency_and_for_its_sender() {
        for (int i = 0; i < 10; i++) {
            complaints.closed(complaints.aboutVacancy(FEES), "NOT_UPHELD");
        }

        SetClock.set("2026-04-01");
        for (UUID organisation : new UUID[] {complaints.agency.id(), complaints.partner.id()}) {
            complaints
                    .partner
                    .as(Role.PARTNER)
                    .get("/api/organisations/{o}/complaints/counts", organisation)
                    .then()
                    .statusCode(200)
                    .body("organisation", equalTo(organisation.toString()))
                    .body("outcomes.complaints", contains(null, 10, null));
        }
    }

    @Test
    void an_organisation_that_the_caller_does_not_see_has_no_counts() {
        complaints
                .service
                .counsellor()
                .get("/api/organisations/{o}/complaints/counts", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private void close(int times, String outcome, String ground) {
        for (int i = 0; i < times; i++) {
            complaints.closed(complaints.aboutAgency(ground), outcome);
        }
    }

    private static String rule(String id) {
        return "rules.find {it.rule == '" + id + "'}";
    }

    private ValidatableResponse counts(String quarter) {
        var request = complaints.service.counsellor();
        if (quarter != null) {
            request.queryParam("quarter", quarter);
        }
        return request.get("/api/organisations/{o}/complaints/counts", complaints.agency.id())
                .then()
                .statusCode(200);
    }

    private void refused(String quarter, String message) {
        complaints
                .service
                .counsellor()
                .queryParam("quarter", quarter)
                .get("/api/organisations/{o}/complaints/counts", complaints.agency.id())
                .then()
                .statusCode(422)
                .body("violations.field", contains("quarter"))
                .body("violations.message", contains(message));
    }
}
