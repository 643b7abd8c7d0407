package org.passerelle.classification.recoding;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.passerelle.TestDatabase;
import org.passerelle.TestKeys;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.classification.importing.OfficialZip;

/** Two editions of one classification, with records that were coded with the first: one story, told in order. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecodingResourceTest {

    private static final String RECODING = "/api/classifications/rome/4.01/recoding";

    private static String seeker;
    private static String vacancy;

    @Inject
    EntityManager entities;

    @Test
    @Order(1)
    void official_files_are_loaded_and_answer_at_once() {
        post(OfficialZip.rome3())
                .statusCode(201)
                .body("id", equalTo("rome"))
                .body("version", equalTo("3.01"))
                .body("counts.occupations", equalTo(3));
        post(OfficialZip.rome3()).statusCode(200);
        seeker = counsellor()
                .body("""
                        {"reference": "RC-1", "givenName": "Awa", "familyName": "Diop", "residence": {"country": "SN"},
                         "classification": "rome", "occupations": [
                           {"code": "F1704", "years": 2}, {"code": "F1703", "years": 1},
                           {"code": "F1703", "title": "Ouvrier / Ouvrière d'enduits", "years": 1}],
                         "skills": [{"code": "900"}]}""")
                .post("/api/seekers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        vacancy = counsellor()
                .body("""
                        {"source": "essai", "reference": "RC-1", "title": "Aide de chantier", "language": "fr",
                         "occupation": "F1704", "classification": "rome", "place": {"country": "SN"}}""")
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    @Order(2)
    void a_broken_line_is_refused_with_its_place_and_the_loaded_version_goes_on_serving() {
        post(OfficialZip.rome4()
                        .replace(
                                "unix_referentiel_appellation_v401_utf8.csv",
                                "\"F1710\",\"SYNONYME\"",
                                "\"F1799\",\"SYNONYME\""))
                .statusCode(422)
                .body("violations.field", contains("unix_referentiel_appellation_v401_utf8.csv:3:code_rome"));
        counsellor().get("/api/occupations/F1704?classification=rome").then().body("version", equalTo("3.01"));
    }

    @Test
    @Order(3)
    void all_paths_to_other_classifications_are_shown() {
        // A date of its own, so that the real edition may be loaded as well.
        post(OfficialZip.esco().replace("occupations_en.csv", "2022-07-27T", "2015-07-27T"))
                .statusCode(201)
                .body("version", equalTo("2016-07-05"));
        post(OfficialZip.isco08()).statusCode(201);

        counsellor()
                .get("/api/occupations/00000000-0000-0000-0000-00000000000b?classification=esco&lang=en")
                .then()
                .statusCode(200)
                .body("title", equalTo("chimney bricklayer"))
                .body("flags", contains("REGULATED"))
                .body("crosswalks.scheme", contains("ESCO", "ESCO", "ESCO", "ISCO-08"))
                .body("crosswalks[3].target", equalTo("7112"))
                .body("crosswalks[3].match", equalTo("BROAD"))
                .body("crosswalks[3].source", equalTo("ESCO 2016-07-05"));
        counsellor()
                .get("/api/occupations/7112/crosswalks?classification=isco-08&scheme=rome")
                .then()
                .statusCode(200)
                .body("items.target", contains("F1703"))
                .body("items[0].match", equalTo("CLOSE"));
        String next = counsellor()
                .get("/api/occupations/7112/crosswalks?classification=isco-08&limit=3")
                .then()
                .body("items", hasSize(3))
                .extract()
                .path("next");
        counsellor()
                .queryParam("cursor", next)
                .get("/api/occupations/7112/crosswalks?classification=isco-08")
                .then()
                .statusCode(200)
                .body("items[0]", notNullValue());
        counsellor()
                .get("/api/occupations/9999/crosswalks?classification=isco-08")
                .then()
                .statusCode(404);
    }

    @Test
    @Order(4)
    void a_dry_run_says_what_becomes_of_each_code_and_writes_nothing() {
        post(OfficialZip.rome4()).statusCode(201);

        administrator()
                .post(RECODING)
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("records", equalTo(2))
                .body("written", equalTo(0))
                .body("counts.RECODED", equalTo(3))
                .body("counts.SPLIT", equalTo(1))
                .body("counts.LOST", equalTo(1))
                .body("counts.AMBIGUOUS", equalTo(0))
                .body(
                        "items.field",
                        contains(
                                "occupations[0].code",
                                "occupations[1].code",
                                "occupations[2].code",
                                "skills[0].code",
                                "occupation"))
                .body("items.outcome", contains("RECODED", "SPLIT", "RECODED", "LOST", "RECODED"))
                .body("items.to", contains("F1709", "F1703", "F1710", null, "F1709"))
                .body("items[1].candidates.code", containsInAnyOrder("F1703", "F1710"))
                .body("items[0].fromVersion", equalTo("3.01"));
        assertEquals("F1704", current(seeker, "occupations[0].code", "F1704"));
    }

    @Test
    @Order(5)
    void the_report_is_read_page_by_page() {
        String next = administrator()
                .post(RECODING + "?limit=2")
                .then()
                .body("items", hasSize(2))
                .body("counts.RECODED", equalTo(3))
                .extract()
                .path("next");
        administrator()
                .queryParam("cursor", next)
                .post(RECODING)
                .then()
                .body("items.field", contains("occupations[2].code", "skills[0].code", "occupation"))
                .body("next", nullValue());
        administrator().post(RECODING + "?cursor=*").then().statusCode(422);
    }

    @Test
    @Order(6)
    void applied_the_new_codes_stand_beside_the_stored_ones() {
        long changes = changes();
        administrator().post(RECODING + "?apply=true").then().statusCode(200).body("written", equalTo(3));
        administrator()
                .post(RECODING + "?apply=true")
                .then()
                .body("written", equalTo(0))
                .body("counts.RECODED", equalTo(3));

        assertEquals("F1709", current(seeker, "occupations[0].code", "F1704"));
        assertEquals("F1703", current(seeker, "occupations[1].code", "F1703"));
        assertEquals("F1710", current(seeker, "occupations[2].code", "F1703"));
        assertEquals("F1709", current(vacancy, "occupation", "F1704"));
        // The indexer hears of it.
        assertEquals(changes + 3, changes());
        counsellor()
                .get("/api/seekers/" + seeker)
                .then()
                .body("classificationVersion", equalTo("3.01"))
                .body("occupations.code", contains("F1704", "F1703", "F1703"));
    }

    @Test
    @Order(7)
    void what_was_recoded_is_not_changed_or_taken_back() {
        assertThrows(PersistenceException.class, () -> execute("update recoding set to_code = 'F1701'"));
        assertThrows(PersistenceException.class, () -> execute("delete from recoding"));
    }

    @Test
    @Order(8)
    void a_record_that_is_entered_anew_is_coded_with_the_new_version() {
        String tag = counsellor().get("/api/vacancies/" + vacancy).header("ETag");
        counsellor()
                .header("If-Match", tag)
                .body("""
                        {"source": "essai", "reference": "RC-1", "title": "Poseur", "language": "fr",
                         "occupation": "F1703", "classification": "rome", "place": {"country": "SN"}}""")
                .put("/api/vacancies/" + vacancy)
                .then()
                .statusCode(200)
                .body("classificationVersion", equalTo("4.01"));

        administrator().post(RECODING).then().body("records", equalTo(1)).body("items.kind", hasItem("SEEKER"));
    }

    @Test
    @Order(9)
    void recodings_go_with_their_record() {
        String tag = counsellor().get("/api/seekers/" + seeker).header("ETag");
        counsellor()
                .header("If-Match", tag)
                .delete("/api/seekers/" + seeker)
                .then()
                .statusCode(204);

        assertEquals("F1704", current(seeker, "occupations[0].code", "F1704"));
    }

    @Test
    @Order(10)
    void only_an_administrator_recodes_and_only_to_a_version_that_is_loaded() {
        counsellor().post(RECODING).then().statusCode(403);
        administrator().post("/api/classifications/rome/9.99/recoding").then().statusCode(404);
    }

    private static RequestSpecification counsellor() {
        return given().header("X-API-Key", TestKeys.of(Role.COUNSELLOR)).contentType(ContentType.JSON);
    }

    private static RequestSpecification administrator() {
        return given().header("X-API-Key", TestKeys.of(Role.ADMINISTRATOR));
    }

    private static ValidatableResponse post(OfficialZip zip) {
        return administrator()
                .contentType("application/zip")
                .body(zip.zip())
                .post("/api/classifications")
                .then();
    }

    private static String current(String record, String field, String code) {
        UUID id = UUID.fromString(record);
        return Caller.asSystem(() -> QuarkusTransaction.requiringNew()
                .call(() -> CurrentCodes.of(List.of(id), "rome", "4.01").code(id, "3.01", field, code)));
    }

    private long changes() {
        return Caller.asSystem(() -> QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery("select count(*) from change")
                                .getSingleResult())
                        .longValue()));
    }

    private void execute(String statement) {
        Caller.asSystem(() -> QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(statement).executeUpdate()));
    }
}
