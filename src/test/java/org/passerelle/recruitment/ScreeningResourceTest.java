package org.passerelle.recruitment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passerelle.TestService.administrator;
import static org.passerelle.TestService.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.Reader;

/** The rules before anything is sent: of each, a vacancy that breaks it and one that nearly does. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ScreeningResourceTest {

    private final TestService service = TestService.create();

    @Test
    void a_bare_text_is_read_and_what_it_does_not_say_is_never_passed() throws SQLException {
        ObjectNode answer = answer(TestDrafts.json("""
                {"language": "fr", "title": "Ouvrier agricole",
                 "description": "Cueillette de pommes. Le candidat paie 300 EUR pour le visa."}"""));

        assertEquals("BLOCKED", answer.get("clearance").textValue());
        JsonNode fees = check(answer, "no-worker-fees");
        assertEquals("FAIL", fees.get("outcome").textValue());
        assertEquals(25, fees.at("/evidence/0/from").intValue());
        assertEquals(59, fees.at("/evidence/0/to").intValue());
        assertEquals(
                "candidat paie 300 EUR pour le visa",
                fees.at("/evidence/0/text").textValue());
        assertEquals("C181 Art. 7", fees.at("/basis/0").textValue());
        for (String rule : List.of(
                "terms-complete",
                "pay-stated",
                "minimum-pay",
                "own-papers",
                "contract-language",
                "equal-treatment",
                "fair-lodging",
                "remedy-named",
                "employer-identified",
                "refused-before")) {
            assertEquals("UNKNOWN", check(answer, rule).get("outcome").textValue(), rule);
        }
        assertEquals(
                0L, TestSql.value("select count(*) from vacancy where tenant = ?", service.id()), "nothing is stored");
    }

    @Test
    void a_blameless_text_is_for_review_at_best_because_its_terms_are_open() {
        ObjectNode answer = answer(TestDrafts.json("""
                {"language": "fr", "title": "Maçon", "description": "Aucun frais n'est demandé au candidat."}"""));
        assertEquals("REVIEW", answer.get("clearance").textValue());
        assertEquals("UNKNOWN", check(answer, "no-worker-fees").get("outcome").textValue());
    }

    @Test
    void a_whole_draft_is_answered_as_if_it_were_stored() {
        ObjectNode draft = TestDrafts.wholeVacancy();
        ObjectNode screened = answer(draft);
        String id = service.counsellor()
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ObjectNode stored = TestDrafts.json(
                service.counsellor().get("/api/vacancies/{id}/checks", id).asString());
        assertEquals(stored.get("clearance"), screened.get("clearance"));
        stored.get("checks").forEach(check -> ((ObjectNode) check)
                .remove(List.of("id", "examination", "vacancyVersion", "at", "by")));
        assertEquals(stored.get("checks"), screened.get("checks"));
    }

    @Test
    void many_texts_are_answered_in_their_order() {
        screen(TestDrafts.json("""
                        {"texts": [{"language": "fr", "description": "Le candidat paie 300 EUR pour le visa."},
                          {"language": "en", "title": "Mason", "description": "The employer pays the visa."}]}"""))
                .statusCode(200)
                .body("texts.clearance", contains("BLOCKED", "REVIEW"))
                .body("texts[1].checks.size()", equalTo(Rules.ALL.size()))
                .body("containsKey('checks')", equalTo(false));
    }

    @Test
    void what_cannot_be_screened_is_refused_by_name() {
        screen(TestDrafts.json("{\"language\": \"fr\"}"))
                .statusCode(422)
                .body("violations.field", contains("description"));
        screen(TestDrafts.json("{\"title\": \"Maçon\"}"))
                .statusCode(422)
                .body("violations.field", contains("language"));
        screen(TestDrafts.json("{\"title\": \"Maçon\", \"language\": \"fr\", \"occupation\": \"Z9999\"}"))
                .statusCode(422)
                .body("violations.field", contains("occupation"));
        screen(TestDrafts.json("{\"texts\": [{\"language\": \"fr\", \"title\": \"Maçon\"}, {\"language\": \"fr\"}]}"))
                .statusCode(422)
                .body("violations.field", contains("texts[1].description"));
        ObjectNode many = TestDrafts.json("{}");
        for (int i = 0; i <= ScreeningDraft.MOST_TEXTS; i++) {
            many.withArray("texts").addObject().put("language", "fr").put("title", "Maçon");
        }
        screen(many).statusCode(422).body("violations.field", contains("texts"));
    }

    @Test
    void an_agency_that_nobody_knows_is_unknown() {
        ObjectNode draft = away().put("intermediary", UUID.randomUUID().toString());
        assertFound(draft, "licensed-agency", "UNKNOWN", "intermediary");
        assertFound(draft, "agency-named", "UNKNOWN", "intermediary");
    }

    @Test
    void a_contract_in_a_foreign_language_alone_fails_and_beside_a_known_one_passes() {
        ObjectNode draft = away();
        draft.withObject("contract").putArray("languages").add("de");
        assertEquals(
                "contract in de; not used in SN",
                assertFound(draft, "contract-language", "FAIL", "contract.languages"));
        draft.withObject("contract").withArray("languages").add("fr");
        assertFound(draft, "contract-language", "PASS", "contract.languages");
    }

    @Test
    void work_without_a_weekly_rest_is_unequal_and_with_half_a_day_is_left_to_the_law() {
        ObjectNode draft = away();
        draft.withObject("contract").put("restDaysPerWeek", 0);
        assertFound(draft, "equal-treatment", "FAIL", "contract.restDaysPerWeek");
        draft.withObject("contract").put("restDaysPerWeek", 0.5);
        assertFound(draft, "equal-treatment", "PASS", null);
    }

    @Test
    void lodging_at_half_the_pay_fails_and_at_a_tenth_passes() {
        ObjectNode draft = away();
        draft.withObject("conditions").withObject("lodging").put("monthlyCost", 901);
        assertEquals(
                "lodging and food cost 50 % of the least pay stated",
                assertFound(draft, "fair-lodging", "FAIL", "conditions.lodging.monthlyCost"));
        draft.withObject("conditions").withObject("lodging").put("monthlyCost", 180.2);
        assertFound(draft, "fair-lodging", "PASS", "conditions.lodging.monthlyCost");
    }

    @Test
    void no_remedy_fails_and_one_that_begins_like_none_passes() {
        ObjectNode draft = away();
        draft.withObject("conditions").put("disputes", "Aucun.");
        assertEquals("Aucun.", assertFound(draft, "remedy-named", "FAIL", "conditions.disputes"));
        draft.withObject("conditions").put("disputes", "Aucun frais : tribunal du travail.");
        assertFound(draft, "remedy-named", "PASS", "conditions.disputes");
    }

    @Test
    void an_agency_that_pays_without_a_name_fails_and_with_one_passes() {
        ObjectNode draft = away();
        draft.withObject("conditions").put("travelPaidBy", "AGENCY");
        assertFound(draft, "agency-named", "FAIL", "conditions.travelPaidBy");
        draft.put(
                "intermediary",
                TestService.create(Organisation.Kind.AGENCY).id().toString());
        assertEquals("Essai", assertFound(draft, "agency-named", "PASS", "intermediary"));
    }

    @Test
    void an_employer_registered_under_another_name_is_for_review_and_under_its_own_passes() {
        String number = UUID.randomUUID().toString();
        json(administrator())
                .body(TestDrafts.json("{\"kind\": \"EMPLOYER\", \"name\": \"Bâtir SARL\", \"country\": \"SN\"}")
                        .put("registration", number)
                        .toString())
                .post("/api/organisations")
                .then()
                .statusCode(201);
        ObjectNode draft = away();
        draft.withObject("employer").put("registration", number).put("name", "Construire");
        assertEquals("registered as Bâtir SARL", assertFound(draft, "employer-identified", "REVIEW", "employer.name"));
        draft.withObject("employer").put("name", "BATIR");
        assertFound(draft, "employer-identified", "PASS", null);
        draft.withObject("employer").remove("registration");
        assertFound(draft, "employer-identified", "UNKNOWN", "employer.registration");
    }

    @Test
    void a_refused_vacancy_does_not_come_back_under_another_reference() {
        store(refused("V-1", "Monter des murs en parpaing à Thiès.")).body("clearance", equalTo("BLOCKED"));

        ObjectNode again = TestDrafts.vacancy("V-2").put("description", "MONTER des murs, en parpaing, à Thiès !");
        assertEquals(
                "100 in 100 as in V-1 of test, which is refused",
                assertFound(again, "refused-before", "REVIEW", "description"));
        store(again).body("clearance", equalTo("REVIEW"));
        store(TestDrafts.vacancy("V-3").put("description", "Monter des murs de clôture."))
                .body("clearance", equalTo("CLEARED"));
        ObjectNode otherTown = again.deepCopy();
        otherTown.withObject("place").put("locality", "Kaolack");
        assertFound(otherTown, "refused-before", "PASS", null);
        otherTown.withObject("place").remove("locality");
        assertFound(otherTown, "refused-before", "PASS", null);
        ObjectNode elsewhere = TestDrafts.vacancy("V-1").put("description", "Monter des murs en parpaing à Thiès.");
        TestService.create()
                .counsellor()
                .body(elsewhere.toString())
                .post("/api/vacancies")
                .then()
                .body("clearance", equalTo("CLEARED"));
    }

    @Test
    void of_what_was_refused_in_the_same_words_the_latest_is_named_and_other_words_are_not_forgotten() {
        store(refused("V-1", "Monter des murs en parpaing à Thiès."));
        for (String reference : List.of("V-2", "V-3", "V-4")) {
            store(refused(reference, "Couler des dalles sur un grand chantier."));
        }

        assertEquals(
                "100 in 100 as in V-4 of test, which is refused",
                assertFound(
                        TestDrafts.vacancy("V-5").put("description", "Couler des dalles sur un grand chantier."),
                        "refused-before",
                        "REVIEW",
                        "description"));
        assertEquals(
                "100 in 100 as in V-1 of test, which is refused",
                assertFound(
                        TestDrafts.vacancy("V-5").put("description", "Monter des murs en parpaing à Thiès."),
                        "refused-before",
                        "REVIEW",
                        "description"));
        String last = service.counsellor()
                .body(refused("V-4", "Couler des dalles sur un grand chantier.")
                        .put("positions", 2)
                        .toString())
                .put("/api/vacancies/by-reference/test/V-4")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        assertEquals(
                List.of("100 in 100 as in V-3 of test, which is refused"),
                service.counsellor()
                        .get("/api/vacancies/{id}/checks", last)
                        .path("checks.find {it.rule == 'refused-before'}.evidence.text"),
                "not itself");
    }

    private static ObjectNode refused(String reference, String description) {
        ObjectNode draft = TestDrafts.vacancy(reference).put("description", description);
        draft.withArray("charges")
                .addObject()
                .put("category", "RECRUITMENT_FEE")
                .put("payer", "WORKER")
                .put("amount", 300);
        return draft;
    }

    @Test
    void a_scheme_is_told_without_consequence() {
        ObjectNode draft = away().put("scheme", "PALIM");
        assertEquals("PALIM", assertFound(draft, "scheme-terms", "UNKNOWN", "scheme"));
        draft.remove("scheme");
        assertFound(draft, "scheme-terms", "NOT_APPLICABLE", null);
    }

    @Test
    void every_rule_is_told_in_the_readers_language() {
        Set<String> titles = new HashSet<>();
        for (Locale reader : Reader.LANGUAGES) {
            ObjectNode answer = TestDrafts.json(service.as(Role.STATISTICIAN)
                    .header("Accept-Language", reader.toLanguageTag())
                    .get("/api/recruitment/rules")
                    .then()
                    .statusCode(200)
                    .body("items.rule", equalTo(Rules.ALL.stream().map(Rule::id).toList()))
                    .extract()
                    .asString());
            for (JsonNode rule : answer.get("items")) {
                assertTrue(titles.add(rule.get("title").textValue()), reader + " " + rule);
                assertFalse(rule.get("protects").textValue().isBlank(), reader + " " + rule);
                assertFalse(rule.get("advice").textValue().isBlank(), reader + " " + rule);
            }
        }
        assertEquals(Reader.LANGUAGES.size() * Rules.ALL.size(), titles.size());
    }

    private ObjectNode away() {
        ObjectNode draft = TestDrafts.vacancyThrough(UUID.randomUUID(), "V-1");
        draft.remove("intermediary");
        return draft;
    }

    private ValidatableResponse screen(ObjectNode draft) {
        return service.as(Role.INSPECTOR)
                .body(draft.toString())
                .post("/api/recruitment/screening")
                .then();
    }

    private ObjectNode answer(ObjectNode draft) {
        return TestDrafts.json(service.counsellor()
                .body(draft.toString())
                .post("/api/recruitment/screening")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** @return the first evidence's text, null where there is none */
    private String assertFound(ObjectNode draft, String rule, String outcome, String field) {
        JsonNode check = check(answer(draft), rule);
        assertEquals(outcome, check.get("outcome").textValue(), rule);
        assertEquals(field, check.at("/evidence/0/field").textValue(), rule);
        return check.at("/evidence/0/text").textValue();
    }

    private ValidatableResponse store(ObjectNode draft) {
        return service.counsellor()
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201);
    }

    private static JsonNode check(ObjectNode answer, String rule) {
        for (JsonNode check : answer.get("checks")) {
            if (check.get("rule").textValue().equals(rule)) {
                return check;
            }
        }
        throw new AssertionError("no check of " + rule);
    }
}
