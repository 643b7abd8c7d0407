package org.passerelle.matching.service;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestSql;

/** Whoever ranked a vacancy hears of it when the outcome that let it be ranked no longer holds. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BlockedRankingTest {

    @Inject
    Indexer indexer;

    @Inject
    Notifier notifier;

    private OwnService service;
    private OwnService other;
    private UUID vacancy;

    @BeforeEach
    void publish() {
        service = OwnService.open();
        other = OwnService.open();
        vacancy = service.publish(Masons.OFFER);
    }

    @Test
    void each_key_that_ranked_it_is_told_once_that_it_is_blocked() {
        service.rank(vacancy, "{}");
        other.rank(vacancy, "{}");
        other.rank(vacancy, "{}");
        OwnService bystander = OwnService.open();
        inbox(service).body("items", hasSize(0));

        block();

        for (OwnService ranked : new OwnService[] {service, other}) {
            inbox(ranked)
                    .body("items.kind", contains("BLOCKED"))
                    .body("items.vacancy", contains(vacancy.toString()))
                    .body("items[0].seeker", nullValue())
                    .body("items[0].score", nullValue());
        }
        inbox(bystander).body("items", hasSize(0));
    }

    @Test
    void another_change_of_a_blocked_vacancy_tells_nothing_and_another_block_is_told() {
        service.rank(vacancy, "{}");
        block();
        ObjectNode draft = service.draft("/api/vacancies", vacancy);
        service.replace("/api/vacancies", vacancy, draft.put("positions", 7));
        inbox(service).body("items", hasSize(1));

        draft.putArray("charges");
        service.replace("/api/vacancies", vacancy, draft);
        inbox(service).body("items", hasSize(1));
        block();
        inbox(service).body("items.kind", contains("BLOCKED", "BLOCKED"));
    }

    @Test
    void a_look_again_and_a_ranking_of_more_than_a_year_ago_tell_nothing() throws SQLException {
        service.rank(vacancy, "{}");
        UUID another = service.publish(Masons.OFFER);
        other.rank(another, "{}");
        // What is on record cannot be changed, so the old ranking is added to it.
        TestSql.execute("""
                insert into match_run
                select (jsonb_populate_record(m, jsonb_build_object(
                    'id', gen_random_uuid(), 'subject', ?::text, 'ran_at', now() - interval '13 months'))).*
                from match_run m where tenant = ? and subject = ?""", vacancy.toString(), other.id, another);

        block();

        inbox(other).body("items", hasSize(0));
        inbox(service).body("items", hasSize(1));
        TestSql.execute("update change_reader set transaction = '3', id = 0 where name = 'alerts'");
        inbox(service).body("items", hasSize(1));
    }

    private void block() {
        ObjectNode draft = service.draft("/api/vacancies", vacancy);
        draft.putArray("charges").addObject().put("category", "DEPOSIT").put("payer", "WORKER");
        service.replace("/api/vacancies", vacancy, draft);
    }

    private ValidatableResponse inbox(OwnService of) {
        indexer.catchUp();
        notifier.catchUp();
        return of.counsellor().get("/api/notifications").then().statusCode(200);
    }
}
