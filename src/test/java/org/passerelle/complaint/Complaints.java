package org.passerelle.complaint;

import static io.restassured.RestAssured.given;
import static org.passerelle.TestService.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** A service that receives complaints, an agency they are about, and its vacancy, sent by a partner. */
final class Complaints {

    static final String PROBLEMS = "https://passerelle.example/problems/";
    static final String ACCOUNT = "Ils ont gardé mon passeport à Thiès.";
    static final String FEES = "no-worker-fees";
    static final String PAPERS = "own-papers";

    final TestService service = TestService.create();
    final TestService agency = TestService.create(Organisation.Kind.AGENCY);
    final TestService partner = TestService.create(Organisation.Kind.PARTNER);

    private String vacancy;

    /** The agency's, with nothing to be found in it. */
    String vacancy() {
        if (vacancy == null) {
            vacancy = store(UUID.randomUUID().toString());
        }
        return vacancy;
    }

    String store(String reference) {
        license();
        return partner.as(Role.PARTNER)
                .body(TestDrafts.vacancyThrough(agency.id(), reference).toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void license() {
        if (given().header("X-API-Key", partner.key(Role.PARTNER))
                .get("/api/organisations/{o}/licences", agency.id())
                .jsonPath()
                .getList("items")
                .isEmpty()) {
            json(TestService.administrator())
                    .body(TestDrafts.json(
                                    "{\"authority\": \"DGT\", \"country\": \"SN\", \"validFrom\": \"2020-01-01\"}")
                            .put("number", "L-" + agency.id())
                            .toString())
                    .post("/api/organisations/{o}/licences", agency.id())
                    .then()
                    .statusCode(201);
        }
    }

    static ObjectNode draft(String... grounds) {
        ObjectNode draft = TestDrafts.json("{\"broughtBy\": \"UNION\"}").put("account", ACCOUNT);
        ArrayNode rules = draft.putArray("grounds");
        for (String ground : grounds) {
            rules.add(ground);
        }
        return draft;
    }

    ObjectNode aboutVacancy(String... grounds) {
        return draft(grounds).put("vacancy", vacancy());
    }

    ObjectNode aboutAgency(String... grounds) {
        return draft(grounds).put("organisation", agency.id().toString());
    }

    Response send(ObjectNode draft) {
        return service.counsellor().body(draft.toString()).post("/api/complaints");
    }

    String receive(ObjectNode draft) {
        return send(draft).then().statusCode(201).extract().path("id");
    }

    Response step(String complaint, String draft) {
        return step(service.counsellor(), complaint, draft);
    }

    static Response step(RequestSpecification by, String complaint, String draft) {
        return by.body(draft).post("/api/complaints/{id}/steps", complaint);
    }

    String acknowledged(ObjectNode draft) {
        String complaint = receive(draft);
        step(complaint, "{\"kind\": \"ACKNOWLEDGE\"}").then().statusCode(201);
        return complaint;
    }

    String closed(ObjectNode draft, String outcome) {
        String complaint = acknowledged(draft);
        step(complaint, close(outcome)).then().statusCode(201);
        return complaint;
    }

    static String close(String outcome) {
        return "{\"kind\": \"CLOSE\", \"reason\": \"Entendus tous deux.\", \"outcome\": \"" + outcome + "\"}";
    }

    static String partly(String ground) {
        return TestDrafts.json(close("PARTLY_UPHELD"))
                .set("upheld", TestDrafts.json("{}").putArray("upheld").add(ground))
                .toString();
    }

    static final String REFER = """
            {"kind": "REFER", "reason": "Passeport retenu.", "referral": {"service": "INSPECTION",
             "authority": "Inspection de Dakar", "country": "SN", "referredOn": "2026-01-15", "reference": "IRT-118"}}
            """;

    static final String ANSWER = "{\"kind\": \"ANSWER\", \"answer\": \"Passeport rendu.\"}";
}
