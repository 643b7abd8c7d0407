package org.passerelle.matching.service;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestSql;
import org.passerelle.access.Role;

/** Who asked to be told of new pairs is told: of each once, and of nothing that rankings would not show. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AlertTest {

    private static final long POLL_NANOSECONDS = 5_000_000;

    private static final String ALERTS = "/api/alerts";
    private static final String CONSENT = """
            [{"purpose": "INTERNATIONAL_MATCHING", "countries": ["*"], "given": "2026-01-01", "textVersion": "1"}]""";

    @Inject
    Indexer indexer;

    @Inject
    Notifier notifier;

    private OwnService service;

    @BeforeEach
    void open_a_service() {
        service = OwnService.open();
    }

    @Test
    void a_new_vacancy_tells_the_counsellor_of_the_seeker_who_reaches_the_score() {
        UUID seeker = service.register(Masons.file());
        UUID before = service.publish(Masons.OFFER);
        String alert = alert("{\"seeker\": \"%s\", \"minimumScore\": 100}", seeker);
        assertEquals(List.of(), told(), "what was there already is no news");
        UUID fitting = service.publish(Masons.OFFER);
        UUID nearby = service.publish(Masons.OFFER.replace("F1703", "F1701"));
        assertEquals(List.of(seeker + " " + fitting + " 100.00"), told());
        JsonNode inbox = inbox("");
        assertEquals(alert, inbox.at("/items/0/alert").textValue());
        assertEquals(
                List.of("id", "kind", "alert", "seeker", "vacancy", "score", "at"),
                names(inbox.at("/items/0")),
                "ids and a score, nothing of the person");
        assertEquals(
                service.rank(fitting, "{}").at("/candidates/0/score").decimalValue(),
                inbox.at("/items/0/score").decimalValue());
        assertFalse(before.equals(fitting) || nearby.equals(fitting));
    }

    @Test
    void a_new_seeker_tells_the_vacancys_owner() {
        UUID vacancy = service.publish(Masons.OFFER);
        service.register(Masons.file());
        alert("{\"vacancy\": \"%s\", \"minimumScore\": 90.5}", vacancy);
        UUID complete = service.register(Masons.file());
        service.register(Masons.file("skills", "[]", "education", "{\"isced\": 0}"));
        service.register(Masons.file("licences", "[]"));
        UUID almost = service.register(Masons.file("skills", "[{\"code\": \"900017\"}]"));
        assertEquals(List.of(complete + " " + vacancy + " 100.00", almost + " " + vacancy + " 95.00"), told());
    }

    @Test
    void a_change_is_told_once_for_each_version_and_a_look_again_tells_nothing() throws Exception {
        UUID seeker = service.register(Masons.file("languages", "[{\"code\": \"fr\", \"level\": \"A2\"}]"));
        UUID vacancy = service.publish(Masons.OFFER);
        alert("{\"vacancy\": \"%s\", \"minimumScore\": 50}", vacancy);
        assertEquals(List.of(), told());
        ObjectNode file = service.draft("/api/seekers", seeker);
        file.putArray("languages").addObject().put("code", "fr").put("level", "C1");
        service.replace("/api/seekers", seeker, file);
        assertEquals(List.of(seeker + " " + vacancy + " 96.00"), told());
        service.replace("/api/seekers", seeker, file);
        file.putArray("skills");
        service.replace("/api/seekers", seeker, file);
        assertEquals(List.of(seeker + " " + vacancy + " 96.00", seeker + " " + vacancy + " 76.00"), told());

        // As after a crash between two steps, or a database brought back from a copy.
        TestSql.execute("update change_reader set transaction = '3', id = 0 where name = 'alerts'");
        assertEquals(2, told().size());
    }

    @Test
    void what_was_changed_while_nobody_followed_is_told_afterwards() throws Exception {
        UUID seeker = service.register(Masons.file());
        alert("{\"seeker\": \"%s\", \"minimumScore\": 100}", seeker);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add(seeker + " " + service.publish(Masons.OFFER) + " 100.00");
        }
        // The change log has forgotten what came before.
        TestSql.execute("update change_reader set transaction = '0', id = 0 where name = 'alerts'");
        assertEquals(
                expected.stream().sorted().toList(), told().stream().sorted().toList());
    }

    @Test
    void a_blocked_or_withdrawn_vacancy_is_never_told_of() {
        UUID seeker = service.register(Masons.file());
        alert("{\"seeker\": \"%s\", \"minimumScore\": 1}", seeker);
        String charging = Masons.OFFER.replace("\"charges\": []", """
                "charges": [{"category": "DEPOSIT", "payer": "WORKER", "recoveredFromWages": false}]""");
        UUID blocked = service.publish(charging);
        UUID withdrawn = service.publish(Masons.OFFER);
        service.delete("/api/vacancies", withdrawn);
        alert("{\"vacancy\": \"%s\", \"minimumScore\": 1}", blocked);
        service.register(Masons.file());
        assertEquals(List.of(), told());

        ObjectNode mended = service.draft("/api/vacancies", blocked);
        mended.putArray("charges");
        service.replace("/api/vacancies", blocked, mended);
        assertEquals(List.of(seeker + " " + blocked + " 100.00"), told(), "as soon as it is cleared");
    }

    @Test
    void a_vacancy_whose_licence_ran_out_overnight_is_not_told_of() throws Exception {
        UUID agency = OwnService.organisation("AGENCY", "SN");
        String licence = OwnService.administrator()
                .body("""
                        {"number": "%s", "authority": "Ministère", "country": "SN", "validFrom": "2020-01-01"}""".formatted(agency))
                .post("/api/organisations/{id}/licences", agency)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        UUID vacancy = service.publish(OwnService.json(Masons.OFFER).put("intermediary", agency.toString()));
        alert("{\"vacancy\": \"%s\", \"minimumScore\": 1}", vacancy);
        // A day later: nobody has examined it since.
        TestSql.execute("update licence set valid_until = date '2020-12-31' where id = ?::uuid", licence);
        TestSql.execute("update vacancy set checked_on = checked_on - 1 where id = ?", vacancy);
        service.register(Masons.file());
        assertEquals(List.of(), told());
        service.counsellor().get("/api/vacancies/{id}", vacancy).then().body("clearance", equalTo("BLOCKED"));
    }

    @Test
    void an_alert_may_mean_work_at_home_or_abroad_or_in_some_countries() {
        String wishes = "{\"countries\": [\"FR\", \"ML\"]}";
        UUID seeker = service.register(Masons.file("wishes", wishes, "consents", CONSENT));
        String home = alert("{\"seeker\": \"%s\", \"minimumScore\": 1, \"market\": \"HOME\"}", seeker);
        String abroad = alert("{\"seeker\": \"%s\", \"minimumScore\": 1, \"market\": \"ABROAD\"}", seeker);
        String mali = alert("{\"seeker\": \"%s\", \"minimumScore\": 1, \"countries\": [\"ML\"]}", seeker);
        UUID inSenegal = work("SN");
        UUID inFrance = work("FR");
        UUID inMali = work("ML");
        work("DE");
        told();
        assertEquals(List.of(inSenegal), vacancies(home));
        assertEquals(List.of(inFrance, inMali), vacancies(abroad));
        assertEquals(List.of(inMali), vacancies(mali));
    }

    @Test
    void nobody_without_consent_is_told_of_for_work_abroad() {
        UUID vacancy = work("FR");
        alert("{\"vacancy\": \"%s\", \"minimumScore\": 1}", vacancy);
        service.register(Masons.file("wishes", "{\"countries\": [\"FR\"]}"));
        UUID consenting = service.register(Masons.file("wishes", "{\"countries\": [\"FR\"]}", "consents", CONSENT));
        assertEquals(1, told().size());
        assertTrue(told().getFirst().startsWith(consenting.toString()));
    }

    @Test
    void seekers_of_another_service_are_not_told_of_and_inboxes_are_apart() {
        UUID vacancy = service.publish(Masons.OFFER);
        OwnService other = OwnService.open();
        alert("{\"vacancy\": \"%s\", \"minimumScore\": 1}", vacancy);
        other.counsellor()
                .body("{\"vacancy\": \"" + vacancy + "\", \"minimumScore\": 1}")
                .post(ALERTS)
                .then()
                .statusCode(201);
        UUID theirs = other.register(Masons.file());
        UUID ours = service.register(Masons.file());
        assertEquals(List.of(ours + " " + vacancy + " 100.00"), told());
        JsonNode inbox = OwnService.body(other.counsellor().get("/api/notifications"));
        assertEquals(1, inbox.get("items").size());
        assertEquals(theirs.toString(), inbox.at("/items/0/seeker").textValue());
        colleague().get("/api/notifications").then().body("items", hasSize(0));
    }

    @Test
    void an_inbox_is_read_by_pages_and_marked() {
        UUID vacancy = service.publish(Masons.OFFER);
        alert("{\"vacancy\": \"%s\", \"minimumScore\": 1}", vacancy);
        for (int i = 0; i < 5; i++) {
            service.register(Masons.file());
        }
        List<String> all = told();
        assertEquals(5, all.size());
        List<String> read = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = inbox("?unread=true&limit=2" + cursor);
            page.get("items").forEach(n -> read.add(n.get("id").textValue()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").textValue() : null;
        }
        assertEquals(5, read.size());
        mark(service.counsellor(), read.subList(0, 2)).then().statusCode(204);
        mark(colleague(), read).then().statusCode(204);
        service.counsellor()
                .get("/api/notifications?unread=true")
                .then()
                .body("items.id", contains(read.get(2), read.get(3), read.get(4)));
        service.counsellor()
                .get("/api/notifications?unread=false")
                .then()
                .body("items.id", contains(read.get(0), read.get(1)))
                .body("items[0].readAt", notNullValue());
        service.counsellor().get("/api/notifications?unread=perhaps").then().statusCode(422);
        mark(service.counsellor(), List.of()).then().statusCode(422);
    }

    @Test
    void an_alert_is_changed_and_deleted_by_its_owner_only() {
        UUID seeker = service.register(Masons.file());
        Response made = service.counsellor()
                .body("{\"seeker\": \"" + seeker + "\", \"minimumScore\": 100, \"name\": \"Awa\"}")
                .post(ALERTS);
        String id = made.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("minimumScore", equalTo(100.0f))
                .body("countries", hasSize(0))
                .extract()
                .path("id");
        String lower = "{\"seeker\": \"" + seeker + "\", \"minimumScore\": 20}";
        colleague().get(ALERTS + "/" + id).then().statusCode(404);
        colleague()
                .header("If-Match", "*")
                .body(lower)
                .put(ALERTS + "/" + id)
                .then()
                .statusCode(404);
        service.counsellor().body(lower).put(ALERTS + "/" + id).then().statusCode(428);
        service.counsellor()
                .header("If-Match", "\"7\"")
                .body(lower)
                .put(ALERTS + "/" + id)
                .then()
                .statusCode(412);
        service.counsellor()
                .header("If-Match", "\"0\"")
                .body(lower)
                .put(ALERTS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("minimumScore", equalTo(20.0f));
        service.counsellor()
                .header("If-Match", "*")
                .body("{\"seeker\": \"" + UUID.randomUUID() + "\", \"minimumScore\": 20}")
                .put(ALERTS + "/" + id)
                .then()
                .statusCode(422)
                .body("violations.field", contains("seeker"));
        UUID asking = service.publish(Masons.OFFER.replace("\"isced\": 3", "\"isced\": 8"));
        assertEquals(1, told().size());
        assertTrue(told().getFirst().contains(asking.toString()));
        service.counsellor().get(ALERTS + "?seeker=" + seeker).then().body("items.id", contains(id));
        service.counsellor()
                .header("If-Match", "*")
                .delete(ALERTS + "/" + id)
                .then()
                .statusCode(204);
        service.counsellor().get(ALERTS).then().body("items", hasSize(0));
        assertEquals(List.of(), told(), "what it told of is gone with it");
    }

    @Test
    void a_seeker_who_is_erased_takes_alerts_and_notifications_along() {
        UUID vacancy = service.publish(Masons.OFFER);
        UUID seeker = service.register(Masons.file());
        alert("{\"seeker\": \"%s\", \"minimumScore\": 1}", seeker);
        alert("{\"vacancy\": \"%s\", \"minimumScore\": 1}", vacancy);
        UUID later = service.register(Masons.file());
        service.publish(Masons.OFFER);
        assertEquals(2, told().size());
        service.delete("/api/seekers", seeker);
        assertEquals(List.of(later + " " + vacancy + " 100.00"), told());
        service.delete("/api/seekers", later);
        assertEquals(List.of(), told());
        service.counsellor().get(ALERTS).then().body("items", hasSize(1));
    }

    @Test
    void whose_key_is_revoked_is_told_nothing_more() {
        UUID vacancy = service.publish(Masons.OFFER);
        Response key = OwnService.administrator()
                .body("{\"name\": \"leaving\", \"role\": \"COUNSELLOR\"}")
                .post("/api/organisations/{id}/keys", service.id);
        String alert = with(key.path("key"))
                .body("{\"vacancy\": \"" + vacancy + "\", \"minimumScore\": 1}")
                .post(ALERTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        OwnService.administrator()
                .delete("/api/organisations/{id}/keys/{key}", service.id, key.path("id"))
                .then()
                .statusCode(204);
        service.register(Masons.file());
        told();
        assertEquals(List.of(), storedFor(alert));
    }

    @Test
    void an_alert_that_makes_no_sense_is_refused_by_the_field() {
        UUID seeker = service.register(Masons.file());
        UUID vacancy = service.publish(Masons.OFFER);
        for (String[] refusal : new String[][] {
            {"{\"minimumScore\": 50}", "seeker"},
            {"{\"seeker\": \"%s\", \"vacancy\": \"%s\", \"minimumScore\": 50}", "seeker"},
            {"{\"seeker\": \"%s\"}", "minimumScore"},
            {"{\"seeker\": \"%s\", \"minimumScore\": 0}", "minimumScore"},
            {"{\"seeker\": \"%s\", \"minimumScore\": 100.01}", "minimumScore"},
            {"{\"seeker\": \"%s\", \"minimumScore\": 50.555}", "minimumScore"},
            {"{\"seeker\": \"%s\", \"minimumScore\": 50, \"countries\": [\"Mali\"]}", "countries[0]"},
            {"{\"seeker\": \"%s\", \"minimumScore\": 50, \"market\": \"MOON\"}", "market"},
            {"{\"vacancy\": \"%2$s\", \"minimumScore\": 50, \"market\": \"HOME\"}", "market"},
            {"{\"vacancy\": \"%2$s\", \"minimumScore\": 50, \"countries\": [\"SN\"]}", "countries"},
            {"{\"vacancy\": \"" + UUID.randomUUID() + "\", \"minimumScore\": 50}", "vacancy"}
        }) {
            service.counsellor()
                    .body(refusal[0].formatted(seeker, vacancy))
                    .post(ALERTS)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains(refusal[1]));
        }
    }

    /** Seeker, vacancy and score of all in the inbox, when all is told that rankings show. */
    private List<String> told() {
        awaitWhoBeganBefore();
        indexer.catchUp();
        notifier.catchUp();
        List<String> pairs = new ArrayList<>();
        inbox("?limit=500")
                .get("items")
                .forEach(n -> pairs.add(n.get("seeker").textValue() + " "
                        + n.get("vacancy").textValue() + " "
                        + n.get("score").decimalValue().toPlainString()));
        return pairs;
    }

    /** The change log shows nothing that is newer than a transaction still under way, such as another test's job. */
    private static void awaitWhoBeganBefore() {
        try {
            while (!(boolean) TestSql.value(
                    "select coalesce(max(transaction) < pg_snapshot_xmin(pg_current_snapshot()), true) from change")) {
                LockSupport.parkNanos(POLL_NANOSECONDS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode inbox(String query) {
        return OwnService.body(service.counsellor().get("/api/notifications" + query));
    }

    private List<UUID> vacancies(String alert) {
        List<UUID> vacancies = new ArrayList<>();
        inbox("?alert=" + alert)
                .get("items")
                .forEach(n -> vacancies.add(UUID.fromString(n.get("vacancy").textValue())));
        return vacancies;
    }

    private static List<String> storedFor(String alert) {
        try {
            return List.of((String[]) ((java.sql.Array) TestSql.value(
                            "select coalesce(array_agg(seeker::text), '{}') from notification where alert = ?::uuid",
                            alert))
                    .getArray());
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was stored before is no news to it: what changes while another transaction is under way may be. */
    private String alert(String draft, UUID subject) {
        awaitWhoBeganBefore();
        return service.counsellor()
                .body(draft.formatted(subject))
                .post(ALERTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private UUID work(String country) {
        return service.publish("""
                {"title": "Maçon", "occupation": "F1703", "place": {"country": "%s"}, "charges": [],
                 "employer": {"name": "Entreprise", "country": "%s"}, "conditions": {"documentsKeptBy": "WORKER"}}""".formatted(country, country));
    }

    /** Another counsellor of the same service. */
    private RequestSpecification colleague() {
        return with(OwnService.key(service.id, Role.COUNSELLOR));
    }

    private static RequestSpecification with(String key) {
        return RestAssured.given()
                .header("X-API-Key", key)
                .header("Accept-Language", "en")
                .contentType(ContentType.JSON);
    }

    private static Response mark(RequestSpecification caller, List<String> notifications) {
        return caller.body("{\"notifications\": "
                        + notifications.stream().map(id -> "\"" + id + "\"").toList() + "}")
                .post("/api/notifications/read");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
