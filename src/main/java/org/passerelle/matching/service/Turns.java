package org.passerelle.matching.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.passerelle.platform.ProblemType;

/**
 * Lets so many rankings compute at once; the others wait in the order they came, not too many of them and not for long. What
 * nobody waits for stands back: see {@link #standBack}.
 */
@ApplicationScoped
class Turns {

    private final Duration patience;
    private final Duration courtesy;
    private final Semaphore free;
    /** Of those who compute and those who wait. */
    private final Semaphore places;

    private final Processors processors;

    @Inject
    Turns(MatchingConfig config) {
        this(config.ranking(), config.jobs().courtesy(), Runtime.getRuntime().availableProcessors());
    }

    Turns(MatchingConfig.Ranking ranking, Duration courtesy, int processors) {
        this.patience = ranking.patience();
        this.courtesy = courtesy;
        this.free = new Semaphore(ranking.concurrent(), true);
        this.places = new Semaphore(ranking.concurrent() + ranking.queue());
        this.processors = new Processors(processors);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when too many wait already, or no turn comes in time */
    <T> T take(Supplier<T> ranking) {
        if (!places.tryAcquire()) {
            throw ProblemType.BUSY.problem();
        }
        try {
            if (!acquired(free, patience)) {
                throw ProblemType.BUSY.problem();
            }
            processors.occupy();
            try {
                return ranking.get();
            } finally {
                processors.release();
                free.release();
            }
        } finally {
            places.release();
        }
    }

    /** How many wait for their turn now. */
    int waiting() {
        return free.getQueueLength();
    }

    /**
     * Work that nobody waits for, by as many threads as there are processors: it begins when a processor is left over by the
     * rankings that somebody waits for. Where none is for a while, it begins all the same: under any load it gets on, one
     * piece after each wait.
     */
    <T> T standBack(Supplier<T> work) {
        if (!acquired(processors, courtesy)) {
            processors.occupy();
        }
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }

    private static boolean acquired(Semaphore semaphore, Duration timeout) {
        try {
            return semaphore.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Those left over. Rankings that somebody waits for never wait for one: there may be fewer than none. */
    private static final class Processors extends Semaphore {

        private static final long serialVersionUID = 1;

        Processors(int count) {
            super(count, true);
        }

        void occupy() {
            reducePermits(1);
        }
    }
}
