package org.passerelle.placement;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.TestService.administrator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** Placements, and what becomes of a vacancy whose contracts are not those it advertised. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PlacementResourceTest {

    private static final String RULE = "no-contract-substitution";

    private final TestService service = TestService.create();
    private final TestService abroad = TestService.create();
    private final ObjectNode advertised = TestDrafts.vacancy("V-1");

    @Test
    void a_placement_is_kept_as_it_was_entered() {
        String vacancy = publish(service, advertised);
        ObjectNode draft = draft(vacancy, "S-1").put("departsOn", "2027-01-10").put("state", "PREPARED");

        Response created = post(service, draft);

        created.then()
                .statusCode(201)
                .body("comparison", equalTo("PASS"))
                .body("vacancyVersion", equalTo(0))
                .body("organisation", equalTo(service.id().toString()));
        Response read = service.counsellor().get(created.header("Location"));
        assertEquals(created.header("ETag"), read.header("ETag"));
        ObjectNode view = TestDrafts.json(read.asString());
        assertEquals(
                draft,
                view.retain(draft.properties().stream().map(e -> e.getKey()).toList()));
    }

    @Test
    void the_contract_that_was_advertised_leaves_the_vacancy_cleared() {
        String vacancy = publish(service, advertised);

        String placement = id(post(service, draft(vacancy, "S-1")));

        checks(vacancy)
                .body("clearance", equalTo("CLEARED"))
                .body("checks.findAll {it.rule == '" + RULE + "'}.outcome", contains("NOT_APPLICABLE", "PASS"))
                .body("checks.findAll {it.rule == '" + RULE + "'}[0].placement", nullValue())
                .body("checks.findAll {it.rule == '" + RULE + "'}[1].placement", equalTo(placement));
        service.counsellor()
                .get("/api/placements/{id}/checks", placement)
                .then()
                .body("clearance", equalTo("CLEARED"))
                .body("checks.placement", contains(placement))
                .body("checks[0].evidence", hasSize(0));
    }

    @Test
    void a_contract_that_is_worse_blocks_the_vacancy_and_each_term_is_told() {
        String vacancy = publish(service, advertised);
        String other = id(post(service, draft(vacancy, "S-0")));
        ObjectNode worse = draft(vacancy, "S-1");
        terms(worse, "pay").put("minimum", 149_999).put("maximum", 149_999);
        terms(worse, "contract").put("hoursPerWeek", 45);

        String placement = id(post(service, worse));

        service.counsellor().get("/api/placements/{id}", placement).then().body("comparison", equalTo("FAIL"));
        for (ValidatableResponse answer : new ValidatableResponse[] {
            checks(vacancy),
            service.counsellor().get("/api/placements/{id}/checks", placement).then()
        }) {
            answer.body("clearance", equalTo("BLOCKED"))
                    .body("checks.find {it.placement == '" + placement + "'}.outcome", equalTo("FAIL"))
                    .body("checks.find {it.placement == '" + placement + "'}.vacancyVersion", equalTo(0))
                    .body(
                            "checks.find {it.placement == '" + placement + "'}.evidence.field",
                            contains("contract.hoursPerWeek", "pay"))
                    .body(
                            "checks.find {it.placement == '" + placement + "'}.evidence.text",
                            contains(
                                    "worse: advertised 40; signed 45",
                                    "worse: advertised 150000 to 200000 XOF per MONTH; signed 149999 to 149999 XOF per MONTH"));
        }
        service.counsellor().get("/api/placements/{id}/checks", other).then().body("checks.outcome", contains("PASS"));
        blocked(service.counsellor().body("{}").post("/api/vacancies/{id}/ranking", vacancy));
        service.counsellor()
                .get("/api/recruitment/reviews?severity=BLOCKING")
                .then()
                .body("items.vacancy", contains(vacancy));
        intact(service);
    }

    @Test
    void a_contract_that_is_nearly_worse_and_one_that_is_better_pass() {
        String vacancy = publish(service, advertised);
        ObjectNode least = draft(vacancy, "S-1");
        terms(least, "pay").put("maximum", 150_000);
        ObjectNode better = draft(vacancy, "S-2");
        terms(better, "pay").put("minimum", 250_000).put("maximum", 250_000);
        terms(better, "contract").put("hoursPerWeek", 35);

        post(service, least).then().body("comparison", equalTo("PASS"));
        post(service, better).then().body("comparison", equalTo("PASS"));

        checks(vacancy).body("clearance", equalTo("CLEARED"));
    }

    @Test
    void a_contract_that_is_put_right_clears_the_vacancy_and_the_record_keeps_both() {
        String vacancy = publish(service, advertised);
        ObjectNode worse = draft(vacancy, "S-1");
        terms(worse, "pay").put("minimum", 100_000);
        String placement = id(post(service, worse));
        blocked(put(placement, worse.deepCopy().put("state", "RUNNING").put("startedOn", "2026-01-15")));

        terms(worse, "pay").put("minimum", 150_000);
        put(placement, worse).then().statusCode(200).body("comparison", equalTo("PASS"));

        checks(vacancy).body("clearance", equalTo("CLEARED"));
        service.counsellor()
                .get("/api/vacancies/{id}/checks/history?limit=200", vacancy)
                .then()
                .body("items.findAll {it.placement == '" + placement + "'}.outcome", contains("FAIL", "PASS"));
        service.counsellor()
                .get("/api/vacancies/{id}/clearances", vacancy)
                .then()
                .body("items.clearance", contains("CLEARED", "BLOCKED", "CLEARED"));
        put(placement, worse.put("state", "RUNNING").put("startedOn", "2026-01-15"))
                .then()
                .statusCode(200)
                .body("state", equalTo("RUNNING"));
        intact(service);
    }

    @Test
    void an_advert_that_is_changed_afterwards_does_not_heal_the_contract() {
        String vacancy = publish(service, advertised);
        ObjectNode worse = draft(vacancy, "S-1");
        terms(worse, "contract").put("hoursPerWeek", 48);
        String placement = id(post(service, worse));

        ObjectNode changed = advertised.deepCopy();
        changed.withObject("/contract").put("hoursPerWeek", 48);
        service.counsellor()
                .header("If-Match", "*")
                .body(changed.toString())
                .put("/api/vacancies/{id}", vacancy)
                .then()
                .statusCode(200)
                .body("clearance", equalTo("BLOCKED"));
        put(placement, worse.put("departsOn", "2027-01-01"))
                .then()
                .statusCode(200)
                .body("comparison", equalTo("FAIL"))
                .body("vacancyVersion", equalTo(0));

        checks(vacancy)
                .body(
                        "checks.find {it.placement == '" + placement + "'}.evidence.text",
                        contains("worse: advertised 40; signed 48"));
    }

    @Test
    void a_partner_that_sends_its_vacancy_again_does_not_send_the_finding_away() {
        TestService partner = TestService.create(Organisation.Kind.PARTNER);
        String vacancy = id(partner.as(Role.PARTNER).body(advertised.toString()).post("/api/vacancies"));
        ObjectNode worse = draft(vacancy, "S-1");
        terms(worse, "pay").put("minimum", 100_000);
        post(service, worse).then().statusCode(201);

        partner.as(Role.PARTNER)
                .header("If-Match", "*")
                .body(advertised.deepCopy().put("positions", 3).toString())
                .put("/api/vacancies/{id}", vacancy)
                .then()
                .statusCode(200)
                .body("clearance", equalTo("BLOCKED"));
        partner.as(Role.PARTNER)
                .get("/api/vacancies/{id}/checks", vacancy)
                .then()
                .body("checks.findAll {it.rule == '" + RULE + "'}.outcome", contains("NOT_APPLICABLE", "FAIL"));
        intact(partner);
    }

    @Test
    void the_record_and_the_clearance_of_another_services_vacancy_follow_at_once() {
        String vacancy = publish(abroad, advertised);
        ObjectNode worse = draft(vacancy, "S-1");
        terms(worse, "pay").put("currency", "XAF");
        terms(worse, "contract").put("leaveDays", 20).put("kind", "SEASONAL");

        String placement = id(post(service, worse));

        abroad.counsellor()
                .get("/api/vacancies/{id}/checks", vacancy)
                .then()
                .body("clearance", equalTo("BLOCKED"))
                .body(
                        "checks.find {it.placement == '" + placement + "'}.evidence.text",
                        contains(
                                "worse: advertised PERMANENT; signed SEASONAL",
                                "different: advertised 150000 to 200000 XOF per MONTH; signed 150000 to 200000 XAF per MONTH"));
        intact(abroad);
    }

    @Test
    void a_decision_stands_on_one_placement_and_not_on_the_next() {
        String vacancy = publish(abroad, advertised);
        ObjectNode first = draft(vacancy, "S-1");
        terms(first, "pay").put("minimum", 100_000);
        String placement = id(post(service, first));
        String finding = abroad.counsellor()
                .get("/api/vacancies/{id}/checks", vacancy)
                .path("checks.find {it.placement == '" + placement + "'}.id");
        String decision = "{\"finding\": \"" + finding + "\", \"kind\": \"DISMISS\", \"reason\": \"avenant signé\"}";
        service.counsellor()
                .body(decision)
                .post("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(403);

        // By another key than the one that entered the vacancy.
        TestService.json(given().header("X-API-Key", abroad.newKey(Role.COUNSELLOR)))
                .body(decision)
                .post("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(201);
        checks(vacancy)
                .body("clearance", equalTo("CLEARED"))
                .body("checks.find {it.placement == '" + placement + "'}.decision.kind", equalTo("DISMISS"));

        ObjectNode second = draft(vacancy, "S-2");
        terms(second, "pay").put("minimum", 100_000);
        String next = id(post(service, second));
        checks(vacancy)
                .body("clearance", equalTo("BLOCKED"))
                .body("checks.find {it.placement == '" + placement + "'}.decision.kind", equalTo("DISMISS"))
                .body("checks.find {it.placement == '" + next + "'}.decision", nullValue());
    }

    @Test
    void whoever_entered_the_contract_does_not_decide_on_it() {
        TestService partner = TestService.create(Organisation.Kind.PARTNER);
        String vacancy = id(partner.as(Role.PARTNER).body(advertised.toString()).post("/api/vacancies"));
        ObjectNode worse = draft(vacancy, "S-1");
        terms(worse, "pay").put("minimum", 100_000);
        String supervisor = TestService.create().newKey(Role.ADMINISTRATOR);
        String placement = id(TestService.json(given().header("X-API-Key", supervisor))
                .body(worse.toString())
                .post("/api/placements"));
        String finding = checks(vacancy).extract().path("checks.find {it.placement == '" + placement + "'}.id");

        TestService.json(given().header("X-API-Key", supervisor))
                .body("{\"finding\": \"" + finding + "\", \"kind\": \"UPHOLD\"}")
                .post("/api/vacancies/{id}/decisions", vacancy)
                .then()
                .statusCode(403)
                .body("type", equalTo("https://passerelle.example/problems/own-entry"));
    }

    @Test
    void work_away_asks_for_a_language_that_the_worker_reads_and_a_signature_in_time() {
        TestService agency = TestService.create(Organisation.Kind.AGENCY);
        administrator()
                .contentType("application/json")
                .body("""
                        {"number": "%s", "authority": "DGT", "country": "SN", "destinations": [],
                         "validFrom": "2020-01-01"}""".formatted(UUID.randomUUID()))
                .post("/api/organisations/{o}/licences", agency.id())
                .then()
                .statusCode(201);
        ObjectNode away = TestDrafts.vacancyThrough(agency.id(), "V-2");
        String vacancy = publish(service, away);
        ObjectNode reader = TestDrafts.seeker("S-1");
        reader.putArray("languages").addObject().put("code", "fr").put("level", "B1");
        ObjectNode beginner = TestDrafts.seeker("S-2");
        beginner.putArray("languages").addObject().put("code", "fr").put("level", "A2");

        post(service, TestDrafts.placement(register(reader), vacancy, away))
                .then()
                .statusCode(201)
                .body("agency", equalTo(agency.id().toString()))
                .body("comparison", equalTo("PASS"));
        ObjectNode late = TestDrafts.placement(register(beginner), vacancy, away)
                .put("signedOn", "2026-01-16")
                .put("departsOn", "2026-01-15");
        Response created = post(service, late);

        created.then().statusCode(201).body("comparison", equalTo("FAIL"));
        service.counsellor()
                .get("/api/placements/{id}/checks", id(created))
                .then()
                .body("checks[0].evidence.field", contains("contract.languages", "signedOn"))
                .body(
                        "checks[0].evidence.text",
                        contains(
                                "contract in fr; the worker reads none of these",
                                "signed on 2026-01-16, after leaving on 2026-01-15"));
    }

    @Test
    void nobody_is_placed_into_a_blocked_vacancy() {
        String vacancy = publish(service, TestDrafts.blockedVacancy("V-3"));

        blocked(post(service, draft(vacancy, "S-1"))).body("findings.rule", contains("no-worker-fees"));

        service.counsellor().get("/api/placements").then().body("items", hasSize(0));
    }

    @Test
    void work_does_not_begin_in_a_vacancy_that_has_become_blocked_but_what_runs_is_kept() {
        String vacancy = publish(service, advertised);
        ObjectNode prepared = draft(vacancy, "S-1");
        ObjectNode running = draft(vacancy, "S-2").put("state", "RUNNING").put("startedOn", "2026-01-15");
        String waiting = id(post(service, prepared));
        String working = id(post(service, running));
        service.counsellor()
                .header("If-Match", "*")
                .body(advertised
                        .deepCopy()
                        .put("description", "Le candidat paie 300 EUR pour le visa.")
                        .toString())
                .put("/api/vacancies/{id}", vacancy)
                .then()
                .body("clearance", equalTo("BLOCKED"));

        blocked(put(waiting, prepared.put("state", "RUNNING").put("startedOn", "2026-01-20")));
        put(waiting, draftAgain(prepared, "PREPARED").put("departsOn", "2027-01-01"))
                .then()
                .statusCode(200);
        put(
                        working,
                        running.put("state", "ENDED")
                                .put("endedOn", "2026-02-01")
                                .put("ending", "WITHDRAWN_FOR_PROTECTION"))
                .then()
                .statusCode(200)
                .body("ending", equalTo("WITHDRAWN_FOR_PROTECTION"));
    }

    @Test
    void what_cannot_be_is_refused_by_field() {
        String vacancy = publish(service, advertised);
        String unknown = "00000000-0000-7000-8000-000000000000";
        refused(TestDrafts.json("{}"), "terms", "vacancy");
        refused(draft(vacancy, "S-1").put("seeker", unknown), "seeker");
        ObjectNode nobody = draft(vacancy, "S-2");
        nobody.remove("seeker");
        refused(nobody, "seeker");
        refused(draft(vacancy, "S-3").put("vacancy", unknown), "vacancy");
        ObjectNode codes = draft(vacancy, "S-4");
        terms(codes, "pay").put("currency", "XXQ").put("minimum", -1);
        terms(codes, "place").put("country", "XX");
        refused(codes, "terms.pay.currency", "terms.pay.minimum", "terms.place.country");
        ObjectNode work = draft(vacancy, "S-5");
        ((ObjectNode) work.get("terms")).put("occupation", "Z9999");
        refused(work, "terms.occupation");
        refused(draft(vacancy, "S-6").put("state", "RUNNING"), "startedOn");
        refused(draft(vacancy, "S-7").put("startedOn", "2026-01-15"), "startedOn");
        refused(draft(vacancy, "S-8").put("state", "ENDED"), "startedOn", "endedOn", "ending");
        refused(
                draft(vacancy, "S-9")
                        .put("state", "ENDED")
                        .put("startedOn", "2026-01-15")
                        .put("endedOn", "2026-01-14")
                        .put("ending", "LEFT"),
                "endedOn");
        refused(
                draft(vacancy, "S-10")
                        .put("signedOn", "2999-01-01")
                        .put("state", "RUNNING")
                        .put("startedOn", "2999-01-15"),
                "signedOn",
                "startedOn");
        service.counsellor().get("/api/placements").then().body("items", hasSize(0));
    }

    @Test
    void a_placement_keeps_its_seeker_and_vacancy_and_goes_only_forward() {
        String vacancy = publish(service, advertised);
        ObjectNode draft = draft(vacancy, "S-1").put("state", "RUNNING").put("startedOn", "2026-01-15");
        String placement = id(post(service, draft));

        put(placement, draft.deepCopy().put("seeker", seeker("S-2")))
                .then()
                .statusCode(422)
                .body("violations.field", contains("seeker"));
        put(placement, draft.deepCopy().put("vacancy", publish(service, TestDrafts.vacancy("V-4"))))
                .then()
                .statusCode(422)
                .body("violations.field", contains("vacancy"));
        put(placement, draftAgain(draft, "PREPARED"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("state"));
    }

    @Test
    void the_same_request_places_once_and_the_same_change_changes_nothing() {
        String vacancy = publish(service, advertised);
        ObjectNode draft = draft(vacancy, "S-1");
        String key = UUID.randomUUID().toString();
        Response first = service.counsellor()
                .header("Idempotency-Key", key)
                .body(draft.toString())
                .post("/api/placements");
        Response again = service.counsellor()
                .header("Idempotency-Key", key)
                .body(draft.toString())
                .post("/api/placements");

        assertEquals(first.asString(), again.asString());
        post(service, draft)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://passerelle.example/problems/already-placed"));
        Response same = put(id(first), draft);
        same.then().statusCode(200).header("ETag", first.header("ETag"));
        service.counsellor()
                .body(draft.toString())
                .put("/api/placements/{id}", id(first))
                .then()
                .statusCode(428);
        service.counsellor()
                .header("If-Match", "\"77\"")
                .body(draft.toString())
                .put("/api/placements/{id}", id(first))
                .then()
                .statusCode(412);
        service.counsellor()
                .get("/api/vacancies/{id}/checks/history?limit=200", vacancy)
                .then()
                .body("items.findAll {it.placement != null}", hasSize(1));
    }

    @Test
    void a_seeker_whose_placement_has_ended_may_be_placed_there_again() {
        String vacancy = publish(service, advertised);
        ObjectNode draft = draft(vacancy, "S-1");
        String ended = id(post(service, draft));
        put(
                        ended,
                        draft.deepCopy()
                                .put("state", "ENDED")
                                .put("endedOn", "2026-02-01")
                                .put("ending", "NEVER_STARTED"))
                .then()
                .statusCode(200);

        post(service, draft).then().statusCode(201);
    }

    @Test
    void the_list_is_paged_and_filtered() {
        String one = publish(service, advertised);
        String two = publish(service, TestDrafts.vacancy("V-2"));
        ObjectNode running = draft(one, "S-1").put("state", "RUNNING").put("startedOn", "2026-01-15");
        String first = id(post(service, running));
        String second = id(post(service, draft(one, "S-2")));
        String third = id(post(service, draft(two, "S-3")));

        Response page = service.counsellor().get("/api/placements?limit=2");
        page.then().body("items.id", contains(first, second)).body("next", notNullValue());
        service.counsellor()
                .get("/api/placements?limit=2&cursor=" + page.path("next"))
                .then()
                .body("items.id", contains(third))
                .body("next", nullValue());
        service.counsellor().get("/api/placements?vacancy=" + one).then().body("items.id", contains(first, second));
        service.counsellor().get("/api/placements?state=RUNNING").then().body("items.id", contains(first));
        service.counsellor()
                .get("/api/placements?seeker=" + running.get("seeker").textValue())
                .then()
                .body("items.id", contains(first));
        service.counsellor()
                .get("/api/placements?state=SOMEWHERE")
                .then()
                .statusCode(422)
                .body("violations.field", contains("state"));
    }

    @Test
    void an_erased_seeker_leaves_a_placement_that_names_nobody_and_a_record_that_is_whole() {
        String vacancy = publish(service, advertised);
        ObjectNode draft = draft(vacancy, "S-1").put("state", "RUNNING").put("startedOn", "2026-01-15");
        terms(draft, "contract").put("hoursPerWeek", 48);
        String placement = id(post(service, draft));

        service.counsellor()
                .header("If-Match", "*")
                .delete("/api/seekers/{id}", draft.get("seeker").textValue())
                .then()
                .statusCode(204);

        service.counsellor()
                .get("/api/placements/{id}", placement)
                .then()
                .statusCode(200)
                .body("seeker", nullValue())
                .body("state", equalTo("RUNNING"))
                .body("comparison", equalTo("FAIL"));
        service.counsellor()
                .get("/api/placements/{id}/checks", placement)
                .then()
                .body("checks.outcome", contains("FAIL"));
        draft.remove("seeker");
        put(placement, draft.put("state", "ENDED").put("endedOn", "2026-02-01").put("ending", "OTHER"))
                .then()
                .statusCode(200)
                .body("seeker", nullValue());
        intact(service);
    }

    private ObjectNode draft(String vacancy, String seeker) {
        return TestDrafts.placement(seeker(seeker), vacancy, advertised);
    }

    private static ObjectNode draftAgain(ObjectNode draft, String state) {
        ObjectNode again = draft.deepCopy().put("state", state);
        again.remove("startedOn");
        return again;
    }

    private static ObjectNode terms(ObjectNode draft, String group) {
        return (ObjectNode) draft.get("terms").get(group);
    }

    private String seeker(String reference) {
        return register(TestDrafts.seeker(reference));
    }

    private String register(ObjectNode seeker) {
        return id(service.counsellor().body(seeker.toString()).post("/api/seekers"));
    }

    private static String publish(TestService by, ObjectNode vacancy) {
        return id(by.counsellor().body(vacancy.toString()).post("/api/vacancies"));
    }

    private static Response post(TestService by, ObjectNode draft) {
        return by.counsellor().body(draft.toString()).post("/api/placements");
    }

    private Response put(String placement, ObjectNode draft) {
        return service.counsellor()
                .header("If-Match", "*")
                .body(draft.toString())
                .put("/api/placements/{id}", placement);
    }

    private void refused(ObjectNode draft, String... fields) {
        post(service, draft)
                .then()
                .statusCode(422)
                .body("violations.field", containsInAnyOrder(fields))
                .body("violations.message", hasSize(fields.length));
    }

    private static ValidatableResponse blocked(Response response) {
        return response.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://passerelle.example/problems/blocked-vacancy"));
    }

    private ValidatableResponse checks(String vacancy) {
        return service.counsellor()
                .get("/api/vacancies/{id}/checks", vacancy)
                .then()
                .statusCode(200);
    }

    private static void intact(TestService of) {
        administrator()
                .get("/api/recruitment/record/verification?organisation=" + of.id())
                .then()
                .statusCode(200)
                .body("intact", equalTo(true));
    }

    private static String id(Response response) {
        return response.then().extract().path("id");
    }
}
