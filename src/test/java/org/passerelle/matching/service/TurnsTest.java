package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void who_finds_the_queue_full_is_sent_away_at_once() throws Exception {
        Turns turns = turns(1, 2, Duration.ofMinutes(1), Duration.ZERO, 1);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            others.submit(() -> turns.take(() -> hold(taken, end)));
            taken.await();
            AtomicInteger sentAway = new AtomicInteger();
            CountDownLatch refused = new CountDownLatch(3);
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                waiting.add(others.submit(() -> {
                    try {
                        turns.take(() -> "in time");
                    } catch (HttpProblem busy) {
                        sentAway.addAndGet(busy.getStatusCode());
                        refused.countDown();
                    }
                }));
            }
            // Two wait for their turn, which is not given back before the three others are gone.
            refused.await();
            end.countDown();
            for (Future<?> one : waiting) {
                one.get();
            }
            assertEquals(3 * 503, sentAway.get());
        }
    }

    @Test
    void what_nobody_waits_for_begins_when_a_processor_is_left_over() throws Exception {
        Turns turns = turns(8, 100, Duration.ofMinutes(1), Duration.ofMinutes(1), 1);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            others.submit(() -> turns.take(() -> hold(taken, end)));
            taken.await();
            Future<Boolean> behind = others.submit(() -> turns.standBack(() -> end.getCount() == 0));
            assertEquals("at once", turns.take(() -> "at once"), "who is waited for passes it by");
            end.countDown();
            assertTrue(behind.get(), "it began when the ranking was over");
        }
    }

    @Test
    void what_nobody_waits_for_gets_on_under_any_load() throws Exception {
        Turns turns = turns(8, 100, Duration.ofMinutes(1), Duration.ofMillis(1), 1);
        CountDownLatch taken = new CountDownLatch(3);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                others.submit(() -> turns.take(() -> hold(taken, end)));
            }
            taken.await();
            assertEquals("done", turns.standBack(() -> "done"));
            assertEquals("done again", turns.standBack(() -> "done again"));
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
        return turns(concurrent, 100, patience, Duration.ZERO, 1);
    }

    private static Turns turns(int concurrent, int queue, Duration patience, Duration courtesy, int processors) {
        MatchingConfig.Ranking ranking = new MatchingConfig.Ranking() {
            @Override
            public int concurrent() {
                return concurrent;
            }

            @Override
            public Duration patience() {
                return patience;
            }

            @Override
            public int queue() {
                return queue;
            }
        };
        return new Turns(ranking, courtesy, processors);
    }
}
