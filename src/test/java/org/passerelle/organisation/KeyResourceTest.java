package org.passerelle.organisation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.passerelle.TestService.administrator;
import static org.passerelle.TestService.json;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KeyResourceTest {

    private final TestService service = TestService.create();

    @Test
    void a_key_is_shown_once_and_stored_as_its_hash() throws SQLException, NoSuchAlgorithmException {
        var created = create("{\"name\": \"bureau 3\", \"role\": \"COUNSELLOR\"}")
                .statusCode(201)
                .body("name", equalTo("bureau 3"))
                .body("role", equalTo("COUNSELLOR"))
                .body("key", matchesPattern("psl_[A-Za-z0-9_-]{43}"))
                .body("expiresAt", nullValue())
                .body("lastUsedAt", nullValue())
                .extract();
        String secret = created.path("key");

        assertEquals(secret.substring(0, 8), created.path("prefix"));
        keys().body("items.prefix", contains(secret.substring(0, 8))).body("items.key", contains(nullValue()));
        assertFalse(keys().extract().asString().contains(secret));
        assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)), (byte[])
                TestSql.value("select hash from api_key where id = ?", UUID.fromString(created.path("id"))));
        assertEquals(0L, TestSql.value("select count(*) from api_key k where position(? in k::text) > 0", secret));
    }

    @Test
    void its_last_use_is_shown() {
        String secret = service.key(Role.COUNSELLOR);
        keys().body("items.lastUsedAt", contains(nullValue()));

        ask(secret).statusCode(200);

        keys().body("items.lastUsedAt", contains(notNullValue()));
    }

    @Test
    void a_revoked_key_is_refused_at_once_and_stays_on_the_list() {
        String secret = service.key(Role.COUNSELLOR);
        ask(secret).statusCode(200);
        String id = keys().extract().path("items[0].id");

        for (int i = 0; i < 2; i++) {
            administrator()
                    .delete("/api/organisations/{o}/keys/{id}", service.id(), id)
                    .then()
                    .statusCode(204);
            ask(secret).statusCode(401).contentType("application/problem+json");
        }

        keys().body("items.id", contains(id)).body("items.revokedAt", contains(notNullValue()));
    }

    @Test
    void an_expired_key_is_refused() throws SQLException {
        var created = create(
                        "{\"name\": \"saison\", \"role\": \"COUNSELLOR\", \"expiresAt\": \"2999-12-31T00:00:00Z\"}")
                .statusCode(201)
                .body("expiresAt", equalTo("2999-12-31T00:00:00Z"))
                .extract();
        ask(created.path("key")).statusCode(200);

        TestSql.execute(
                "update api_key set expires_at = now() - interval '1 second' where id = ?",
                UUID.fromString(created.path("id")));

        ask(created.path("key"))
                .statusCode(401)
                .body("type", equalTo("https://passerelle.example/problems/unauthenticated"));
    }

    @Test
    void a_key_needs_a_name_a_known_role_and_an_end_in_the_future() {
        create("{}").statusCode(422).body("violations.field", contains("name", "role"));
        create("{\"name\": \"x\", \"role\": \"KING\"}").statusCode(422).body("violations.field", contains("role"));
        create("{\"name\": \"x\", \"role\": \"PARTNER\", \"expiresAt\": \"2020-01-01T00:00:00Z\"}")
                .statusCode(422)
                .body("violations.field", contains("expiresAt"));
        keys().body("items.size()", equalTo(0));
    }

    @Test
    void keys_belong_to_their_organisation() {
        service.key(Role.PARTNER);
        String id = keys().extract().path("items[0].id");
        TestService other = TestService.create();

        administrator()
                .delete("/api/organisations/{o}/keys/{id}", other.id(), id)
                .then()
                .statusCode(404);
        json(administrator())
                .body("{\"name\": \"x\", \"role\": \"PARTNER\"}")
                .post("/api/organisations/{o}/keys", UUID.randomUUID())
                .then()
                .statusCode(404);
        keys().body("items.revokedAt", contains(nullValue()));
    }

    @Test
    void two_keys_are_never_the_same() {
        String first = service.newKey(Role.PARTNER);

        create("{\"name\": \"x\", \"role\": \"PARTNER\"}").body("key", not(equalTo(first)));
    }

    private ValidatableResponse create(String draft) {
        return json(administrator())
                .body(draft)
                .post("/api/organisations/{o}/keys", service.id())
                .then();
    }

    private ValidatableResponse keys() {
        return administrator()
                .get("/api/organisations/{o}/keys", service.id())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse ask(String secret) {
        return given().header("X-API-Key", secret).get("/api/organisations").then();
    }
}
