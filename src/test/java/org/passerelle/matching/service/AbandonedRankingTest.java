package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestSql;
import org.passerelle.access.Role;
import org.passerelle.matching.Scope;

/** Nothing is computed for callers who have hung up. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AbandonedRankingTest {

    private static final long POLL_NANOSECONDS = Duration.ofMillis(5).toNanos();
    /** More requests than the server has threads that listen: each of them has seen by then who has hung up. */
    private static final int ROUNDS = 4 * Runtime.getRuntime().availableProcessors() + 4;

    @Inject
    Turns turns;

    @Inject
    Rankings rankings;

    @Inject
    MatchingConfig config;

    @TestHTTPResource("/")
    URI address;

    @Test
    void who_hangs_up_while_waiting_is_not_ranked_for() throws Exception {
        OwnService service = OwnService.open();
        UUID vacancy = service.publish(Masons.OFFER);
        String key = OwnService.key(service.id, Role.COUNSELLOR);
        CountDownLatch taken = new CountDownLatch(config.ranking().concurrent());
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < config.ranking().concurrent(); i++) {
                    others.submit(() -> turns.take(() -> {
                        taken.countDown();
                        return await(end);
                    }));
                }
                taken.await();
                try (Socket caller = new Socket(address.getHost(), address.getPort())) {
                    caller.getOutputStream().write("""
                            POST /api/vacancies/%s/ranking HTTP/1.1\r
                            Host: localhost\r
                            X-API-Key: %s\r
                            Content-Length: 0\r
                            \r
                            """.formatted(vacancy, key).getBytes(StandardCharsets.US_ASCII));
                    while (turns.waiting() == 0) {
                        LockSupport.parkNanos(POLL_NANOSECONDS);
                    }
                }
                for (int i = 0; i < ROUNDS; i++) {
                    service.counsellor()
                            .header("Connection", "close")
                            .get("/api/match-jobs")
                            .then()
                            .statusCode(200);
                }
            } finally {
                end.countDown();
            }
        }
        service.rank(vacancy, "{\"purpose\": \"somebody waits\"}");
        assertEquals(
                "somebody waits",
                TestSql.value(
                        "select string_agg(coalesce(purpose, 'nobody waits'), ', ') from match_run where subject = ?",
                        vacancy));
    }

    @Test
    void a_ranking_that_nobody_wants_any_more_stops() {
        OwnService service = OwnService.open();
        UUID vacancy = service.publish(Masons.OFFER);
        Assertions.assertThrows(
                CancellationException.class,
                () -> org.passerelle.access.Caller.asSystem(() -> rankings.rank(
                        rankings.cleared(vacancy), RankingRequest.DEFAULT, Scope.everything(), () -> true)));
    }

    private static boolean await(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
