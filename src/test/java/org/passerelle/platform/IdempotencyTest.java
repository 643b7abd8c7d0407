package org.passerelle.platform;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.passerelle.TestService.administrator;
import static org.passerelle.TestService.json;
import static org.passerelle.platform.AtOnce.atOnce;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.access.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IdempotencyTest {

    private final TestService service = TestService.create();
    private final String key = UUID.randomUUID().toString();

    @Test
    void the_same_request_twice_is_carried_out_once_and_answered_the_same() {
        for (String register : new String[] {"/api/seekers", "/api/vacancies"}) {
            String draft =
                    (register.equals("/api/seekers") ? TestDrafts.wholeSeeker() : TestDrafts.wholeVacancy()).toString();

            RequestSpecification caller = service.counsellor()
                    .header("Idempotency-Key", key + register)
                    .body(draft);
            Response first = caller.post(register);
            Response again = caller.post(register);

            first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
            assertNotNull(first.header("ETag"));
            assertNotNull(first.header("Location"));
            again.then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", "true")
                    .header("ETag", first.header("ETag"))
                    .header("Location", first.header("Location"));
            assertEquals(TestDrafts.json(first.asString()), TestDrafts.json(again.asString()));
            service.counsellor()
                    .queryParam("organisation", service.id())
                    .get(register)
                    .then()
                    .body("items.id", contains(first.<String>path("id")));
        }
    }

    @Test
    void organisations_and_licences_are_entered_once_too() {
        String agency = "{\"kind\": \"AGENCY\", \"name\": \"Essai\", \"country\": \"SN\"}";
        Response first = send(json(administrator()), "/api/organisations", agency);
        Response again = send(json(administrator()), "/api/organisations", agency);
        assertEquals(first.then().statusCode(201).extract().asString(), again.asString());

        String licences = "/api/organisations/" + first.path("id") + "/licences";
        String licence = "{\"number\": \"" + key
                + "\", \"authority\": \"DGT\", \"country\": \"SN\", \"validFrom\": \"2020-01-01\"}";
        send(json(administrator()), licences, licence)
                .then()
                .statusCode(422)
                .body("type", equalTo("https://passerelle.example/problems/idempotency-key-reused"));
    }

    @Test
    void the_same_key_with_another_content_is_refused() {
        send("/api/seekers", TestDrafts.seeker("A-1").toString()).then().statusCode(201);

        send("/api/seekers", TestDrafts.seeker("A-2").toString())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://passerelle.example/problems/idempotency-key-reused"));
        send("/api/vacancies", TestDrafts.vacancy("A-1").toString()).then().statusCode(422);
        service.counsellor().get("/api/seekers").then().body("items.reference", contains("A-1"));
    }

    @Test
    void an_attempt_that_failed_frees_the_key() {
        send("/api/seekers", "{}").then().statusCode(422);
        send(
                        "/api/seekers",
                        TestDrafts.seeker("A-1")
                                .put("office", UUID.randomUUID().toString())
                                .toString())
                .then()
                .statusCode(422);

        send("/api/seekers", TestDrafts.seeker("A-1").toString())
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void two_at_the_same_time_create_one() throws Exception {
        for (int round = 0; round < 5; round++) {
            String draft = TestDrafts.seeker("A-" + round).toString();
            String once = key + round;
            List<String> ids = atOnce(() -> create(once, draft), () -> create(once, draft));
            assertEquals(ids.getFirst(), ids.getLast());
        }
        service.counsellor().get("/api/seekers").then().body("items.size()", equalTo(5));
    }

    @Test
    void two_that_name_the_same_reference_without_a_key_create_one() throws Exception {
        for (int round = 0; round < 5; round++) {
            String seeker = TestDrafts.seeker("A-" + round).toString();
            assertEquals(
                    List.of(201, 409),
                    atOnce(() -> status("/api/seekers", seeker), () -> status("/api/seekers", seeker)));
            String vacancy = TestDrafts.vacancy("A-" + round).toString();
            assertEquals(
                    List.of(201, 409),
                    atOnce(() -> status("/api/vacancies", vacancy), () -> status("/api/vacancies", vacancy)));
        }
    }

    @Test
    void keys_of_two_callers_do_not_collide() {
        String draft = TestDrafts.seeker("A-1").toString();
        Response first = send("/api/seekers", draft);
        Response others = send(TestService.create().counsellor(), "/api/seekers", draft);
        Response colleagues = send(service.as(Role.ADMINISTRATOR), "/api/seekers", draft);

        first.then().statusCode(201);
        others.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        colleagues.then().statusCode(409);
    }

    @Test
    void a_key_has_a_length() {
        for (String length : new String[] {" ", "x".repeat(201)}) {
            service.counsellor()
                    .header("Idempotency-Key", length)
                    .body(TestDrafts.seeker("A-1").toString())
                    .post("/api/seekers")
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("Idempotency-Key"));
        }
    }

    private int status(String register, String draft) {
        return service.counsellor().body(draft).post(register).statusCode();
    }

    private String create(String once, String draft) {
        return service.counsellor()
                .header("Idempotency-Key", once)
                .body(draft)
                .post("/api/seekers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response send(String register, String draft) {
        return send(service.counsellor(), register, draft);
    }

    private Response send(RequestSpecification caller, String register, String draft) {
        return caller.header("Idempotency-Key", key).body(draft).post(register);
    }
}
