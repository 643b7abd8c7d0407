package org.passerelle;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The contract that is committed is the one that the code makes, and the one that is served. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenApiDriftTest {

    private static final String UPDATE =
            "The contract has changed. If that is meant, run: cp target/openapi/openapi.* openapi/";

    private static final Path COMMITTED = Path.of("openapi");
    /** Written when the application was built for this test. */
    private static final Path MADE = Path.of("target", "openapi");

    @Test
    void the_committed_yaml_is_what_the_code_makes() throws IOException {
        assertMade("openapi.yaml");
    }

    @Test
    void the_committed_json_is_what_the_code_makes() throws IOException {
        assertMade("openapi.json");
    }

    private static void assertMade(String file) throws IOException {
        assertEquals(Files.readString(MADE.resolve(file)), Files.readString(COMMITTED.resolve(file)), UPDATE);
    }

    /** Only the order of keys may differ, which JSON does not know. */
    @Test
    void the_committed_contract_is_served() throws IOException {
        byte[] served = given().queryParam("format", "JSON")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        ObjectMapper json = new ObjectMapper();
        assertEquals(
                json.readTree(served),
                json.readTree(COMMITTED.resolve("openapi.json").toFile()),
                UPDATE);
    }
}
