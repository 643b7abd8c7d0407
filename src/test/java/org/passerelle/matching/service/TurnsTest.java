package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void who_finds_all_turns_taken_is_asked_to_come_again() throws Exception {
        Turns turns = turns(2, Duration.ofMillis(50));
        CountDownLatch taken = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = others.submit(() -> turns.take(() -> hold(taken, end)));
            Future<String> second = others.submit(() -> turns.take(() -> hold(taken, end)));
            taken.await();
            HttpProblem busy = assertThrows(HttpProblem.class, () -> turns.take(() -> "third"));
            assertEquals(503, busy.getStatusCode());
            assertEquals(
                    "https://passerelle.example/problems/busy", busy.getType().toString());
            assertEquals(2, busy.getHeaders().get("Retry-After"));
            end.countDown();
            assertEquals("done", first.get());
            assertEquals("done", second.get());
        }
        assertEquals("third", turns.take(() -> "third"));
    }

    @Test
    void who_waits_gets_the_turn_that_is_given_back() throws Exception {
        Turns turns = turns(1, Duration.ofMinutes(1));
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            others.submit(() -> turns.take(() -> hold(taken, end)));
            taken.await();
            Future<String> waiting = others.submit(() -> turns.take(() -> "at last"));
            end.countDown();
            assertEquals("at last", waiting.get());
        }
    }

    @Test
    void a_ranking_that_fails_gives_its_turn_back() {
        Turns turns = turns(1, Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> turns.take(() -> {
                        throw new IllegalStateException();
                    }));
        }
        assertEquals("still", turns.take(() -> "still"));
    }

    @Test
    void who_is_interrupted_while_waiting_stays_interrupted() throws Exception {
        Turns turns = turns(1, Duration.ofMinutes(1));
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            others.submit(() -> turns.take(() -> hold(taken, end)));
            taken.await();
            Thread.currentThread().interrupt();
            assertThrows(HttpProblem.class, () -> turns.take(() -> "never"));
            assertTrue(Thread.interrupted());
            end.countDown();
        }
    }

    private static String hold(CountDownLatch taken, CountDownLatch end) {
        taken.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "done";
    }

    private static Turns turns(int concurrent, Duration patience) {
        return new Turns(new MatchingConfig() {
            @Override
            public Index index() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Ranking ranking() {
                return new Ranking() {
                    @Override
                    public int concurrent() {
                        return concurrent;
                    }

                    @Override
                    public Duration patience() {
                        return patience;
                    }
                };
            }
        });
    }
}
