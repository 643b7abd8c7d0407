package org.passerelle.complaint;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.passerelle.complaint.Complaints.FEES;
import static org.passerelle.complaint.Complaints.PROBLEMS;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** For whoever need not know, there is no complaint. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConfidentialityTest {

    private final Complaints complaints = new Complaints();

    /** As if there were none, whatever is asked. */
    private void hidden(String complaint, TestService from, Role role) {
        notFound(from.as(role), "GET", "/api/complaints/" + complaint);
        notFound(from.as(role), "GET", "/api/complaints/" + complaint + "/steps");
        notFound(from.as(role).body("{\"kind\": \"ACKNOWLEDGE\"}"), "POST", "/api/complaints/" + complaint + "/steps");
        String correction = Complaints.draft()
                .put("organisation", complaints.agency.id().toString())
                .put("reason", "Autre.")
                .toString();
        notFound(from.as(role).header("If-Match", "*").body(correction), "PUT", "/api/complaints/" + complaint);
        for (String query : new String[] {"", "?organisation=" + complaints.agency.id()}) {
            from.as(role)
                    .get("/api/complaints" + query)
                    .then()
                    .statusCode(200)
                    .body("items.id", not(hasItem(complaint)));
        }
    }

    private static void notFound(RequestSpecification request, String method, String path) {
        request.request(method, path)
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEMS + "not-found"))
                .body(not(containsString("passeport")));
    }

    @Test
    void another_services_counsellors_see_no_complaint() {
        String id = complaints.receive(complaints.aboutVacancy(FEES));

        hidden(id, TestService.create(), Role.COUNSELLOR);
        complaints.service.counsellor().get("/api/complaints/{id}", id).then().statusCode(200);
    }

    @Test
    void the_agency_complained_about_sees_none_whatever_its_keys_are() {
        String aboutVacancy = complaints.receive(complaints.aboutVacancy(FEES));
        String aboutAgency = complaints.receive(complaints.aboutAgency(FEES));

        for (Role role : new Role[] {Role.COUNSELLOR, Role.INSPECTOR}) {
            hidden(aboutVacancy, complaints.agency, role);
            hidden(aboutAgency, complaints.agency, role);
            hidden(aboutVacancy, complaints.partner, role);
        }
    }

    @Test
    void a_registered_employer_complained_about_sees_none() {
        TestService employer = TestService.create(Organisation.Kind.EMPLOYER);
        TestService.json(TestService.administrator())
                .header("If-Match", "*")
                .body(TestDrafts.json("{\"kind\": \"EMPLOYER\", \"name\": \"Bâtir\", \"country\": \"SN\"}")
                        .put("registration", "R-" + employer.id())
                        .toString())
                .put("/api/organisations/{id}", employer.id())
                .then()
                .statusCode(200);
        var draft = TestDrafts.vacancy("V-1");
        draft.withObject("/employer").put("registration", "R-" + employer.id());
        String vacancy = complaints
                .service
                .counsellor()
                .body(draft.toString())
                .post("/api/vacancies")
                .path("id");

        String id = complaints.receive(Complaints.draft(FEES).put("vacancy", vacancy));

        hidden(id, employer, Role.INSPECTOR);
        complaints
                .service
                .counsellor()
                .get("/api/complaints?organisation=" + employer.id())
                .then()
                .body("items.id", contains(id));
    }

    @Test
    void inspectors_see_those_that_concern_their_country_only() {
        String id = complaints.receive(complaints.aboutVacancy(FEES));

        TestService.create(Organisation.Kind.INSPECTORATE)
                .as(Role.INSPECTOR)
                .get("/api/complaints/{id}", id)
                .then()
                .statusCode(200);
        hidden(id, TestService.create(Organisation.Kind.INSPECTORATE, "TN"), Role.INSPECTOR);
    }

    @Test
    void the_inspectors_of_the_country_of_work_are_concerned_too() {
        var draft = TestDrafts.vacancy("V-1");
        draft.withObject("/place").removeAll().put("country", "PT");
        String vacancy = complaints
                .service
                .counsellor()
                .body(draft.toString())
                .post("/api/vacancies")
                .path("id");
        String id = complaints.receive(Complaints.draft(FEES).put("vacancy", vacancy));

        TestService.create(Organisation.Kind.INSPECTORATE, "PT")
                .as(Role.INSPECTOR)
                .get("/api/complaints/{id}", id)
                .then()
                .statusCode(200)
                .body("countries", contains("PT", "SN"));
    }

    @Test
    void administrators_and_senders_are_told_nothing() {
        String id = complaints.receive(complaints.aboutVacancy(FEES));

        for (Role role : new Role[] {Role.ADMINISTRATOR, Role.PARTNER, Role.SCHEME_MANAGER, Role.STATISTICIAN}) {
            complaints
                    .service
                    .as(role)
                    .get("/api/complaints/{id}", id)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo(PROBLEMS + "forbidden"));
        }
    }

    @Test
    void nobody_receives_a_complaint_about_the_own_organisation() {
        for (Role role : new Role[] {Role.COUNSELLOR, Role.INSPECTOR}) {
            complaints
                    .agency
                    .as(role)
                    .body(complaints.aboutVacancy(FEES).toString())
                    .post("/api/complaints")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo(PROBLEMS + "own-subject"));
        }
        complaints
                .send(Complaints.draft()
                        .put("organisation", complaints.service.id().toString()))
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEMS + "own-subject"));
    }

    @Test
    void a_service_handles_a_complaint_about_its_office_and_the_office_does_not_see_it() {
        TestService office = complaints.service.office();
        String id = complaints.receive(
                Complaints.draft().put("organisation", office.id().toString()));

        office.counsellor().get("/api/complaints/{id}", id).then().statusCode(404);
        office.counsellor().get("/api/complaints").then().body("items", hasSize(0));
        complaints.service.counsellor().get("/api/complaints/{id}", id).then().statusCode(200);
    }
}
