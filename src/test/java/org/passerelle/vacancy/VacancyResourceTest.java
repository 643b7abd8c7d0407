package org.passerelle.vacancy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.recruitment.Rules;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VacancyResourceTest {

    private final TestService service = TestService.create();

    @Test
    void a_new_vacancy_is_answered_with_its_address_its_tag_and_its_clearance() {
        Response created = post(TestDrafts.vacancy("V-1"));

        created.then()
                .statusCode(201)
                .header("Location", endsWith("/api/vacancies/" + created.path("id")))
                .header("ETag", "\"0\"")
                .body("organisation", equalTo(service.id().toString()))
                .body("state", equalTo("PUBLISHED"))
                .body("clearance", equalTo("CLEARED"))
                .body("classificationVersion", equalTo("1.0"));
        Response read = service.counsellor().get(created.header("Location"));
        read.then().statusCode(200).header("ETag", "\"0\"");
        assertEquals(TestDrafts.json(created.asString()), TestDrafts.json(read.asString()));
        post(TestDrafts.blockedVacancy("V-2")).then().statusCode(201).body("clearance", equalTo("BLOCKED"));
    }

    @Test
    void all_that_was_sent_is_kept_exactly() {
        ObjectNode draft = TestDrafts.wholeVacancy()
                .put("intermediary", TestService.create().id().toString());

        String id = post(draft).then().statusCode(201).extract().path("id");

        assertEquals(draft, TestDrafts.sent(read(id)));
    }

    @Test
    void what_was_left_out_is_filled_in() {
        ObjectNode draft = TestDrafts.json("""
                {"source": "test", "reference": "V-1", "title": "Maçon", "language": "fr", "occupation": "F1703",
                 "place": {"country": "SN"}, "employer": null}""");

        String id = post(draft).then().statusCode(201).extract().path("id");

        assertEquals(
                TestDrafts.json("""
                        {"source": "test", "reference": "V-1", "title": "Maçon", "language": "fr", "occupation": "F1703",
                         "place": {"country": "SN"}, "classification": "roame", "entryType": "SKILLED", "positions": 1,
                         "requirements": {"skills": [], "languages": [], "licences": [], "personal": []},
                         "conditions": {}}""")
                        .put("publishedOn", LocalDate.now(Clock.systemUTC()).toString()),
                TestDrafts.sent(read(id)));
    }

    @Test
    void a_reference_is_given_once_per_source() {
        post(TestDrafts.vacancy("V-1")).then().statusCode(201);

        post(TestDrafts.vacancy("V-1").put("title", "Maçonne"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://passerelle.example/problems/duplicate-reference"))
                .body("detail", equalTo("La référence V-1 existe déjà."));
        post(TestDrafts.vacancy("V-1").put("source", "other")).then().statusCode(201);
    }

    @Test
    void a_vacancy_sent_again_by_its_reference_is_not_changed() {
        ObjectNode draft = TestDrafts.wholeVacancy();

        Response created = put(draft);
        Response again = put(draft);

        created.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", endsWith("/api/vacancies/" + created.path("id")));
        again.then().statusCode(200).header("ETag", "\"0\"").header("Location", nullValue());
        assertEquals(TestDrafts.json(created.asString()), TestDrafts.json(again.asString()));
        service.counsellor()
                .get("/api/vacancies/{id}/checks/history", created.<String>path("id"))
                .then()
                .body("items.size()", equalTo(Rules.ALL.size()));
    }

    @Test
    void the_same_number_written_otherwise_is_no_change() {
        ObjectNode draft = TestDrafts.vacancy("V-1");
        put(draft).then().statusCode(201);

        for (String amount : new String[] {"150000.0", "150000.00", "1.5E5"}) {
            service.counsellor()
                    .body(draft.toString().replace("150000", amount))
                    .put("/api/vacancies/by-reference/test/V-1")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"0\"");
        }
    }

    @Test
    void a_newer_version_replaces_and_an_older_one_is_refused() {
        ObjectNode draft = TestDrafts.vacancy("V-1").put("version", 3);
        put(draft).then().statusCode(201);

        put(draft.put("version", 4).put("title", "Maçonne"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("Maçonne"));

        put(draft.put("version", 3).put("title", "Maçon"))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://passerelle.example/problems/older-version"))
                .body("detail", equalTo("La version 3 est plus ancienne que la version enregistrée 4."));
        put(draft.put("version", 4).put("title", "Maçon"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void the_address_and_the_draft_name_the_same_vacancy() {
        String id = post(TestDrafts.vacancy("V-1")).path("id");

        service.counsellor()
                .body(TestDrafts.vacancy("V-2").toString())
                .put("/api/vacancies/by-reference/test/V-1")
                .then()
                .statusCode(422)
                .body("violations.field", contains("reference"));
        service.counsellor()
                .header("If-Match", "*")
                .body(TestDrafts.vacancy("V-1").put("source", "other").toString())
                .put("/api/vacancies/{id}", id)
                .then()
                .statusCode(422)
                .body("violations.field", contains("source"));
    }

    @Test
    void by_reference_a_precondition_is_heeded_when_it_is_given() {
        Response created = put(TestDrafts.vacancy("V-1"));
        ObjectNode changed = TestDrafts.vacancy("V-1").put("title", "Maçonne");

        service.counsellor()
                .header("If-Match", "\"7\"")
                .body(changed.toString())
                .put("/api/vacancies/by-reference/test/V-1")
                .then()
                .statusCode(412);
        service.counsellor()
                .header("If-Match", created.header("ETag"))
                .body(changed.toString())
                .put("/api/vacancies/by-reference/test/V-1")
                .then()
                .statusCode(200);
    }

    @Test
    void a_reference_may_hold_any_character() {
        String reference = "réf/1 2?%";

        service.counsellor()
                .body(TestDrafts.vacancy(reference).toString())
                .put("/api/vacancies/by-reference/{source}/{reference}", "test", reference)
                .then()
                .statusCode(201)
                .body("reference", equalTo(reference));
        service.counsellor()
                .queryParam("reference", reference)
                .get("/api/vacancies")
                .then()
                .body("items.reference", contains(reference));
    }

    @Test
    void a_changed_vacancy_is_examined_anew() {
        Response created = post(TestDrafts.vacancy("V-1"));
        String address = "/api/vacancies/" + created.path("id");

        Response changed = service.counsellor()
                .header("If-Match", created.header("ETag"))
                .body(TestDrafts.blockedVacancy("V-1").toString())
                .put(address);

        changed.then().statusCode(200).body("clearance", equalTo("BLOCKED"));
        assertNotEquals(created.header("ETag"), changed.header("ETag"));
        service.counsellor()
                .get(address + "/checks/history")
                .then()
                .body("items.findAll {it.rule == 'no-worker-fees'}.outcome", contains("PASS", "FAIL"))
                .body("items.findAll {it.rule == 'no-worker-fees'}.vacancyVersion", contains(0, 1));
    }

    private Response post(ObjectNode draft) {
        return service.counsellor().body(draft.toString()).post("/api/vacancies");
    }

    private Response put(ObjectNode draft) {
        return service.counsellor()
                .body(draft.toString())
                .put(
                        "/api/vacancies/by-reference/{source}/{reference}",
                        draft.get("source").textValue(),
                        draft.get("reference").textValue());
    }

    private ObjectNode read(String id) {
        return TestDrafts.json(
                service.counsellor().get("/api/vacancies/{id}", id).asString());
    }
}
