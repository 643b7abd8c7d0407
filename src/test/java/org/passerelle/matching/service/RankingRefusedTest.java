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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    @Inject
    Turns turns;

    @Inject
    MatchingConfig config;

    @BeforeEach
    void publish_once() {
        if (service == null) {
            service = OwnService.open();
            vacancy = service.publish(Masons.OFFER);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            {"limit": 0},                                    invalid,             limit
            {"limit": 501},                                  invalid,             limit
            |{"limit": 5, "cursor": "nonsense"}|,            invalid,             cursor
            {"weights": {"looks": 1}},                       unknown-criterion,   weights.looks
            {"weights": {"skills": -0.01}},                  invalid-weights,     weights.skills
            {"weights": {"skills": null}},                   invalid-weights,     weights.skills
            {"weights": {"skills": 1000001}},                invalid-weights,     weights.skills
            {"weights": {"skills": 1e400}},                  invalid-weights,     weights.skills
            {"relax": ["languages:de"]},                     unknown-requirement, relax
            {"relax": ["sex"]},                              unknown-requirement, relax
            {"relax": [null]},                               unknown-requirement, relax
            {"relax": ["languages:en"]},                     not-required,        relax
            {"relax": ["consent"]},                          legal-requirement,   relax
            {"pool": "spain-2027"},                          unknown-pool,        pool
            """)
    void a_request_that_makes_no_sense_is_refused_by_its_kind_and_the_field(
            String request, String problem, String field) {
        rank(vacancy, request)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEMS + problem))
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void weights_that_are_all_zero_are_refused() {
        rank(vacancy, """
                {"weights": {"occupation": 0, "recency": 0, "skills": 0, "languages": 0, "place": 0, "education": 0,
                             "licences": 0, "entry": 0, "contract": 0, "workingTime": 0, "pay": 0, "availability": 0}}""")
                .statusCode(422)
                .body("type", equalTo(PROBLEMS + "invalid-weights"))
                .body("violations.field", contains("weights"));
    }

    @Test
    void weights_that_leave_nothing_of_what_the_vacancy_asks_are_refused() {
        UUID plain = service.publish("""
                {"title": "Maçon", "occupation": "F1703", "place": {"country": "SN"}}""");
        rank(plain, "{\"weights\": {\"occupation\": 0, \"recency\": 0, \"place\": 0, \"entry\": 0}}")
                .statusCode(422)
                .body("type", equalTo(PROBLEMS + "invalid-weights"))
                .body("violations.field", contains("weights"));
    }

    @Test
    void what_is_only_preferred_cannot_be_relaxed_and_the_refusal_says_so() {
        rank(vacancy, "{\"relax\": [\"languages:en\"]}")
                .body("title", equalTo("Not required"))
                .body(
                        "detail",
                        equalTo(
                                "The vacancy prefers it without requiring it, so there is nothing to relax: languages:en."))
                .body("violations[0].message", equalTo("preferred, not required, so nothing to relax: languages:en"));
    }

    @Test
    void opportunities_refuse_weights_in_the_same_words() {
        UUID seeker = service.register(Masons.file());
        for (String[] refusal : new String[][] {
            {"{\"weights\": {\"looks\": 1}}", "unknown-criterion", "weights.looks"},
            {"{\"weights\": {\"pay\": -1}}", "invalid-weights", "weights.pay"},
            {"{\"cursor\": \"nonsense\"}", "invalid", "cursor"},
            {"{\"cursor\": \".AAAA\"}", "invalid", "cursor"},
            {"{\"limit\": 501}", "invalid", "limit"}
        }) {
            service.counsellor()
                    .body(refusal[0])
                    .post("/api/seekers/{id}/opportunities", seeker)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo(PROBLEMS + refusal[1]))
                    .body("violations.field", contains(refusal[2]));
        }
    }

    @Test
    void who_has_no_seekers_gets_an_empty_ranking_with_its_funnel() {
        OwnService empty = OwnService.open();
        empty.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .statusCode(200)
                .body("considered", equalTo(0))
                .body("eligible", equalTo(0))
                .body("candidates", hasSize(0))
                .body("nearMisses", hasSize(0))
                .body(
                        "funnel.requirement",
                        contains("consent", "occupation", "languages:fr", "place", "licences:B", "entry"))
                .body("funnel.misses", contains(0, 0, 0, 0, 0, 0))
                .body("funnel.excludes", contains(0, 0, 0, 0, 0, 0));
    }

    @Test
    void too_many_rankings_at_once_are_answered_with_503_and_when_to_come_again() throws Exception {
        CountDownLatch taken = new CountDownLatch(config.ranking().concurrent());
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < config.ranking().concurrent(); i++) {
                others.submit(() -> turns.take(() -> {
                    taken.countDown();
                    return await(end);
                }));
            }
            taken.await();
            try {
                rank(vacancy, "{}")
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .header("Retry-After", "2")
                        .body("type", equalTo(PROBLEMS + "busy"));
            } finally {
                end.countDown();
            }
        }
        rank(vacancy, "{}").statusCode(200);
    }

    private static boolean await(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
