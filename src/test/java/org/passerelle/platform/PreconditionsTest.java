package org.passerelle.platform;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.passerelle.platform.AtOnce.atOnce;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.recruitment.Rules;

/** Nobody overwrites what somebody else has changed meanwhile. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PreconditionsTest {

    private final TestService service = TestService.create();
    private String seeker;
    private String tag;

    @BeforeEach
    void register() {
        Response created =
                service.counsellor().body(TestDrafts.seeker("A-1").toString()).post("/api/seekers");
        seeker = "/api/seekers/" + created.path("id");
        tag = created.header("ETag");
    }

    @Test
    void a_change_without_a_precondition_is_refused() {
        for (Response response :
                List.of(put(service.counsellor(), "x"), service.counsellor().delete(seeker))) {
            response.then()
                    .statusCode(428)
                    .contentType("application/problem+json")
                    .body("type", equalTo("https://passerelle.example/problems/precondition-required"));
        }
        put(ifMatch(" "), "x").then().statusCode(428);
        unchanged();
    }

    @Test
    void a_change_of_what_was_read_succeeds_and_gives_a_new_tag() {
        assertEquals(tag, service.counsellor().get(seeker).header("ETag"));

        Response changed = put(ifMatch(tag), "Fatou");

        changed.then().statusCode(200).body("givenName", equalTo("Fatou"));
        assertNotEquals(tag, changed.header("ETag"));
        assertEquals(changed.header("ETag"), service.counsellor().get(seeker).header("ETag"));
    }

    @Test
    void a_stale_tag_is_refused() {
        put(ifMatch(tag), "Fatou").then().statusCode(200);

        for (Response response : List.of(put(ifMatch(tag), "Awa"), ifMatch(tag).delete(seeker))) {
            response.then()
                    .statusCode(412)
                    .contentType("application/problem+json")
                    .body("type", equalTo("https://passerelle.example/problems/stale"));
        }
        service.counsellor().get(seeker).then().body("givenName", equalTo("Fatou"));
    }

    @Test
    void a_weak_tag_never_matches() {
        put(ifMatch("W/" + tag), "x").then().statusCode(412);
        put(ifMatch(tag.replace("\"", "")), "x").then().statusCode(412);
        unchanged();
    }

    @Test
    void one_tag_of_a_list_is_enough_and_a_star_matches_anything() {
        put(ifMatch("\"99\", " + tag), "Fatou").then().statusCode(200);
        put(ifMatch("\"98\",\"99\""), "x").then().statusCode(412);
        put(ifMatch("*"), "Khady").then().statusCode(200).body("givenName", equalTo("Khady"));
        ifMatch("*").delete(seeker).then().statusCode(204);
    }

    @Test
    void of_two_changes_at_once_one_is_refused() throws Exception {
        for (int round = 0; round < 5; round++) {
            String current = service.counsellor().get(seeker).header("ETag");
            String name = "Awa " + round;
            assertEquals(
                    List.of(200, 412),
                    atOnce(
                            () -> put(ifMatch(current), name + " a").statusCode(),
                            () -> put(ifMatch(current), name + " b").statusCode()));
        }
    }

    @Test
    void an_erased_seeker_leaves_nothing_behind() throws SQLException {
        UUID id = UUID.fromString(seeker.substring(seeker.lastIndexOf('/') + 1));

        ifMatch(tag).delete(seeker).then().statusCode(204);

        service.counsellor().get(seeker).then().statusCode(404);
        ifMatch(tag).delete(seeker).then().statusCode(404);
        assertEquals(0L, TestSql.value("select count(*) from seeker where id = ?", id));
        service.counsellor()
                .body(TestDrafts.seeker("A-1").toString())
                .post("/api/seekers")
                .then()
                .statusCode(201);
    }

    @Test
    void a_vacancy_that_is_deleted_is_withdrawn_and_keeps_its_record() {
        Response created =
                service.counsellor().body(TestDrafts.vacancy("V-1").toString()).post("/api/vacancies");
        String vacancy = "/api/vacancies/" + created.path("id");
        service.counsellor().delete(vacancy).then().statusCode(428);

        ifMatch(created.header("ETag")).delete(vacancy).then().statusCode(204);

        service.counsellor().get(vacancy).then().statusCode(200).body("state", equalTo("WITHDRAWN"));
        service.counsellor().get(vacancy + "/checks").then().body("checks.size()", equalTo(Rules.ALL.size()));
        ifMatch(created.header("ETag")).delete(vacancy).then().statusCode(412);
        ifMatch("*").delete(vacancy).then().statusCode(204);
        service.counsellor()
                .body("{}")
                .post(vacancy + "/ranking")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://passerelle.example/problems/withdrawn-vacancy"));
        ifMatch("*")
                .body(TestDrafts.vacancy("V-1").toString())
                .put(vacancy)
                .then()
                .statusCode(200)
                .body("state", equalTo("PUBLISHED"));
    }

    private RequestSpecification ifMatch(String tags) {
        return service.counsellor().header("If-Match", tags);
    }

    private Response put(RequestSpecification request, String givenName) {
        return request.body(TestDrafts.seeker("A-1").put("givenName", givenName).toString())
                .put(seeker);
    }

    private void unchanged() {
        service.counsellor().get(seeker).then().header("ETag", tag).body("givenName", equalTo("Awa"));
    }
}
