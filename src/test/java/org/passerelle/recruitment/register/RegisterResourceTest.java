package org.passerelle.recruitment.register;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.passerelle.TestService.administrator;
import static org.passerelle.TestService.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;
import org.passerelle.recruitment.register.LawInForce.Bond;

/** The register over HTTP: who reads, who corrects, and what follows. Each test has a country of its own. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RegisterResourceTest {

    @Inject
    CurrentRegister current;

    private final TestService service = TestService.create();
    private final TestService inspectorate = TestService.create(Organisation.Kind.INSPECTORATE);

    private static ObjectNode wage(String country, String amount, String from) {
        return TestDrafts.json("""
                {"countries": ["%s"], "fact": {"minimumWage": {"sector": "ALL", "amount": %s, "currency": "EUR",
                 "per": "MONTH", "hoursPerWeek": 40}}, "validFrom": "%s", "source": "Journal officiel n° 1",
                 "asOf": "2026-11-22"}""".formatted(country, amount, from));
    }

    private static Response enter(ObjectNode draft) {
        return json(administrator()).body(draft.toString()).post("/api/register");
    }

    private static Response correct(String address, String version, ObjectNode draft) {
        return json(administrator())
                .header("If-Match", "\"" + version + "\"")
                .body(draft.toString())
                .put(address);
    }

    @Test
    void everybody_reads_what_comes_with_the_service() {
        service.as(Role.STATISTICIAN)
                .get("/api/register?country=DE&kind=MINIMUM_WAGE&inForceOn=2026-12-31")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].fact.minimumWage.amount", equalTo(13.9f))
                .body("items[0].confidence", equalTo("CONFIRMED"))
                .body("items[0].recordedBy", nullValue());
        service.as(Role.PARTNER)
                .get("/api/register?country=DE&kind=MINIMUM_WAGE&inForceOn=2027-01-01")
                .then()
                .body("items.fact.minimumWage.amount", contains(14.6f));
        service.counsellor()
                .get("/api/register?country=SN&kind=CONVENTION&limit=500")
                .then()
                .body("items.countries", everyItem(contains("SN")))
                .body("items.fact.convention.instrument", hasItem("C029"))
                .body("items.source", everyItem(not(nullValue())));
    }

    @Test
    void a_list_is_paged() {
        Response first = service.counsellor().get("/api/register?kind=SOCIAL_SECURITY&limit=12");
        first.then().body("items", hasSize(12));
        String cursor = first.path("next");
        service.counsellor()
                .get("/api/register?kind=SOCIAL_SECURITY&limit=12&cursor={c}", cursor)
                .then()
                .body("items", hasSize(9))
                .body("next", nullValue())
                .body("items.id", not(hasItem((String) first.path("items[11].id"))));
    }

    @Test
    void what_cannot_be_is_refused_by_field() {
        enter(TestDrafts.json("{}"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("asOf", "countries", "fact", "source"));
        enter(wage("KM", "500", "2026-01-01").put("source", " "))
                .then()
                .statusCode(422)
                .body("violations.field", contains("source"));
        ObjectNode undated = wage("KM", "500", "2026-01-01");
        undated.remove("validFrom");
        enter(undated).then().statusCode(422).body("violations.field", contains("validFrom"));
        enter(wage("KM", "500", "2026-01-01").put("validUntil", "2025-12-31"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("validUntil"));
        ObjectNode hourless = wage("KM", "500", "2026-01-01");
        ((ObjectNode) hourless.at("/fact/minimumWage")).remove("hoursPerWeek");
        enter(hourless).then().statusCode(422).body("violations.field", contains("fact.minimumWage"));
        ObjectNode two = wage("KM", "500", "2026-01-01");
        ((ObjectNode) two.get("fact"))
                .putObject("unionRights")
                .put("organise", "FREE")
                .put("migrants", "SAME");
        enter(two).then().statusCode(422).body("violations.field", contains("fact"));
        enter(wage("XX", "500", "2026-01-01"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("countries[0]"));
        service.counsellor()
                .get("/api/register?inForceOn=tomorrow")
                .then()
                .statusCode(422)
                .body("violations.field", contains("inForceOn"));
    }

    @Test
    void the_same_matter_is_entered_once() {
        enter(wage("GW", "500", "2026-01-01")).then().statusCode(201);
        enter(wage("GW", "600", "2026-01-01"))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://passerelle.example/problems/duplicate-reference"));
        enter(wage("GW", "600", "2027-01-01")).then().statusCode(201);
    }

    @Test
    void a_correction_says_who_when_and_why_and_the_earlier_version_stays() {
        Response entered = enter(wage("CV", "500", "2026-01-01"));
        entered.then().statusCode(201).header("ETag", "\"0\"");
        String address = entered.header("Location");

        json(administrator())
                .body(wage("CV", "510", "2026-01-01").put("reason", "x").toString())
                .put(address)
                .then()
                .statusCode(428);
        correct(address, "0", wage("CV", "510", "2026-01-01"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("reason"));
        correct(address, "0", wage("CV", "510", "2026-01-01").put("reason", "faute de frappe"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1));
        correct(address, "0", wage("CV", "520", "2026-01-01").put("reason", "trop tard"))
                .then()
                .statusCode(412);

        service.counsellor()
                .get(address + "/history")
                .then()
                .body("items.version", contains(0, 1))
                .body("items.fact.minimumWage.amount", contains(500, 510))
                .body("items.reason", contains(null, "faute de frappe"))
                .body("items.recordedBy", everyItem(not(nullValue())))
                .body("items.recordedAt", everyItem(not(nullValue())));
        service.counsellor().get(address).then().body("fact.minimumWage.amount", equalTo(510));
        service.counsellor()
                .get("/api/register?country=CV")
                .then()
                .body("items.fact.minimumWage.amount", contains(510));
    }

    @Test
    void what_was_entered_in_error_is_withdrawn_and_still_on_record() {
        String address = enter(wage("ST", "500", "2026-01-01")).header("Location");
        correct(
                        address,
                        "0",
                        wage("ST", "500", "2026-01-01").put("withdrawn", true).put("reason", "autre pays"))
                .then()
                .statusCode(200);
        service.counsellor().get("/api/register?country=ST").then().body("items", hasSize(0));
        service.counsellor().get(address + "/history").then().body("items.withdrawn", contains(false, true));
        enter(wage("ST", "500", "2026-01-01")).then().statusCode(201);
    }

    @Test
    void an_inspector_speaks_for_the_law_of_the_own_country_only() {
        inspectorate
                .as(Role.INSPECTOR)
                .body(wage("NE", "500", "2026-01-01").toString())
                .post("/api/register")
                .then()
                .statusCode(403);
        inspectorate
                .as(Role.INSPECTOR)
                .body(TestDrafts.json("""
                        {"countries": ["SN"], "fact": {"licensingAuthority": {"activity": "TEMPORARY_WORK",
                         "licenceNeeded": true, "authority": "Ministère du Travail"}}, "validFrom": "2026-01-01",
                         "source": "Décret", "asOf": "2026-11-22"}""").toString())
                .post("/api/register")
                .then()
                .statusCode(201);
        String foreign = service.counsellor()
                .get("/api/register?country=DE&kind=MINIMUM_WAGE&inForceOn=2026-12-31")
                .path("items[0].id");
        inspectorate
                .as(Role.INSPECTOR)
                .header("If-Match", "*")
                .body(wage("SN", "1", "2026-01-01").put("reason", "x").toString())
                .put("/api/register/{id}", foreign)
                .then()
                .statusCode(403);
    }

    @Test
    void a_new_start_leaves_alone_what_a_person_corrected() throws SQLException {
        Response shipped = service.counsellor()
                .get("/api/register?country=LY&kind=WORKING_TIME")
                .then()
                .body("items", hasSize(1))
                .extract()
                .response();
        String address = "/api/register/" + shipped.path("items[0].id");
        ObjectNode draft = TestDrafts.json("""
                {"countries": ["LY"], "fact": {"workingTime": {"sector": "GENERAL", "normalWeeklyHours": 46}},
                 "validFrom": "2010-05-13", "source": "Law No. 12 of 2010, Art. 1", "asOf": "2026-11-22",
                 "reason": "compared with the gazette"}""");
        correct(address, "0", draft).then().statusCode(200);
        Object before = TestSql.value("select count(*) from register_entry");

        current.start(null);

        assertEquals(before, TestSql.value("select count(*) from register_entry"));
        service.counsellor()
                .get("/api/register?country=LY&kind=WORKING_TIME")
                .then()
                .body("items.id", contains((String) shipped.path("items[0].id")))
                .body("items.fact.workingTime.normalWeeklyHours", contains(46))
                .body("items.recordedBy", everyItem(not(nullValue())));
    }

    @Test
    void a_row_that_was_edited_in_the_files_is_a_new_version_and_one_that_left_them_is_withdrawn() throws SQLException {
        // As an earlier release left them: another figure for a row we have, and a row that we have no more.
        UUID edited = (UUID)
                TestSql.value("select id from register_entry where kind = 'UNION_RIGHTS' and countries = array['LB']");
        UUID gone = UUID.randomUUID();
        insert(edited, 1, "LB", "1946-10-10", null);
        insert(gone, 0, "EH", "2000-01-01", null);

        current.start(null);

        service.counsellor()
                .get("/api/register/{id}/history", edited)
                .then()
                .body("items.fact.unionRights.organise", contains("RESTRICTED", "FREE", "RESTRICTED"))
                .body("items[2].reason", equalTo("The files that come with the service were edited"));
        service.counsellor()
                .get("/api/register/{id}/history", gone)
                .then()
                .body("items.withdrawn", contains(false, true))
                .body("items[1].reason", equalTo("No longer in the files that come with the service"));
    }

    private static void insert(UUID id, int version, String country, String from, UUID recordedBy) throws SQLException {
        TestSql.execute("""
                insert into register_entry (id, version, kind, countries, subject, valid_from, fact, source, as_of,
                                            confidence, withdrawn, reason, recorded_at, recorded_by)
                values (?, ?, 'UNION_RIGHTS', array[?], '', ?::date,
                        '{"unionRights": {"organise": "FREE", "migrants": "SAME"}}', 'Act', date '2000-01-01',
                        'REPORTED', false, 'Essai', now(), ?::uuid)""", id, version, country, from, recordedBy);
    }

    @Test
    void no_version_is_ever_changed() {
        for (String change : List.of(
                "update register_entry set source = 'x'", "delete from register_entry", "truncate register_entry")) {
            assertEquals(
                    "23000",
                    assertThrows(SQLException.class, () -> TestSql.execute(change))
                            .getSQLState());
        }
    }

    @Test
    void what_is_entered_is_looked_up_at_once() {
        assertEquals(Bond.UNKNOWN, bond("2091-01-01"));
        enter(TestDrafts.json("""
                {"countries": ["TD"], "fact": {"convention": {"instrument": "C181", "ratifiedOn": "2089-06-01"}},
                 "validFrom": "2090-06-01", "source": "NORMLEX", "asOf": "2089-06-01"}""")).then().statusCode(201);
        assertEquals(Bond.NOT_RATIFIED, bond("2089-05-31"));
        assertEquals(Bond.RATIFIED, bond("2090-05-31"));
        assertEquals(Bond.IN_FORCE, bond("2090-06-01"));
    }

    @Test
    void what_another_copy_of_the_service_entered_is_seen_with_the_next_look_at_the_database() throws SQLException {
        LawInForce before = current.get().asOf(LocalDate.parse("2026-11-22"));
        insert(UUID.randomUUID(), 0, "FO", "2020-01-01", UUID.randomUUID());
        assertEquals(Optional.empty(), current.get().asOf(before.day()).unionRights("FO"));

        current.refresh();

        assertEquals(
                Fact.Organising.FREE,
                current.get()
                        .asOf(before.day())
                        .unionRights("FO")
                        .orElseThrow()
                        .fact()
                        .unionRights()
                        .organise());
        assertEquals(Optional.empty(), before.unionRights("FO"));
    }

    private Bond bond(String day) {
        return current.get().asOf(LocalDate.parse(day)).convention("C181", "TD").bond();
    }

    @Test
    void a_vacancy_follows_a_new_minimum_wage_from_its_own_day_and_not_before() {
        String before = store("V-1", "2089-12-31");
        String after = store("V-2", "2090-01-01");
        assertEquals(List.of("UNKNOWN", "UNKNOWN"), List.of(outcome(before), outcome(after)));

        enter(wage("DJ", "1500", "2090-01-01")).then().statusCode(201);
        assertEquals(List.of("UNKNOWN", "FAIL"), List.of(outcome(before), outcome(after)));

        enter(wage("DJ", "900", "2026-01-01")).then().statusCode(201);
        assertEquals(List.of("PASS", "FAIL"), List.of(outcome(before), outcome(after)));
    }

    /** Pays 1,000 EUR a month for 40 hours. */
    private String store(String reference, String startsOn) {
        ObjectNode draft = TestDrafts.vacancy(reference);
        ((ObjectNode) draft.get("place")).put("country", "DJ").remove(List.of("region", "locality"));
        ((ObjectNode) draft.get("contract")).put("startsOn", startsOn);
        draft.set("pay", TestDrafts.json("{\"minimum\": 1000, \"currency\": \"EUR\", \"per\": \"MONTH\"}"));
        return service.counsellor()
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** As it stands when the vacancy is ranked. */
    private String outcome(String vacancy) {
        service.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .statusCode(200);
        return service.counsellor()
                .get("/api/vacancies/{id}/checks", vacancy)
                .path("checks.find {it.rule == 'minimum-pay'}.outcome");
    }
}
