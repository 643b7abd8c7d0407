package org.passerelle.recruitment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;

/** Breaches that were established, and the vacancies that nobody came to examine after them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BreachTest {

    private final TestService service = TestService.create();

    @Inject
    Examinations examinations;

    @Test
    void what_a_killed_service_left_behind_is_examined_in_the_next_round_and_once() throws SQLException {
        String vacancy = service.counsellor()
                .body(TestDrafts.vacancy("V-1").toString())
                .post("/api/vacancies")
                .path("id");
        TestSql.execute("""
                insert into breach (id, vacancy, rule, established_on)
                values (uuidv7(), ?, 'no-worker-fees', (now() at time zone 'UTC')::date)""", UUID.fromString(vacancy));
        checks(vacancy, "").body("clearance", equalTo("CLEARED"));

        examinations.refreshDue();
        checks(vacancy, "").body("clearance", equalTo("BLOCKED"));

        examinations.refreshDue();
        checks(vacancy, "/history").body("items", hasSize(2 * Rules.ALL.size()));
    }

    private ValidatableResponse checks(String vacancy, String path) {
        return service.counsellor()
                .get("/api/vacancies/{id}/checks" + path, vacancy)
                .then()
                .statusCode(200);
    }
}
