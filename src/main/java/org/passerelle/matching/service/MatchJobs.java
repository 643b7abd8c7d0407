package org.passerelle.matching.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.passerelle.access.Caller;
import org.passerelle.platform.ProblemLanguage;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Reader;

/**
 * Works on jobs, with as many threads as there are processors, behind the rankings that somebody waits for ({@link
 * Turns#standBack}). One transaction per vacancy claims it, holds its result and the job's progress: whoever is killed within
 * it has claimed nothing, and other copies of the service pass over what is claimed. The transaction is as short as one
 * ranking, because the change log is read only below the oldest that writes.
 */
@ApplicationScoped
class MatchJobs {

    /** After the index. */
    private static final int PRIORITY = Interceptor.Priority.LIBRARY_BEFORE + 310;

    private static final Logger LOG = Logger.getLogger(MatchJobs.class);

    private final Rankings rankings;
    private final Turns turns;
    private final Runs runs;
    private final EntityManager database;
    private final ObjectMapper json;
    private final MatchingConfig config;
    private final Clock clock;
    private final Thread thread =
            Thread.ofPlatform().name("match-jobs").daemon().unstarted(this::run);
    private final CountDownLatch stopped = new CountDownLatch(1);

    MatchJobs(
            Rankings rankings,
            Turns turns,
            Runs runs,
            EntityManager database,
            ObjectMapper json,
            MatchingConfig config,
            Clock clock) {
        this.rankings = rankings;
        this.turns = turns;
        this.runs = runs;
        this.database = database;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(PRIORITY) StartupEvent event) {
        thread.start();
    }

    /** Before the index closes. What is claimed and not finished is let go. */
    void onStop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        stopped.countDown();
        thread.join();
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    private void run() {
        try {
            do {
                try {
                    if (!unfinished().isEmpty()) {
                        workTogether();
                    }
                } catch (RuntimeException e) {
                    LOG.error("The jobs cannot be worked on now; they go on from where they were", e);
                }
            } while (!stopped.await(config.jobs().poll().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when nothing is left that another copy does not hold, or nothing can be ranked now. */
    private void workTogether() {
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("match-job-", 1).daemon().factory())) {
            for (int i = 0; i < threads; i++) {
                workers.execute(this::work);
            }
        }
    }

    /** Ranks one vacancy after the other as long as there are any. */
    void work() {
        try {
            for (boolean more = true; more && !stopping(); ) {
                more = turns.standBack(() -> Caller.asSystem(this::workOnOne));
            }
        } catch (HttpProblem notNow) {
            // The index is being filled: looked at again soon.
        } catch (RuntimeException e) {
            LOG.error("A job cannot be worked on now; it goes on from where it was", e);
        }
    }

    private static List<UUID> unfinished() {
        return Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(MatchJob::listUnfinished));
    }

    /** False when no vacancy is left to be claimed. */
    private boolean workOnOne() {
        for (UUID job : unfinished()) {
            try {
                if (QuarkusTransaction.requiringNew().call(() -> workOnOneOf(job))) {
                    return true;
                }
            } catch (CancellationException over) {
                // The job was cancelled, or the service stops: what was claimed is let go.
            }
        }
        return false;
    }

    /** @throws CancellationException when the job was cancelled meanwhile, or the service stops */
    private boolean workOnOneOf(UUID id) {
        Optional<MatchJobEntry> claimed = MatchJobEntry.claim(id);
        MatchJob job = MatchJob.findById(id);
        if (claimed.isEmpty() || job.finishedAt != null) {
            return false;
        }
        Reader.in(job.language, () -> {
            rank(job, claimed.get());
            return null;
        });
        if (!advance(id, claimed.get().state)) {
            throw new CancellationException();
        }
        return true;
    }

    private void rank(MatchJob job, MatchJobEntry entry) {
        try {
            Rankings.Ranked ranked = rankings.rank(
                    rankings.cleared(entry.vacancy),
                    job.request(),
                    Rankings.scope(job.everyService, job.tenant),
                    this::stopping);
            runs.record(Runs.of(ranked, job.request()), job);
            RankingView view = ranked.view();
            entry.state = MatchJobEntry.State.RANKED;
            entry.run = view.run();
            entry.considered = view.considered();
            entry.eligible = view.eligible();
            entry.candidates = view.candidates().stream()
                    .map(c -> new MatchJobResource.HitView(c.rank(), c.seeker(), c.score()))
                    .toList();
        } catch (HttpProblem problem) {
            if (problem.getStatusCode() >= 500) {
                throw problem;
            }
            refuse(entry, MatchJobEntry.State.REFUSED, problem);
        } catch (CancellationException stopping) {
            throw stopping;
        } catch (RuntimeException e) {
            if (ProblemLanguage.lacksConnection(e)) {
                // What was claimed is let go and claimed again.
                throw e;
            }
            LOG.errorf(e, "Vacancy %s of job %s could not be ranked", entry.vacancy, job.id);
            refuse(entry, MatchJobEntry.State.FAILED, ProblemType.INTERNAL.problem());
        }
    }

    private void refuse(MatchJobEntry entry, MatchJobEntry.State state, HttpProblem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.getType());
        members.put("title", problem.getTitle());
        members.put("status", problem.getStatusCode());
        members.put("detail", problem.getDetail());
        members.putAll(problem.getParameters());
        entry.state = state;
        entry.problem = json.valueToTree(members);
    }

    /** Counts in one result; false when the job is over already. */
    private boolean advance(UUID job, MatchJobEntry.State state) {
        return database.createNativeQuery("""
                        update match_job set done = done + 1, refused = refused + :refused, failed = failed + :failed,
                            state = case when done + 1 < total then 'RUNNING'
                                when failed + :failed = total then 'FAILED' else 'DONE' end,
                            started_at = coalesce(started_at, :now),
                            finished_at = case when done + 1 = total then cast(:now as timestamptz) end
                        where id = :job and finished_at is null""")
                        .setParameter("refused", state == MatchJobEntry.State.REFUSED ? 1 : 0)
                        .setParameter("failed", state == MatchJobEntry.State.FAILED ? 1 : 0)
                        .setParameter("now", clock.instant())
                        .setParameter("job", job)
                        .executeUpdate()
                == 1;
    }

    @Scheduled(every = "24h", delayed = "1h")
    void forgetOld() {
        Caller.asSystem(() -> QuarkusTransaction.requiringNew()
                .call(() -> MatchJob.delete(
                        "finishedAt < ?1", clock.instant().minus(config.jobs().kept()))));
    }
}
