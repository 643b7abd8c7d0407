package org.passerelle.matching.service;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RankingRefusedTest {

    private static final String PROBLEMS = "https://passerelle.example/problems/";

    private static OwnService service;
    private static UUID vacancy;

    @Inject
    Clock clock;

    @BeforeEach
    void publish_once() {
        if (service == null) {
            service = OwnService.open();
            vacancy = service.publish(Masons.OFFER);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            {"limit": 0},                                    limit
            {"limit": 501},                                  limit
            |{"limit": 5, "cursor": "nonsense"}|,            cursor
            {"weights": {"looks": 1}},                       weights.looks
            {"weights": {"skills": -0.01}},                  weights.skills
            {"weights": {"skills": null}},                   weights.skills
            {"weights": {"skills": 1000001}},                weights.skills
            {"weights": {"skills": 1e400}},                  weights.skills
            {"relax": ["languages:de"]},                     relax
            {"relax": ["languages:en"]},                     relax
            {"relax": ["consent"]},                          relax
            {"relax": ["sex"]},                              relax
            {"relax": [null]},                               relax
            {"pool": "spain-2027"},                          pool
            """)
    void a_request_that_makes_no_sense_is_refused_by_the_field(String request, String field) {
        rank(vacancy, request)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEMS + "invalid"))
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void weights_that_are_all_zero_are_refused() {
        rank(vacancy, """
                {"weights": {"occupation": 0, "skills": 0, "languages": 0, "place": 0, "education": 0, "licences": 0,
                             "contract": 0, "workingTime": 0, "pay": 0, "availability": 0}}""").statusCode(422).body("violations.field", contains("weights"));
    }

    @Test
    void weights_that_leave_nothing_of_what_the_vacancy_asks_are_refused() {
        UUID plain = service.publish("""
                {"title": "Maçon", "occupation": "F1703", "place": {"country": "SN"}}""");
        rank(plain, "{\"weights\": {\"occupation\": 0, \"place\": 0}}")
                .statusCode(422)
                .body("violations.field", contains("weights"));
    }

    @Test
    void a_refusal_names_what_was_wrong_in_the_readers_language() {
        rank(vacancy, "{\"relax\": [\"consent\"]}")
                .body("violations[0].message", equalTo("the law asks for it, it cannot be relaxed: consent"));
        service.counsellor("fr")
                .body("{\"weights\": {\"looks\": 1}}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .body("violations[0].message", equalTo("critère inconnu : looks"));
    }

    @Test
    void a_vacancy_that_charges_the_worker_is_not_ranked() {
        UUID blocked = service.publish(Masons.OFFER.replace("\"charges\": []", """
                "charges": [{"category": "RECRUITMENT_FEE", "payer": "WORKER", "amount": 300, "currency": "EUR",
                             "stage": "BEFORE_DEPARTURE", "recoveredFromWages": false, "disclosed": true}]"""));
        rank(blocked, "{}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEMS + "blocked-vacancy"))
                .body("title", equalTo("Vacancy blocked"))
                .body("detail", equalTo("A fair-recruitment check stands against it: no-worker-fees."))
                .body("findings.rule", contains("no-worker-fees"))
                .body("findings[0].outcome", equalTo("FAIL"))
                .body("findings[0].severity", equalTo("BLOCKING"))
                .body("findings[0].evidence.field", contains("charges[0]"))
                .body("findings[0].evidence.text", contains("RECRUITMENT_FEE 300 EUR paid by WORKER"))
                .body(
                        "findings[0].basis",
                        contains(
                                "C181 Art. 7",
                                "ILO Fair Recruitment Principle 7",
                                "ILO Definition of recruitment fees and related costs (2019)",
                                "IRIS Principle 1"));
    }

    @Test
    void a_vacancy_of_an_agency_whose_licence_ran_out_yesterday_is_not_ranked() {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        UUID agency = OwnService.organisation("AGENCY", "SN");
        OwnService.administrator()
                .body("""
                        {"number": "%s", "authority": "Ministère du Travail", "country": "SN", "destinations": [],
                         "validFrom": "2020-01-01", "validUntil": "%s"}""".formatted(agency, yesterday))
                .post("/api/organisations/{id}/licences", agency)
                .then()
                .statusCode(201);
        ObjectNode offer = OwnService.json(Masons.OFFER);
        UUID blocked = service.publish(offer.put("intermediary", agency.toString()));
        rank(blocked, "{}")
                .statusCode(409)
                .body("findings.rule", contains("licensed-agency"))
                .body("findings[0].evidence.field", contains("intermediary"))
                .body(
                        "findings[0].evidence[0].text",
                        equalTo("licence %s of Ministère du Travail (SN), 2020-01-01 to %s: expired on %s"
                                .formatted(agency, yesterday, yesterday)))
                .body("findings[0].basis", contains("C181 Art. 3", "C181 Art. 8", "ILO Fair Recruitment Principle 5"));
    }

    @Test
    void a_vacancy_whose_employer_keeps_the_passports_is_not_ranked() {
        ObjectNode offer = OwnService.json(Masons.OFFER);
        offer.putObject("conditions").put("documentsKeptBy", "EMPLOYER");
        rank(service.publish(offer), "{}")
                .statusCode(409)
                .body("findings.rule", contains("own-papers"))
                .body("findings[0].evidence.field", contains("conditions.documentsKeptBy"))
                .body("findings[0].evidence.text", contains("EMPLOYER"))
                .body(
                        "findings[0].basis",
                        contains(
                                "C029 Art. 1",
                                "P029 Art. 2",
                                "C189 Art. 9",
                                "ILO Fair Recruitment Principle 11",
                                "IRIS Principle 2"));
        UUID advertised = service.publish(OwnService.json(Masons.OFFER)
                .put("description", "Travail logé. Votre passeport sera gardé par l'employeur."));
        rank(advertised, "{}")
                .statusCode(409)
                .body("findings.rule", contains("own-papers"))
                .body("findings[0].evidence[0].field", equalTo("description"))
                .body("findings[0].evidence[0].text", containsString("passeport"));
    }

    @Test
    void a_vacancy_that_breaks_several_rules_names_them_all() {
        ObjectNode offer = OwnService.json(Masons.OFFER.replace("\"charges\": []", """
                "charges": [{"category": "DEPOSIT", "payer": "WORKER", "recoveredFromWages": false}]"""));
        offer.putObject("conditions").put("documentsKeptBy", "AGENCY");
        rank(service.publish(offer), "{}").statusCode(409).body("findings.rule", contains("no-bond", "own-papers"));
    }

    @Test
    void a_withdrawn_vacancy_is_not_ranked() {
        UUID withdrawn = service.publish(Masons.OFFER);
        service.delete("/api/vacancies", withdrawn);
        rank(withdrawn, "{}").statusCode(409).body("type", equalTo(PROBLEMS + "withdrawn-vacancy"));
    }

    @Test
    void a_vacancy_is_ranked_on_its_last_day_and_not_afterwards() {
        LocalDate today = LocalDate.now(clock);
        ObjectNode offer = OwnService.json(Masons.OFFER)
                .put("publishedOn", today.minusDays(30).toString());
        rank(service.publish(offer.deepCopy().put("expiresOn", today.toString())), "{}")
                .statusCode(200);
        rank(service.publish(offer.put("expiresOn", today.minusDays(1).toString())), "{}")
                .statusCode(409)
                .body("type", equalTo(PROBLEMS + "withdrawn-vacancy"));
    }

    @Test
    void an_unknown_vacancy_or_seeker_is_not_found() {
        rank(UUID.randomUUID(), "{}").statusCode(404);
        service.counsellor()
                .post("/api/seekers/{id}/opportunities", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void another_services_seeker_is_not_found() {
        UUID theirs = OwnService.open().register(Masons.file());
        service.counsellor()
                .post("/api/seekers/{id}/opportunities", theirs)
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse rank(UUID vacancy, String request) {
        return service.counsellor()
                .body(request)
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then();
    }
}
