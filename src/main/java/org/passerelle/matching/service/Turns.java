package org.passerelle.matching.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.passerelle.platform.ProblemType;

/** Lets so many rankings compute at once; the others wait in the order they came, and not for long. */
@ApplicationScoped
class Turns {

    private final Semaphore free;
    private final MatchingConfig config;

    Turns(MatchingConfig config) {
        this.config = config;
        this.free = new Semaphore(config.ranking().concurrent(), true);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when no turn comes in time */
    <T> T take(Supplier<T> ranking) {
        try {
            if (!free.tryAcquire(config.ranking().patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemType.BUSY.problem();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemType.BUSY.problem();
        }
        try {
            return ranking.get();
        } finally {
            free.release();
        }
    }
}
