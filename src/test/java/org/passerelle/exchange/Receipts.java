package org.passerelle.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.passerelle.TestDrafts;

/** Sends a file and reads what became of each line. */
final class Receipts {

    static final String VACANCIES = "/api/vacancies/bulk";
    static final String SEEKERS = "/api/seekers/bulk";

    private Receipts() {}

    static List<ObjectNode> of(RequestSpecification caller, String address, String body) {
        return of(send(caller, address, VacancyBulkResource.NDJSON, body));
    }

    static List<ObjectNode> of(Response answer) {
        return answer.then()
                .statusCode(200)
                .contentType(VacancyBulkResource.NDJSON)
                .extract()
                .asString()
                .lines()
                .map(TestDrafts::json)
                .toList();
    }

    static Response send(RequestSpecification caller, String address, String type, String body) {
        return caller.contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(address);
    }

    /** A receipt in one line: number, reference, status, clearance, the problem's type and its first field. */
    static String told(ObjectNode receipt) {
        if (receipt.has("summary")) {
            return receipt.toString();
        }
        StringBuilder told = new StringBuilder(receipt.get("line").toString());
        for (String field :
                List.of("/reference", "/status", "/clearance", "/problem/type", "/problem/violations/0/field")) {
            String text = receipt.at(field).asText("");
            told.append(' ').append(text.substring(text.lastIndexOf('/') + 1));
        }
        return told.toString().stripTrailing();
    }

    static List<String> told(List<ObjectNode> receipts) {
        return receipts.stream().map(Receipts::told).toList();
    }

    static String summary(int lines, int created, int updated, int unchanged, int withdrawn, int refused) {
        return "{\"summary\":{\"lines\":%d,\"created\":%d,\"updated\":%d,\"unchanged\":%d,\"withdrawn\":%d,\"refused\":%d}}"
                .formatted(lines, created, updated, unchanged, withdrawn, refused);
    }
}
