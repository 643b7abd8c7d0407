package org.passerelle.access;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.passerelle.access.Role.ADMINISTRATOR;
import static org.passerelle.access.Role.COUNSELLOR;
import static org.passerelle.access.Role.INSPECTOR;
import static org.passerelle.access.Role.PARTNER;
import static org.passerelle.access.Role.SCHEME_MANAGER;
import static org.passerelle.access.Role.STATISTICIAN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.organisation.Organisation;

/** Whose rows a caller sees. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TenancyTest {

    private final TestService senegal = TestService.create();
    private final TestService france = TestService.create();
    private final TestService partner = TestService.create(Organisation.Kind.PARTNER);

    @Test
    void a_seeker_of_another_service_does_not_exist() {
        String seeker = id(
                senegal.counsellor().body(TestDrafts.seeker("A-1").toString()).post("/api/seekers"));
        String draft = TestDrafts.seeker("A-1").toString();

        notFound(france.counsellor().get("/api/seekers/{id}", seeker));
        notFound(france.counsellor().header("If-Match", "*").body(draft).put("/api/seekers/{id}", seeker));
        notFound(france.counsellor().header("If-Match", "*").delete("/api/seekers/{id}", seeker));
        notFound(france.counsellor().body("{}").post("/api/seekers/{id}/opportunities", seeker));
        france.counsellor().get("/api/seekers").then().body("items.size()", equalTo(0));
        senegal.counsellor().get("/api/seekers/{id}", seeker).then().statusCode(200);
        senegal.as(ADMINISTRATOR).get("/api/seekers/{id}", seeker).then().statusCode(200);
    }

    @Test
    void the_same_reference_may_name_seekers_of_two_services() {
        senegal.counsellor()
                .body(TestDrafts.seeker("A-2").toString())
                .post("/api/seekers")
                .then()
                .statusCode(201);
        france.counsellor()
                .body(TestDrafts.seeker("A-2").toString())
                .post("/api/seekers")
                .then()
                .statusCode(201);
    }

    @Test
    void an_office_sees_what_its_service_sees() {
        TestService office = senegal.office();
        String seeker =
                id(office.counsellor().body(TestDrafts.seeker("A-3").toString()).post("/api/seekers"));

        senegal.counsellor().get("/api/seekers/{id}", seeker).then().statusCode(200);
        notFound(france.counsellor().get("/api/seekers/{id}", seeker));
    }

    @Test
    void a_seeker_is_not_entered_into_another_services_office() {
        TestService office = senegal.office();

        france.counsellor()
                .body(TestDrafts.seeker("A-4")
                        .put("office", office.id().toString())
                        .toString())
                .post("/api/seekers")
                .then()
                .statusCode(422)
                .body("violations.field", contains("office"));
    }

    @Test
    void a_partner_sees_its_own_vacancies_only() {
        String own = vacancy(partner, PARTNER, "P-1");
        String others = vacancy(senegal, COUNSELLOR, "S-1");

        partner.as(PARTNER).get("/api/vacancies").then().body("items.id", contains(own));
        for (String path : new String[] {"", "/checks", "/checks/history"}) {
            partner.as(PARTNER).get("/api/vacancies/{id}" + path, own).then().statusCode(200);
            notFound(partner.as(PARTNER).get("/api/vacancies/{id}" + path, others));
        }
        notFound(partner.as(PARTNER)
                .header("If-Match", "*")
                .body(TestDrafts.vacancy("S-1").toString())
                .put("/api/vacancies/{id}", others));
        notFound(partner.as(PARTNER).header("If-Match", "*").delete("/api/vacancies/{id}", others));
    }

    @Test
    void the_services_see_all_vacancies_and_change_their_own() {
        String partners = vacancy(partner, PARTNER, "P-2");
        String senegals = vacancy(senegal, COUNSELLOR, "S-2");

        for (Role role : new Role[] {COUNSELLOR, INSPECTOR, SCHEME_MANAGER}) {
            for (String vacancy : new String[] {partners, senegals}) {
                france.as(role)
                        .get("/api/vacancies/{id}", vacancy)
                        .then()
                        .statusCode(200)
                        .body("id", equalTo(vacancy));
                france.as(role)
                        .get("/api/vacancies/{id}/checks", vacancy)
                        .then()
                        .statusCode(200)
                        .body("clearance", equalTo("CLEARED"));
            }
        }
        forbidden(france.counsellor()
                .header("If-Match", "*")
                .body(TestDrafts.vacancy("S-2").toString())
                .put("/api/vacancies/{id}", senegals));
        forbidden(france.counsellor().header("If-Match", "*").delete("/api/vacancies/{id}", senegals));
        senegal.counsellor().get("/api/vacancies/{id}", senegals).then().body("state", equalTo("PUBLISHED"));
    }

    @Test
    void a_reference_names_a_vacancy_of_the_sender_only() {
        String senegals = vacancy(senegal, COUNSELLOR, "S-3");

        String frances = id(france.counsellor()
                .body(TestDrafts.vacancy("S-3").put("title", "Maçonne").toString())
                .put("/api/vacancies/by-reference/test/S-3"));

        senegal.counsellor().get("/api/vacancies/{id}", senegals).then().body("title", equalTo("Maçon"));
        france.counsellor().get("/api/vacancies/{id}", frances).then().body("title", equalTo("Maçonne"));
    }

    @Test
    void a_partner_sees_public_bodies_and_agencies_and_itself_but_no_employers() {
        TestService agency = TestService.create(Organisation.Kind.AGENCY);
        TestService employer = TestService.create(Organisation.Kind.EMPLOYER);

        for (UUID shown : new UUID[] {partner.id(), senegal.id(), agency.id()}) {
            partner.as(PARTNER).get("/api/organisations/{id}", shown).then().statusCode(200);
        }
        notFound(partner.as(PARTNER).get("/api/organisations/{id}", employer.id()));
        notFound(partner.as(PARTNER).get("/api/organisations/{id}/licences", employer.id()));
        senegal.counsellor()
                .get("/api/organisations/{id}", employer.id())
                .then()
                .statusCode(200);
    }

    @Test
    void a_counsellors_run_is_another_services_secret() {
        String vacancy = vacancy(senegal, COUNSELLOR, "S-5");
        String run = senegal.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .statusCode(200)
                .extract()
                .path("run");

        senegal.counsellor().get("/api/match-runs").then().body("items.id", hasItem(run));
        notFound(france.counsellor().get("/api/match-runs/{id}", run));
        forbidden(senegal.as(STATISTICIAN).get("/api/match-runs/{id}", run));
        france.as(INSPECTOR).get("/api/match-runs/{id}", run).then().statusCode(200);
    }

    @Test
    void jobs_and_alerts_and_pairs_are_another_services_secret() {
        String vacancy = vacancy(senegal, COUNSELLOR, "S-6");
        String seeker = id(
                senegal.counsellor().body(TestDrafts.seeker("A-6").toString()).post("/api/seekers"));
        String job = senegal.counsellor()
                .body("{}")
                .post("/api/match-jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String alert = id(senegal.counsellor()
                .body("{\"minimumScore\": 50, \"seeker\": \"" + seeker + "\"}")
                .post("/api/alerts"));

        senegal.counsellor().get("/api/match-jobs/{id}", job).then().statusCode(200);
        senegal.counsellor().get("/api/alerts/{id}", alert).then().statusCode(200);
        notFound(france.counsellor().get("/api/match-jobs/{id}", job));
        notFound(france.counsellor().get("/api/match-jobs/{id}/results", job));
        notFound(france.counsellor().delete("/api/match-jobs/{id}", job));
        notFound(france.counsellor().get("/api/alerts/{id}", alert));
        notFound(france.counsellor().header("If-Match", "*").delete("/api/alerts/{id}", alert));
        notFound(france.counsellor().body("{}").post("/api/vacancies/" + vacancy + "/ranking/" + seeker));
        france.counsellor()
                .body("{\"minimumScore\": 50, \"seeker\": \"" + seeker + "\"}")
                .post("/api/alerts")
                .then()
                .statusCode(422)
                .body("violations.field", contains("seeker"));
        france.counsellor().get("/api/match-jobs").then().body("items.size()", equalTo(0));
        france.counsellor().get("/api/alerts").then().body("items.size()", equalTo(0));
    }

    @Test
    void a_complaint_is_another_services_secret() {
        String vacancy = vacancy(partner, PARTNER, "P-7");
        String complaint = id(senegal.counsellor()
                .body(TestDrafts.json("{\"broughtBy\": \"UNION\", \"account\": \"Retenu.\"}")
                        .put("vacancy", vacancy)
                        .toString())
                .post("/api/complaints"));

        senegal.counsellor().get("/api/complaints").then().body("items.id", contains(complaint));
        senegal.office()
                .counsellor()
                .get("/api/complaints/{id}", complaint)
                .then()
                .statusCode(200);
        notFound(france.counsellor().get("/api/complaints/{id}", complaint));
        notFound(france.counsellor().get("/api/complaints/{id}/steps", complaint));
        notFound(france.counsellor().body("{\"kind\": \"ACKNOWLEDGE\"}").post("/api/complaints/{id}/steps", complaint));
        france.counsellor().get("/api/complaints").then().body("items.size()", equalTo(0));
        forbidden(partner.as(PARTNER).get("/api/complaints/{id}", complaint));
    }

    @Test
    void a_placement_is_seen_by_the_seekers_service_and_by_the_vacancys_and_changed_by_the_first() {
        ObjectNode advertised = TestDrafts.vacancy("S-7");
        String vacancy = id(france.counsellor().body(advertised.toString()).post("/api/vacancies"));
        String seeker = id(
                senegal.counsellor().body(TestDrafts.seeker("A-7").toString()).post("/api/seekers"));
        String draft = TestDrafts.placement(seeker, vacancy, advertised).toString();
        france.counsellor()
                .body(draft)
                .post("/api/placements")
                .then()
                .statusCode(422)
                .body("violations.field", contains("seeker"));
        String placement = id(senegal.counsellor().body(draft).post("/api/placements"));

        for (TestService reader : new TestService[] {senegal, france}) {
            reader.counsellor()
                    .get("/api/placements/{id}", placement)
                    .then()
                    .statusCode(200)
                    .body("seeker", equalTo(seeker));
            reader.counsellor().get("/api/placements?vacancy=" + vacancy).then().body("items.id", contains(placement));
            reader.counsellor()
                    .get("/api/placements/{id}/checks", placement)
                    .then()
                    .body("checks.rule", contains("no-contract-substitution"));
        }
        notFound(france.counsellor().get("/api/seekers/{id}", seeker));
        forbidden(france.counsellor().header("If-Match", "*").body(draft).put("/api/placements/{id}", placement));
        TestService mali = TestService.create();
        notFound(mali.counsellor().get("/api/placements/{id}", placement));
        notFound(mali.counsellor().get("/api/placements/{id}/checks", placement));
        notFound(mali.counsellor().header("If-Match", "*").body(draft).put("/api/placements/{id}", placement));
        mali.counsellor().get("/api/placements").then().body("items.size()", equalTo(0));
        mali.as(INSPECTOR).get("/api/placements/{id}", placement).then().statusCode(200);
    }

    private static String vacancy(TestService service, Role role, String reference) {
        return id(
                service.as(role).body(TestDrafts.vacancy(reference).toString()).post("/api/vacancies"));
    }

    private static String id(Response created) {
        return created.then().statusCode(201).extract().path("id");
    }

    private static void notFound(Response response) {
        response.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("https://passerelle.example/problems/not-found"));
    }

    private static void forbidden(Response response) {
        response.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("https://passerelle.example/problems/forbidden"));
    }
}
