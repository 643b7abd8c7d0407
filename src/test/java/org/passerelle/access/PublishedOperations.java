package org.passerelle.access;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The operations that the running service publishes in its OpenAPI document, ready to be called with nothing sensible. */
final class PublishedOperations {

    /** @param contentType of the body, null where there is none */
    record Operation(String method, String path, String contentType) {

        /** Calls it for rows that do not exist and with a body that says nothing. */
        ValidatableResponse call(RequestSpecification caller) {
            if (contentType != null) {
                if (contentType.equals("*/*") || contentType.equals("application/json")) {
                    caller.contentType("application/json").body("{}");
                } else {
                    caller.contentType(contentType).body(new byte[] {'\n'});
                }
            }
            return caller.request(
                            method,
                            path.replaceAll("\\{[a-z]+}", UUID.randomUUID().toString()))
                    .then();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private PublishedOperations() {}

    static List<Operation> all() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        List<Operation> operations = new ArrayList<>();
        for (var path : document.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                var types =
                        method.getValue().path("requestBody").path("content").fieldNames();
                operations.add(new Operation(
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        types.hasNext() ? types.next() : null));
            }
        }
        return operations;
    }
}
