package org.passerelle.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;

/** Whatever is refused is refused as RFC 9457 has it, in the caller's language and in our words. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProblemsTest {

    private static final String NOBODY = "/api/seekers/00000000-0000-0000-0000-000000000001";

    /** One more byte than a body may have, in JSON that is otherwise whole. */
    private static final String TOO_LONG = "{\"title\": \"" + "x".repeat(1 << 20) + "\"}";

    private final TestService service = TestService.create();

    @Test
    void titles_and_details_come_in_the_readers_language_else_in_french() {
        Map.of(
                        "fr", "Introuvable",
                        "en", "Not found",
                        "ar", "غير موجود",
                        "pt", "Não encontrado",
                        "es", "No encontrado",
                        "wo", "Introuvable",
                        "es;q=0.5, pt-BR;q=0.9", "Não encontrado",
                        "*", "Introuvable",
                        "not a language!", "Introuvable")
                .forEach((language, title) -> problem(
                                service.counsellor()
                                        .header("Accept-Language", language)
                                        .get(NOBODY),
                                404,
                                "not-found")
                        .body("title", equalTo(title)));
        problem(service.counsellor().get(NOBODY), 404, "not-found")
                .body("title", equalTo("Introuvable"))
                .body("detail", equalTo("Rien ici que vous puissiez voir."))
                .body("instance", equalTo(NOBODY));
    }

    @Test
    void who_is_not_known_is_told_so_in_the_own_language() {
        problem(given().header("Accept-Language", "es").get(NOBODY), 401, "unauthenticated")
                .body("title", equalTo("Autenticación necesaria"))
                .body("instance", equalTo(NOBODY));
        problem(
                        given().header("Accept-Language", "es")
                                .header("X-API-Key", "psl_unknown")
                                .get(NOBODY),
                        401,
                        "unauthenticated")
                .body("title", equalTo("Autenticación necesaria"))
                .body("instance", equalTo(NOBODY));
    }

    @Test
    void every_field_that_is_wrong_is_named() {
        problem(
                        service.counsellor()
                                .header("Accept-Language", "en")
                                .body(
                                        "{\"source\": \"a b\", \"language\": \"xx\", \"positions\": 0, \"place\": {\"latitude\": 91}}")
                                .post("/api/vacancies"),
                        422,
                        "invalid")
                .body("title", equalTo("Invalid data"))
                .body("detail", equalTo("8 fields need correction."))
                .body(
                        "violations.field",
                        contains(
                                "language",
                                "occupation",
                                "place.country",
                                "place.latitude",
                                "positions",
                                "reference",
                                "source",
                                "title"))
                .body("violations.find {it.field == 'language'}.message", equalTo("unknown code: xx"))
                .body("violations.find {it.field == 'title'}.message", equalTo("must not be blank"));
    }

    @Test
    void what_is_wrong_with_a_field_is_said_in_the_readers_language() {
        Map.of("fr", "code inconnu : xx", "en", "unknown code: xx", "pt", "código desconhecido: xx")
                .forEach((language, message) -> problem(
                                service.counsellor()
                                        .header("Accept-Language", language)
                                        .body(TestDrafts.vacancy("1")
                                                .put("language", "xx")
                                                .toString())
                                        .post("/api/vacancies"),
                                422,
                                "invalid")
                        .body("violations.message", contains(message)));
    }

    @Test
    void elements_of_lists_are_named_by_their_index() {
        ObjectNode draft = TestDrafts.wholeVacancy();
        draft.withArray("/requirements/languages").addObject().put("code", "xx").put("level", "B1");
        draft.withArray("/charges").addNull();

        refused(draft, "charges[1]", "requirements.languages[1].code", "requirements.languages[1].necessity");
    }

    @Test
    void unknown_codes_are_refused_by_name() {
        unknown("/place", "country", "XX", "place.country");
        unknown("/place", "region", "Dakar", "place.region");
        unknown("/pay", "currency", "FCFA", "pay.currency");
        unknown("", "language", "french", "language");
        unknown("", "occupation", "Z9999", "occupation");
        unknown("", "occupation", "F17", "occupation");
        unknown("", "classification", "rome99", "classification");
        unknown("/requirements/skills/0", "code", "000000", "requirements.skills[0].code");
        unknown("", "intermediary", UUID.randomUUID().toString(), "intermediary");
    }

    private void unknown(String object, String field, String code, String named) {
        ObjectNode draft = TestDrafts.wholeVacancy();
        ((ObjectNode) draft.at(object)).put(field, code);
        refused(draft, named).body("violations[0].message", containsString(code));
    }

    @Test
    void codes_in_a_seekers_file_are_refused_by_name() {
        ObjectNode draft =
                TestDrafts.wholeSeeker().put("office", UUID.randomUUID().toString());
        problem(service.counsellor().body(draft.toString()).post("/api/seekers"), 422, "invalid")
                .body("violations.field", contains("office"))
                .body(
                        "violations[0].message",
                        containsString(draft.get("office").textValue()));

        draft.remove("office");
        ((ObjectNode) draft.at("/occupations/0")).put("code", "Z9999");
        ((ObjectNode) draft.at("/skills/0")).put("code", "000000");
        ((ObjectNode) draft.at("/training/0")).put("occupation", "Z9998").put("skill", "000001");
        problem(service.counsellor().body(draft.toString()).post("/api/seekers"), 422, "invalid")
                .body(
                        "violations.field",
                        contains(
                                "occupations[0].code",
                                "skills[0].code",
                                "training[0].skill",
                                "training[0].occupation"));
    }

    @Test
    void unknown_codes_in_a_filter_are_refused_and_not_answered_with_nothing() {
        for (String register : new String[] {"/api/vacancies", "/api/seekers"}) {
            filter(register, "occupation", "Z9999");
            filter(register, "country", "XX");
            filter(register, "cursor", "x");
            filter(register, "limit", "0");
            filter(register, "limit", "many");
            filter(register, "changedSince", "yesterday");
        }
        filter("/api/vacancies", "state", "OPEN");
        filter("/api/vacancies", "clearance", "PERHAPS");
        filter("/api/vacancies", "organisation", "nobody");
        filter("/api/seekers", "office", "nowhere");
        filter("/api/organisations", "kind", "CLUB");
        filter("/api/organisations", "country", "XX");
        filter("/api/organisations", "parent", "none");
    }

    private void filter(String address, String parameter, String value) {
        problem(service.counsellor().queryParam(parameter, value).get(address), 422, "invalid")
                .body("violations.field", contains(parameter));
    }

    @Test
    void a_field_we_do_not_know_is_refused_by_name() {
        refused(TestDrafts.vacancy("1").put("salary", 100), "salary");
        ObjectNode draft = TestDrafts.wholeVacancy();
        ((ObjectNode) draft.at("/requirements/skills/0")).put("weight", 2);
        refused(draft, "requirements.skills[0].weight");
    }

    @Test
    void a_value_of_another_type_is_refused_by_name() {
        refused(TestDrafts.vacancy("1").put("positions", "two"), "positions");
        refused(TestDrafts.vacancy("1").put("publishedOn", "20.11.2026"), "publishedOn");
        refused(TestDrafts.vacancy("1").put("entryType", "MASTER"), "entryType");
        refused(TestDrafts.vacancy("1").put("place", "Dakar"), "place");
        ObjectNode draft = TestDrafts.wholeVacancy();
        ((ObjectNode) draft.at("/charges/0")).put("payer", "NOBODY");
        refused(draft, "charges[0].payer");
    }

    @Test
    void broken_json_is_told_with_line_and_column() {
        problem(
                        service.counsellor()
                                .header("Accept-Language", "en")
                                .body("{\n  \"title\": oops\n}")
                                .post("/api/vacancies"),
                        400,
                        "malformed")
                .body("detail", equalTo("The content is not valid JSON: line 2, column 12."));
        problem(service.counsellor().body("{\"title\": ").post("/api/vacancies"), 400, "malformed");
        problem(service.counsellor().body("").post("/api/vacancies"), 400, "malformed");
        problem(service.counsellor().body("null").post("/api/vacancies"), 400, "malformed");
        problem(service.counsellor().body("[]").post("/api/vacancies"), 400, "malformed");
    }

    @Test
    void text_that_cannot_be_stored_is_refused() {
        refused(TestDrafts.vacancy("1").put("title", "a\0b"), "title");
        problem(
                        service.counsellor()
                                .body(TestDrafts.vacancy("1")
                                        .put("title", "@")
                                        .toString()
                                        .replace("@", "\\ud800"))
                                .post("/api/vacancies"),
                        422,
                        "invalid")
                .body("violations.field", contains("title"));
    }

    @Test
    void the_end_of_a_range_is_named_when_it_comes_before_the_beginning() {
        refused(TestDrafts.vacancy("1").put("publishedOn", "2026-11-20").put("expiresOn", "2026-11-19"), "expiresOn");
        ObjectNode draft = TestDrafts.wholeVacancy();
        ((ObjectNode) draft.get("pay")).put("minimum", 200001);
        refused(draft, "pay.maximum");
    }

    @Test
    void dates_that_cannot_be_stored_are_refused() {
        refused(TestDrafts.vacancy("1").put("publishedOn", "+6000000-01-01"), "publishedOn");
        problem(
                        service.counsellor()
                                .body(TestDrafts.seeker("1")
                                        .put("birthDate", "1850-01-01")
                                        .toString())
                                .post("/api/seekers"),
                        422,
                        "invalid")
                .body("violations.field", contains("birthDate"));
    }

    @Test
    void a_body_that_is_too_long_is_refused_whether_it_says_its_length_or_not() {
        problem(service.counsellor().body(TOO_LONG).post("/api/vacancies"), 413, "too-large");
        problem(
                service.counsellor()
                        .body(new ByteArrayInputStream(TOO_LONG.getBytes(StandardCharsets.UTF_8)))
                        .post("/api/vacancies"),
                413,
                "too-large");
    }

    @Test
    void addresses_methods_and_formats_that_do_not_exist_are_problems_too() {
        problem(service.counsellor().get("/api/no-such-thing"), 404, "not-found");
        problem(service.counsellor().get("/api/vacancies/not-an-id"), 404, "not-found");
        problem(service.counsellor().patch("/api/vacancies"), 405, "method-not-allowed");
        problem(service.counsellor().accept("application/xml").get("/api/vacancies"), 406, "not-acceptable");
        problem(
                service.counsellor().contentType("text/plain").body("{}").post("/api/vacancies"),
                415,
                "unsupported-media-type");
    }

    /** Checks the answer's shape, and that it says nothing about what the service is made of. */
    private static ValidatableResponse problem(Response response, int status, String slug) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo(ProblemType.BASE + slug))
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("instance", notNullValue())
                .body(not(containsString("xception")))
                .body(not(containsString("java")))
                .body(not(containsString("org.")));
    }

    private ValidatableResponse refused(ObjectNode draft, String... fields) {
        return problem(service.counsellor().body(draft.toString()).post("/api/vacancies"), 422, "invalid")
                .body("violations.field", containsInAnyOrder(fields));
    }
}
