package org.passerelle.recruitment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Caller;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.Organisation;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancies;
import org.passerelle.vacancy.Vacancy;
import org.passerelle.vacancy.VacancyDraft;

/** A vacancy is examined while somebody decides on its findings, or changes what it is examined by. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConcurrentExaminationTest {

    private static final long POLL_NANOSECONDS = 5_000_000;

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final TestService service = TestService.create();
    private final TestService agency = TestService.create(Organisation.Kind.AGENCY);

    @Inject
    Vacancies vacancies;

    @Inject
    ObjectMapper json;

    @Test
    void a_decision_that_changes_no_clearance_still_counts_for_a_correction_sent_at_the_same_moment() {
        ObjectNode draft = TestDrafts.blockedVacancy("V-1");
        ObjectNode corrected = draft.deepCopy();
        draft.put("description", draft.get("description").textValue() + " Nous gardons votre passeport.");
        String vacancy = service.counsellor()
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        CompletableFuture<Integer> correction =
                Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
                    Vacancy decided = Vacancy.findById(UUID.fromString(vacancy), LockModeType.PESSIMISTIC_WRITE);
                    CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> service.counsellor()
                            .header("If-Match", "*")
                            .body(corrected.toString())
                            .put("/api/vacancies/{id}", vacancy)
                            .statusCode());
                    awaitSomebodyWhoWaits();
                    DecidedCheck fees = DecidedCheck.listLatest(decided.id).stream()
                            .filter(made -> made.check().rule().equals(NoWorkerFees.ID))
                            .findFirst()
                            .orElseThrow();
                    DecisionDraft dismissed =
                            new DecisionDraft(fees.id(), Decision.Kind.DISMISS, "L'employeur paie.", null, null);
                    Decision.of(dismissed, decided, fees, Caller.current(), Instant.now())
                            .persist();
                    return sent;
                }));

        assertEquals(200, correction.join());
        service.counsellor()
                .get("/api/vacancies/{id}/checks", vacancy)
                .then()
                .statusCode(200)
                .body("clearance", equalTo("CLEARED"));
    }

    @Test
    void a_vacancy_sent_while_a_breach_of_its_sender_is_being_established_is_examined_by_it() {
        CompletableFuture<String> stored =
                Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
                    Breach.store(new BreachEstablished(null, service.id(), List.of(NoWorkerFees.ID)), TODAY);
                    CompletableFuture<String> sent = CompletableFuture.supplyAsync(() -> service.counsellor()
                            .body(TestDrafts.vacancy("V-1").toString())
                            .post("/api/vacancies")
                            .path("id"));
                    awaitSomebodyWhoWaits();
                    return sent;
                }));

        service.counsellor()
                .get("/api/vacancies/{id}/checks", stored.join())
                .then()
                .statusCode(200)
                .body("clearance", equalTo("REVIEW"))
                .body("checks.find { it.rule == '" + NoWorkerFees.ID + "' }.evidence.field", contains("source"));
    }

    @Test
    void a_file_sent_while_the_licence_of_its_agency_is_being_suspended_is_examined_by_it() {
        licence();
        String file = TestDrafts.lines(
                TestDrafts.vacancyThrough(agency.id(), "V-1"), TestDrafts.vacancyThrough(agency.id(), "V-2"));
        CompletableFuture<String> stored =
                Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
                    Licence.holdAlone(agency.id());
                    CompletableFuture<String> sent = CompletableFuture.supplyAsync(() -> service.counsellor()
                            .contentType("application/x-ndjson")
                            .body(file.getBytes(StandardCharsets.UTF_8))
                            .post("/api/vacancies/bulk")
                            .asString());
                    awaitSomebodyWhoWaits();
                    Licence.update(
                            "state = ?1, stateReason = 'plainte', stateSince = ?2 where organisation = ?3",
                            Licence.State.SUSPENDED,
                            TODAY,
                            agency.id());
                    return sent;
                }));

        assertEquals(
                List.of("BLOCKED", "BLOCKED"),
                stored.join()
                        .lines()
                        .limit(2)
                        .map(line -> TestDrafts.json(line).get("clearance").textValue())
                        .toList());
    }

    @Test
    void a_licence_suspended_while_a_file_is_being_stored_blocks_what_is_in_it() throws IOException {
        String licence = licence();
        VacancyDraft draft =
                json.readValue(TestDrafts.vacancyThrough(agency.id(), "V-1").toString(), VacancyDraft.class);
        CompletableFuture<Integer> suspension =
                Caller.asSystemFor(service.id(), service.id(), () -> QuarkusTransaction.requiringNew()
                        .call(() -> {
                            vacancies.expect(List.of(draft));
                            CompletableFuture<Integer> sent =
                                    CompletableFuture.supplyAsync(() -> TestService.json(TestService.administrator())
                                            .header("If-Match", "*")
                                            .body(licenceDraft()
                                                    .put("state", "SUSPENDED")
                                                    .put("stateReason", "plainte")
                                                    .toString())
                                            .put(licence)
                                            .statusCode());
                            awaitSomebodyWhoWaits();
                            Vacancy stored =
                                    vacancies.put(draft, Optional.empty()).vacancy();
                            assertEquals(Clearance.CLEARED, stored.clearance);
                            return sent;
                        }));

        assertEquals(200, suspension.join());
        service.counsellor()
                .get("/api/vacancies?organisation=" + service.id())
                .then()
                .body("items.reference", contains("V-1"))
                .body("items.clearance", contains("BLOCKED"));
    }

    /** The agency's. */
    private String licence() {
        return TestService.json(TestService.administrator())
                .body(licenceDraft().toString())
                .post("/api/organisations/{o}/licences", agency.id())
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private ObjectNode licenceDraft() {
        return TestDrafts.json("{\"authority\": \"DGT\", \"country\": \"SN\", \"validFrom\": \"2020-01-01\"}")
                .put("number", "L-" + agency.id());
    }

    private static void awaitSomebodyWhoWaits() {
        try {
            while ((long) TestSql.value("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") == 0) {
                LockSupport.parkNanos(POLL_NANOSECONDS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
