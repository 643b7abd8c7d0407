package org.passerelle.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestKeys;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DatabaseBusyTest {

    @Inject
    AgroalDataSource dataSource;

    @Test
    void who_gets_no_connection_in_time_is_told_to_come_again() throws SQLException {
        String key = TestKeys.of(Role.COUNSELLOR);
        List<Connection> taken = takeAll();
        // What somebody in the background has given back since: whoever waits for a second one gives up the first.
        taken.addAll(takeAll());
        try {
            assertTrue(taken.size() > 1, "nothing was taken");
            given().header("X-API-Key", key)
                    .header("Accept-Language", "en")
                    .get("/api/vacancies")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("https://passerelle.example/problems/busy"));
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        given().header("X-API-Key", key).get("/api/vacancies").then().statusCode(200);
    }

    private List<Connection> takeAll() {
        return Caller.asSystem(() -> {
            List<Connection> taken = new ArrayList<>();
            while (true) {
                try {
                    taken.add(dataSource.getConnection());
                } catch (SQLException exhausted) {
                    return taken;
                }
            }
        });
    }
}
