package org.passerelle.classification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestKeys;
import org.passerelle.TestSql;
import org.passerelle.access.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ClassificationResourceTest {

    @Inject
    Classifications classifications;

    private static RequestSpecification counsellor() {
        return given().header("X-API-Key", TestKeys.of(Role.COUNSELLOR));
    }

    private static RequestSpecification administrator() {
        return given().header("X-API-Key", TestKeys.of(Role.ADMINISTRATOR));
    }

    @Test
    void a_title_finds_its_occupation() {
        counsellor()
                .queryParam("q", "macon")
                .get("/api/occupations")
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo("F1703"))
                .body("items[0].title", equalTo("Maçon / Maçonne"))
                .body("items[0].matched.language", equalTo("fr"));
    }

    @Test
    void titles_are_shown_in_the_language_asked_for_else_in_the_readers() {
        counsellor().get("/api/occupations/F1703?lang=en").then().body("title", not(equalTo("Maçon / Maçonne")));
        counsellor()
                .header("Accept-Language", "en")
                .get("/api/occupations/F1703")
                .then()
                .header("Vary", containsString("Accept-Language"))
                .body("title", not(equalTo("Maçon / Maçonne")));
        counsellor()
                .header("Accept-Language", "ar")
                .get("/api/occupations/F1703")
                .then()
                .body("title", equalTo("بناء طوب وحجر"));
    }

    @Test
    void all_occupations_are_listed_page_by_page() {
        int read = 0;
        String cursor = null;
        String last = "";
        do {
            var page = counsellor()
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .queryParam("limit", 50)
                    .get("/api/occupations")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (String code : page.getList("items.code", String.class)) {
                assertTrue(last.compareTo(code) < 0);
                last = code;
                read++;
            }
            cursor = page.getString("next");
        } while (cursor != null);

        assertEquals(
                classifications.current(null).occupations().stream()
                        .filter(o -> o.level() == Occupation.Level.OCCUPATION)
                        .count(),
                read);
    }

    @Test
    void a_list_can_be_narrowed_to_an_area_and_a_level() {
        counsellor().get("/api/occupations?area=F17").then().body("items.code", hasItems("F1703"));
        counsellor().get("/api/occupations?area=F&level=AREA").then().body("items.code", hasItem("F17"));
        counsellor().get("/api/occupations?area=A&q=maçon").then().body("items.code", not(hasItem("F1703")));
    }

    @Test
    void one_occupation_tells_all_of_it() {
        counsellor()
                .get("/api/occupations/F1703")
                .then()
                .statusCode(200)
                .body("classification", equalTo("roame"))
                .body("level", equalTo("OCCUPATION"))
                .body("isco08", equalTo("7112"))
                .body("parents.code", contains("F17", "F"))
                .body("titles.findAll {it.kind == 'PREFERRED'}.language", hasItems("fr", "en"))
                .body("skills.size()", greaterThanOrEqualTo(5))
                .body("moves.size()", greaterThanOrEqualTo(2))
                .body("moves.title", not(hasItem(nullValue())))
                .body("crosswalks.scheme", hasItem("ISCO-08"));
    }

    @Test
    void an_occupation_that_did_not_change_is_not_sent_again() {
        String tag = counsellor().get("/api/occupations/F1703").header("ETag");

        counsellor()
                .header("If-None-Match", tag)
                .get("/api/occupations/F1703")
                .then()
                .statusCode(304);
        counsellor()
                .header("If-None-Match", tag)
                .get("/api/occupations/F1703?lang=en")
                .then()
                .statusCode(200);
    }

    @Test
    void unknown_codes_are_refused_by_name() {
        counsellor()
                .get("/api/occupations/Z9999")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", endsWith("/unknown-code"))
                .body("detail", containsString("Z9999"));
        refused("/api/occupations?classification=rome99", "classification", "rome99");
        refused("/api/occupations?area=Z99", "area", "Z99");
        refused("/api/occupations?level=TRADE", "level", "TRADE");
        refused("/api/occupations?lang=xx", "lang", "xx");
        refused("/api/occupations?cursor=x", "cursor", "");
    }

    @Test
    void nobody_reads_without_a_key() {
        unauthenticated(given(), "/api/occupations");
        unauthenticated(given(), "/api/classifications");
        unauthenticated(given().header("X-API-Key", "psl_unknown"), "/api/occupations");
    }

    private static void unauthenticated(RequestSpecification caller, String address) {
        caller.get(address)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("X-API-Key"))
                .contentType("application/problem+json")
                .body("type", endsWith("/unauthenticated"));
    }

    @Test
    void a_loaded_classification_answers_at_once_and_may_be_sent_again() {
        String location = post(new Sample().zip())
                .statusCode(201)
                .body("id", equalTo("sample"))
                .body("current", equalTo(true))
                .body("counts.occupations", equalTo(3))
                .extract()
                .header("Location");

        counsellor().get(location).then().statusCode(200).body("version", equalTo("1.0"));
        counsellor()
                .get("/api/occupations/F1703?classification=sample")
                .then()
                .body("progressionsFrom", hasSize(0))
                .body("flags", contains("REGULATED"))
                .body("moves.code", contains("F1701", "F1704"));
        counsellor()
                .get("/api/occupations/F1704?classification=sample")
                .then()
                .body("progressionsFrom.code", contains("F1703"));
        post(new Sample().zip()).statusCode(200).body("version", equalTo("1.0"));
        post(new Sample().replace("titles.csv", "Bricklayer", "Mason").zip())
                .statusCode(422)
                .body("violations[0].field", equalTo("classification.json:version"));
    }

    @Test
    void one_version_is_current_and_an_earlier_one_becomes_it_when_sent_again() {
        Sample first = new Sample().replace("classification.json", "sample", "two");
        byte[] one = first.zip();
        byte[] two = first.replace("classification.json", "1.0", "2.0").zip();
        post(one).statusCode(201);
        post(two).statusCode(201);
        assertEquals("2.0", classifications.current("two").version());

        post(one).statusCode(200);

        assertEquals("1.0", classifications.current("two").version());
        counsellor()
                .get("/api/classifications")
                .then()
                .body("items.findAll {it.id == 'two'}.version", contains("1.0", "2.0"))
                .body("items.findAll {it.id == 'two'}.current", contains(true, false))
                .body("items.find {it.id == 'roame'}.languages", hasItems("fr", "en"));
    }

    @Test
    void files_that_break_the_layout_are_refused_with_file_line_and_column() {
        post(new Sample()
                        .replace("titles.csv", "F1704,fr,PREFERRED", "F1704,fr,BEST")
                        .zip())
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", contains("titles.csv:9:kind"))
                .body("violations.message", contains(containsString("BEST")));
        post(new byte[] {1, 2, 3}).statusCode(422).body("violations.field", contains("zip"));
    }

    @Test
    void a_zip_that_is_too_large_is_refused() {
        post(new byte[(64 << 20) + 1]).statusCode(413).body("type", endsWith("/too-large"));
    }

    @Test
    void only_an_administrator_loads_classifications() {
        post(counsellor(), new Sample().zip()).statusCode(403);
    }

    @Test
    void starting_again_changes_nothing() {
        var before = classifications.views();

        classifications.start(null);

        assertEquals(before, classifications.views());
    }

    @Test
    void shipped_files_that_were_edited_replace_those_stored_under_the_same_version() {
        var stored = QuarkusTransaction.requiringNew().call(() -> ClassificationVersion.find("roame", shippedVersion())
                .orElseThrow());
        QuarkusTransaction.requiringNew().run(() -> ClassificationVersion.find("roame", shippedVersion())
                .orElseThrow()
                .replaceFiles(ClassificationFiles.unzip(new Sample().zip()), Instant.EPOCH));

        classifications.start(null);

        var replaced = QuarkusTransaction.requiringNew()
                .call(() ->
                        ClassificationVersion.find("roame", shippedVersion()).orElseThrow());
        assertArrayEquals(stored.files, replaced.files);
        assertTrue(classifications.current().isOccupation("F1703"));
    }

    @Test
    void copies_that_start_at_once_do_not_collide() throws InterruptedException, SQLException {
        Classifications other = new Classifications(Clock.systemUTC());
        // Other tests' records are coded with the version that this one takes away for a moment.
        referencesAre("not enforced");
        QuarkusTransaction.requiringNew()
                .run(() -> ClassificationVersion.delete("id = ?1 and version = ?2", "roame", shippedVersion()));
        Thread first = Thread.ofVirtual().start(() -> other.start(null));
        classifications.start(null);
        first.join();
        referencesAre("enforced");

        assertTrue(other.current().isOccupation("F1703"));
        assertTrue(classifications.current().isOccupation("F1703"));
    }

    private static void referencesAre(String enforced) throws SQLException {
        for (String register : new String[] {"seeker", "vacancy"}) {
            TestSql.execute("alter table " + register + " alter constraint " + register
                    + "_classification_classification_version_fkey " + enforced);
        }
    }

    private String shippedVersion() {
        return classifications.current().version();
    }

    private static ValidatableResponse post(byte[] zip) {
        return post(administrator(), zip);
    }

    private static ValidatableResponse post(RequestSpecification caller, byte[] zip) {
        return caller.contentType("application/zip")
                .body(zip)
                .post("/api/classifications")
                .then();
    }

    private static void refused(String address, String field, String named) {
        counsellor()
                .get(address)
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", containsString(named));
    }
}
