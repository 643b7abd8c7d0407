package org.passerelle.complaint;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passerelle.TestService.json;
import static org.passerelle.complaint.Complaints.ACCOUNT;
import static org.passerelle.complaint.Complaints.FEES;
import static org.passerelle.complaint.Complaints.PAPERS;
import static org.passerelle.complaint.Complaints.PROBLEMS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** Taking down complaints, correcting them, finding them, and who is told who complained. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ComplaintResourceTest {

    private static final Formatter FORMAT = new SimpleFormatter();

    private final Complaints complaints = new Complaints();
    private final TestService service = complaints.service;

    @Test
    void a_complaint_is_received_and_the_answer_repeats_nothing_of_what_was_told() {
        ObjectNode draft = named(complaints.aboutVacancy(FEES, PAPERS));

        Response received = complaints.send(draft);

        String id = received.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("vacancy", equalTo(complaints.vacancy()))
                .body("receiver", equalTo(service.id().toString()))
                .body("broughtBy", equalTo("UNION"))
                .body("grounds", contains(FEES, PAPERS))
                .body("reprisalRisk", equalTo(false))
                .body("state", equalTo("RECEIVED"))
                .body("overdue", equalTo(false))
                .body(not(containsString("passeport")))
                .body(not(containsString("Diop")))
                .extract()
                .path("id");
        assertEquals("/api/complaints/" + id, path(received));
        read(service.counsellor(), id)
                .body("account", equalTo(ACCOUNT))
                .body("anonymous", equalTo(false))
                .body("complainant.name", equalTo("Awa Diop"))
                .body("countries", contains("SN"))
                .body("upheld", hasSize(0));
    }

    private static String path(Response created) {
        return created.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static ObjectNode named(ObjectNode draft) {
        draft.set("complainant", TestDrafts.json("{\"name\": \"Awa Diop\", \"contact\": \"+221 77 000 00 00\"}"));
        return draft;
    }

    @Test
    void a_complaint_may_be_anonymous() {
        for (String complainant : List.of("null", "{}")) {
            ObjectNode draft = TestDrafts.json("{\"complainant\": " + complainant + "}");
            draft.setAll(complaints.aboutAgency());

            read(service.counsellor(), complaints.receive(draft))
                    .body("anonymous", equalTo(true))
                    .body("complainant", nullValue())
                    .body("organisation", equalTo(complaints.agency.id().toString()));
        }
    }

    @Test
    void what_is_wrong_with_a_complaint_is_named_and_what_was_told_is_not() {
        ObjectNode neither = Complaints.draft(FEES);
        ObjectNode both = complaints
                .aboutVacancy(FEES)
                .put("organisation", complaints.agency.id().toString());
        ObjectNode notTheirs = complaints.aboutVacancy(FEES);
        notTheirs.set(
                "complainant",
                TestDrafts.json("{}").put("seeker", UUID.randomUUID().toString()));

        refused(
                neither,
                "vacancy",
                "une plainte porte sur une seule chose : une offre, une organisation ou un placement");
        refused(both, "vacancy", "une plainte porte sur une seule chose : une offre, une organisation ou un placement");
        refused(complaints.aboutVacancy(FEES, "no-such-rule"), "grounds[1]", "règle inconnue : no-such-rule");
        refused(notTheirs, "complainant.seeker", "uniquement pour la plainte d'un demandeur d'emploi");
        UUID nobody = UUID.randomUUID();
        refused(Complaints.draft().put("vacancy", nobody.toString()), "vacancy", "offre inconnue : " + nobody);
        refused(
                Complaints.draft().put("organisation", nobody.toString()),
                "organisation",
                "organisation inconnue : " + nobody);
        refused(
                complaints.aboutVacancy().put("broughtBy", "INSPECTOR"),
                "broughtBy",
                "seul un inspecteur dépose la plainte d'un inspecteur");
        complaints
                .send(complaints.aboutVacancy().put("account", " "))
                .then()
                .statusCode(422)
                .body("violations.field", contains("account"));
        complaints
                .send(complaints.aboutVacancy().put("account", ACCOUNT.repeat(300)))
                .then()
                .statusCode(422)
                .body("violations.field", contains("account"))
                .body(not(containsString("passeport")));
        complaints
                .send(complaints.aboutVacancy().put("told", ACCOUNT))
                .then()
                .statusCode(422)
                .body("violations.field", contains("told"))
                .body(not(containsString("passeport")));
        service.counsellor()
                .body("{\"account\": \"" + ACCOUNT + "\",,}")
                .post("/api/complaints")
                .then()
                .statusCode(400)
                .body(not(containsString("passeport")));
    }

    private void refused(ObjectNode draft, String field, String message) {
        complaints
                .send(draft)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", contains(field))
                .body("violations.message", contains(message))
                .body(not(containsString("passeport")));
    }

    @Test
    void a_seekers_complaint_comes_through_the_own_services_counsellor() {
        String seeker = seeker(service);
        ObjectNode draft = of(seeker);

        read(service.counsellor(), complaints.receive(draft)).body("complainant.seeker", equalTo(seeker));

        refused(of(seeker(TestService.create())), "complainant.seeker");
        json(given().header("X-API-Key", service.key(Role.INSPECTOR)))
                .body(complaints.aboutVacancy().put("broughtBy", "SEEKER").toString())
                .post("/api/complaints")
                .then()
                .statusCode(422)
                .body("violations.field", contains("broughtBy"));
    }

    private void refused(ObjectNode draft, String field) {
        complaints.send(draft).then().statusCode(422).body("violations.field", contains(field));
    }

    private static String seeker(TestService service) {
        return service.counsellor()
                .body(TestDrafts.seeker(UUID.randomUUID().toString()).toString())
                .post("/api/seekers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ObjectNode of(String seeker) {
        ObjectNode draft = complaints.aboutVacancy(FEES).put("broughtBy", "SEEKER");
        draft.set("complainant", TestDrafts.json("{}").put("seeker", seeker));
        return draft;
    }

    @Test
    void a_seeker_who_is_erased_is_erased_from_the_complaint() {
        String seeker = seeker(service);
        String complaint = complaints.receive(of(seeker));

        service.counsellor()
                .header("If-Match", "*")
                .delete("/api/seekers/{id}", seeker)
                .then()
                .statusCode(204);

        read(service.counsellor(), complaint)
                .body("complainant", nullValue())
                .body("anonymous", equalTo(false))
                .body("account", equalTo(ACCOUNT));
    }

    @Test
    void an_inspectors_own_complaint_is_an_inspectors() {
        service.as(Role.INSPECTOR)
                .body(complaints
                        .aboutVacancy(FEES)
                        .put("broughtBy", "INSPECTOR")
                        .toString())
                .post("/api/complaints")
                .then()
                .statusCode(201)
                .body("broughtBy", equalTo("INSPECTOR"));
        complaints
                .send(complaints.aboutVacancy(FEES).put("broughtBy", "ATTACHE"))
                .then()
                .statusCode(201);
    }

    @Test
    void the_same_request_twice_is_one_complaint() {
        String draft = complaints.aboutVacancy(FEES).toString();
        String key = UUID.randomUUID().toString();
        RequestSpecification[] twice = {service.counsellor(), service.counsellor()};

        String first = twice[0].header("Idempotency-Key", key)
                .body(draft)
                .post("/api/complaints")
                .path("id");
        twice[1].header("Idempotency-Key", key)
                .body(draft)
                .post("/api/complaints")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", "\"0\"")
                .body("id", equalTo(first));

        list("?vacancy=" + complaints.vacancy()).body("items.id", contains(first));
    }

    @Test
    void the_same_step_twice_is_one_step() {
        String complaint = complaints.receive(complaints.aboutVacancy());
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            Complaints.step(
                            service.counsellor().header("Idempotency-Key", key),
                            complaint,
                            "{\"kind\": \"ACKNOWLEDGE\"}")
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("UNDER_EXAMINATION"));
        }
        service.counsellor()
                .get("/api/complaints/{id}/steps", complaint)
                .then()
                .body("items.kind", contains("RECEIVE", "ACKNOWLEDGE"));
    }

    @Test
    void a_correction_says_why_and_what_it_took_the_place_of() {
        ObjectNode draft = named(complaints.aboutVacancy(FEES));
        String id = complaints.receive(draft);
        draft.put("account", "Ils l'ont gardé deux mois.").put("reprisalRisk", true);
        draft.putArray("grounds").add(PAPERS);

        correct(id, "\"0\"", draft).then().statusCode(422).body("violations.field", contains("reason"));
        draft.put("reason", "Elle a été menacée.");
        correct(id, null, draft).then().statusCode(428);
        correct(id, "\"7\"", draft).then().statusCode(412);
        correct(id, "\"0\"", draft.deepCopy().put("vacancy", complaints.store("V-2")))
                .then()
                .statusCode(422)
                .body("violations.field", contains("vacancy"));

        correct(id, "\"0\"", draft)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("account", equalTo("Ils l'ont gardé deux mois."))
                .body("grounds", contains(PAPERS))
                .body("reprisalRisk", equalTo(true))
                .body("complainant.name", equalTo("Awa Diop"));
        service.counsellor()
                .get("/api/complaints/{id}/steps", id)
                .then()
                .body("items.kind", contains("RECEIVE", "CORRECT"))
                .body("items[1].reason", equalTo("Elle a été menacée."))
                .body("items[1].before.account", equalTo(ACCOUNT))
                .body("items[1].before.grounds", contains(FEES))
                .body("items[1].before.reprisalRisk", equalTo(false))
                .body(not(containsString("Diop")));
    }

    @Test
    void what_is_closed_is_corrected_no_more() {
        String id = complaints.closed(complaints.aboutVacancy(FEES), "NOT_UPHELD");

        correct(id, "*", complaints.aboutVacancy(FEES).put("reason", "Trop tard."))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEMS + "impossible-step"))
                .body("detail", equalTo("L'étape CORRECT n'est pas possible dans l'état CLOSED."));
    }

    private Response correct(String id, String ifMatch, ObjectNode draft) {
        RequestSpecification request = service.counsellor().body(draft.toString());
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/api/complaints/{id}", id);
    }

    @Test
    void who_complained_is_told_to_the_office_that_received_it_only() {
        TestService office = service.office();
        String id = office.counsellor()
                .body(named(complaints.aboutVacancy(FEES)).toString())
                .post("/api/complaints")
                .path("id");

        read(office.counsellor(), id).body("complainant.name", equalTo("Awa Diop"));
        TestService inspectorate = TestService.create(Organisation.Kind.INSPECTORATE);
        for (RequestSpecification other :
                List.of(service.counsellor(), service.office().counsellor(), inspectorate.as(Role.INSPECTOR))) {
            read(other, id)
                    .body("account", equalTo(ACCOUNT))
                    .body("anonymous", equalTo(false))
                    .body(not(containsString("Diop")));
        }
        service.counsellor()
                .header("If-Match", "*")
                .body(complaints.aboutVacancy().put("reason", "Autre.").toString())
                .put("/api/complaints/{id}", id)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEMS + "forbidden"));
        read(office.counsellor(), id).body("complainant.name", equalTo("Awa Diop"));
    }

    @Test
    void at_risk_of_reprisals_it_is_told_to_who_took_it_down_and_who_has_it_in_hand_only() {
        String id = complaints.receive(named(complaints.aboutVacancy(FEES)).put("reprisalRisk", true));
        String second = service.newKey(Role.COUNSELLOR);
        String third = service.newKey(Role.COUNSELLOR);
        Complaints.step(as(second), id, "{\"kind\": \"ACKNOWLEDGE\"}").then().statusCode(201);

        read(service.counsellor(), id).body("complainant.name", equalTo("Awa Diop"));
        read(as(second), id).body("complainant.name", equalTo("Awa Diop"));
        read(as(third), id).body("complainant", nullValue()).body("account", equalTo(ACCOUNT));

        Complaints.step(as(third), id, "{\"kind\": \"TAKE_OVER\", \"reason\": \"Congé.\"}")
                .then()
                .statusCode(201)
                .body("state", equalTo("UNDER_EXAMINATION"));
        read(as(third), id).body("complainant.name", equalTo("Awa Diop"));
        read(as(second), id).body("complainant", nullValue());
    }

    private static RequestSpecification as(String key) {
        return json(given().header("X-API-Key", key));
    }

    @Test
    void those_at_risk_come_first_and_closed_ones_last() {
        String ordinary = complaints.receive(complaints.aboutVacancy());
        String inHand = complaints.acknowledged(complaints.aboutVacancy());
        String closed = complaints.closed(complaints.aboutAgency(), "NOT_UPHELD");
        String atRisk = complaints.receive(complaints.aboutAgency().put("reprisalRisk", true));
        List<String> all = List.of(atRisk, ordinary, inHand, closed);

        list("").body("items.id", equalTo(all));
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            ValidatableResponse page = list("?limit=1" + next).body("items", hasSize(1));
            paged.add(page.extract().path("items[0].id"));
            String cursor = page.extract().path("next");
            next = cursor == null ? null : "&cursor=" + cursor;
        } while (next != null);
        assertEquals(all, paged);

        list("?state=CLOSED").body("items.id", contains(closed));
        list("?reprisalRisk=true").body("items.id", contains(atRisk));
        list("?vacancy=" + complaints.vacancy()).body("items.id", contains(ordinary, inHand));
        list("?organisation=" + complaints.agency.id()).body("items.id", equalTo(all));
        list("?organisation=" + service.id()).body("items", hasSize(0));
        list("?overdue=false").body("items.id", equalTo(all));
        list("?overdue=true").body("items", hasSize(0));
        list("").body(not(containsString("passeport")));
        service.counsellor()
                .get("/api/complaints?state=LOST")
                .then()
                .statusCode(422)
                .body("violations.field", contains("state"));
    }

    @Test
    void what_was_told_is_not_kept_among_the_answers_to_repeat() throws SQLException {
        String key = UUID.randomUUID().toString();
        service.counsellor()
                .header("Idempotency-Key", key)
                .body(named(complaints.aboutVacancy()).toString())
                .post("/api/complaints")
                .then()
                .statusCode(201);

        assertEquals(0L, TestSql.value("""
                        select count(*) from idempotency_key
                        where key = ? and (body like '%passeport%' or body like '%Diop%')""", key));
    }

    @Test
    void nothing_of_what_was_told_is_logged() {
        List<String> logged = Collections.synchronizedList(new ArrayList<>());
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(FORMAT.format(line));
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            String id = complaints.receive(named(complaints.aboutVacancy(FEES)));
            complaints
                    .send(named(complaints.aboutVacancy("no-such-rule")))
                    .then()
                    .statusCode(422);
            complaints.step(id, Complaints.ANSWER).then().statusCode(409);
            complaints.step(id, Complaints.close("WITHDRAWN")).then().statusCode(201);
        } finally {
            root.removeHandler(listener);
        }

        assertTrue(logged.stream().anyMatch(line -> line.contains("/api/complaints")), "the access log is heard");
        for (String told : List.of("passeport", "Passeport", "Diop", "77 000", "Entendus")) {
            assertEquals(
                    List.of(),
                    logged.stream().filter(line -> line.contains(told)).toList());
        }
    }

    private static ValidatableResponse read(RequestSpecification by, String id) {
        return by.get("/api/complaints/{id}", id).then().statusCode(200);
    }

    private ValidatableResponse list(String query) {
        return service.counsellor().get("/api/complaints" + query).then().statusCode(200);
    }
}
