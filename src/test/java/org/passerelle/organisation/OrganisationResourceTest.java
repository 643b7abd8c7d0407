package org.passerelle.organisation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.passerelle.TestService.administrator;
import static org.passerelle.TestService.json;

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

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OrganisationResourceTest {

    private final String registration = UUID.randomUUID().toString();

    @Test
    void an_organisation_is_kept_with_its_other_names() {
        Response created =
                json(administrator()).body("""
                        {"kind": "AGENCY", "name": "Bras Ouverts", "country": "SN", "aliases": ["BO", "البراء"],
                         "registration": "%s"}""".formatted(registration)).post("/api/organisations");

        created.then().statusCode(201).header("ETag", "\"0\"");
        administrator()
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .body("name", equalTo("Bras Ouverts"))
                .body("aliases", contains("BO", "البراء"))
                .body("registration", equalTo(registration));
    }

    @Test
    void an_office_belongs_to_a_service_that_is_registered() {
        post(organisation("OFFICE")).statusCode(422).body("violations.field", contains("parent"));
        post(organisation("OFFICE").put("parent", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("violations.field", contains("parent"));
        String service = TestService.create().id().toString();
        post(organisation("OFFICE").put("parent", service)).statusCode(201).body("parent", equalTo(service));
    }

    @Test
    void the_parent_stays() {
        TestService office = TestService.create().office();

        put(
                        office.id(),
                        organisation("OFFICE")
                                .put("parent", TestService.create().id().toString()))
                .statusCode(422)
                .body("violations.field", contains("parent"));
        put(office.id(), organisation("OFFICE").put("name", "Dakar-Plateau"))
                .statusCode(200)
                .body("name", equalTo("Dakar-Plateau"));
    }

    @Test
    void what_stands_alone_does_not_become_an_office() {
        put(TestService.create().id(), organisation("OFFICE"))
                .statusCode(422)
                .body("violations.field", contains("parent"));
    }

    @Test
    void a_registration_names_one_organisation_of_a_country() {
        post(organisation("EMPLOYER").put("registration", registration)).statusCode(201);

        post(organisation("AGENCY").put("registration", registration))
                .statusCode(409)
                .body("type", equalTo("https://passerelle.example/problems/duplicate-reference"));
        post(organisation("AGENCY").put("registration", registration).put("country", "ML"))
                .statusCode(201);
        put(TestService.create().id(), organisation("PES").put("registration", registration))
                .statusCode(409);
    }

    private static ObjectNode organisation(String kind) {
        return TestDrafts.json("{\"name\": \"Essai\", \"country\": \"SN\"}").put("kind", kind);
    }

    private static ValidatableResponse post(ObjectNode draft) {
        return json(administrator())
                .body(draft.toString())
                .post("/api/organisations")
                .then();
    }

    private static ValidatableResponse put(UUID id, ObjectNode draft) {
        return json(administrator())
                .header("If-Match", "*")
                .body(draft.toString())
                .put("/api/organisations/{id}", id)
                .then();
    }
}
