package org.passerelle;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/**
 * An organisation with keys of its own, registered by an administrator as an installation would: tests that each make their
 * own do not see one another's rows.
 */
public final class TestService {

    private final Organisation.Kind kind;
    private final String country;
    private final TestService parent;
    private final Map<Role, String> keys = new EnumMap<>(Role.class);
    private UUID id;

    private TestService(Organisation.Kind kind, String country, TestService parent) {
        this.kind = kind;
        this.country = country;
        this.parent = parent;
    }

    /** A public employment service. */
    public static TestService create() {
        return create(Organisation.Kind.PES);
    }

    public static TestService create(Organisation.Kind kind) {
        return create(kind, "SN");
    }

    public static TestService create(Organisation.Kind kind, String country) {
        return new TestService(kind, country, null);
    }

    public TestService office() {
        return new TestService(Organisation.Kind.OFFICE, country, this);
    }

    /** Registers it when asked for first: before a test runs, the service cannot be reached. */
    public synchronized UUID id() {
        if (id == null) {
            id = UUID.fromString(json(administrator())
                    .body(TestDrafts.json("{}")
                            .put("kind", kind.name())
                            .put("name", "Essai")
                            .put("country", country)
                            .put("parent", parent == null ? null : parent.id().toString())
                            .toString())
                    .post("/api/organisations")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        return id;
    }

    public static RequestSpecification administrator() {
        return given().header("X-API-Key", TestKeys.of(Role.ADMINISTRATOR));
    }

    public static RequestSpecification json(RequestSpecification request) {
        return request.contentType(ContentType.JSON);
    }

    /** A request by somebody of this role in this organisation, with JSON if it has a body. */
    public RequestSpecification as(Role role) {
        return json(given().header("X-API-Key", key(role)));
    }

    public RequestSpecification counsellor() {
        return as(Role.COUNSELLOR);
    }

    /** The same secret each time. */
    public synchronized String key(Role role) {
        return keys.computeIfAbsent(role, this::newKey);
    }

    public String newKey(Role role) {
        return json(administrator())
                .body("{\"name\": \"essai\", \"role\": \"" + role + "\"}")
                .post("/api/organisations/{id}/keys", id())
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
