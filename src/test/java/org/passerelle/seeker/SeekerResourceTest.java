package org.passerelle.seeker;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SeekerResourceTest {

    private final TestService service = TestService.create();

    @Test
    void all_that_was_entered_is_kept_exactly() {
        ObjectNode draft =
                TestDrafts.wholeSeeker().put("office", service.office().id().toString());

        Response created = post(draft);

        created.then()
                .statusCode(201)
                .header("Location", endsWith("/api/seekers/" + created.path("id")))
                .header("ETag", "\"0\"");
        Response read = service.counsellor().get(created.header("Location"));
        read.then().statusCode(200).header("ETag", "\"0\"");
        assertEquals(draft, TestDrafts.sent(TestDrafts.json(read.asString())));
    }

    @Test
    void what_was_left_out_is_filled_in() {
        post(TestDrafts.json("""
                        {"reference": "A-1", "givenName": "Awa", "familyName": "Diop", "residence": {"country": "SN"}}"""))
                .then()
                .statusCode(201)
                .body("office", equalTo(service.id().toString()))
                .body("sex", equalTo("UNKNOWN"))
                .body("classification", equalTo("roame"))
                .body("occupations.size()", equalTo(0))
                .body("wishes.anyCountry", equalTo(false));
    }

    @Test
    void a_reference_is_given_once_per_service() {
        post(TestDrafts.seeker("A-1")).then().statusCode(201);
        String second = post(TestDrafts.seeker("A-2")).path("id");

        post(TestDrafts.seeker("A-1"))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://passerelle.example/problems/duplicate-reference"));
        service.counsellor()
                .header("If-Match", "*")
                .body(TestDrafts.seeker("A-1").toString())
                .put("/api/seekers/{id}", second)
                .then()
                .statusCode(409);
    }

    private Response post(ObjectNode draft) {
        return service.counsellor().body(draft.toString()).post("/api/seekers");
    }
}
