package org.passerelle.matching.service;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.lucene.store.AlreadyClosedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classifications;
import org.passerelle.matching.lucene.Crew;
import org.passerelle.platform.ChangeLog;
import org.passerelle.platform.ChangeLog.Change;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.platform.ProblemType;
import org.postgresql.PGConnection;

/**
 * Keeps the indexes current with the change log, in one thread. A generation of the indexes is one directory; the file
 * {@code current} names the one in use, and a rebuild makes a new one beside it while the old one goes on serving.
 */
@ApplicationScoped
public class Indexer {

    /** After the classification, the first key and the sample. */
    private static final int PRIORITY = Interceptor.Priority.LIBRARY_BEFORE + 300;

    private static final Logger LOG = Logger.getLogger(Indexer.class);
    /** Changes applied in one step: bounds memory, and the work lost when one step fails. */
    private static final int STEP = 1000;

    private final AgroalDataSource dataSource;
    private final Classifications classifications;
    private final MatchingConfig config;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Thread thread = Thread.ofPlatform().name("indexer").daemon().unstarted(this::run);

    /** Held while a rebuild is under way. */
    private final ReentrantLock rebuild = new ReentrantLock();

    private final Crew crew = Crew.ofProcessors();
    private final Generations generations;
    private volatile Indexes live;
    private volatile boolean stopped;
    private Instant lastCommit = Instant.EPOCH;

    Indexer(
            AgroalDataSource dataSource,
            Classifications classifications,
            MatchingConfig config,
            @ConfigProperty(name = "passerelle.data-dir") Path dataDirectory,
            Clock clock,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.classifications = classifications;
        this.config = config;
        this.generations = new Generations(dataDirectory.resolve("index"));
        this.clock = clock;
        this.meters = meters;
    }

    void onStart(@Observes @Priority(PRIORITY) StartupEvent event) {
        live = open();
        meters.gauge("passerelle.index.candidates", this, Indexer::candidates);
        meters.gauge("passerelle.index.openings", this, Indexer::openings);
        meters.gauge("passerelle.index.lag.seconds", this, i -> i.lag().toMillis() / 1000.0);
        thread.start();
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        // No interrupt: it would close the files that Lucene is writing.
        stopped = true;
        thread.join();
        close();
    }

    /** How far the change log is applied: what is asked from now on is answered from there or later. Empty: never. */
    Optional<Position> applied() {
        return live.applied();
    }

    /**
     * Reads from the indexes in use.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 while they are being filled for the first time
     */
    <T> T read(Function<Indexes, T> question) {
        if (live.applied().isEmpty()) {
            throw ProblemType.INDEX_NOT_READY.problem();
        }
        return ask(question);
    }

    int candidates() {
        return ask(indexes -> indexes.candidates.documents());
    }

    int openings() {
        return ask(indexes -> indexes.openings.documents());
    }

    /** Once more from the new indexes where a rebuild has just closed the old. */
    private <T> T ask(Function<Indexes, T> question) {
        try {
            return question.apply(live);
        } catch (AlreadyClosedException replaced) {
            return askAgain(question);
        }
    }

    /** Those that a failure has closed are soon opened again. */
    private <T> T askAgain(Function<Indexes, T> question) {
        try {
            return question.apply(live);
        } catch (AlreadyClosedException failed) {
            throw ProblemType.INDEX_NOT_READY.problem();
        }
    }

    boolean rebuilding() {
        return rebuild.isLocked();
    }

    /** How long the oldest change that rankings do not show yet has been waiting; zero when there is none. */
    Duration lag() {
        return Caller.asSystem(() -> {
            try (Connection connection = dataSource.getConnection()) {
                Optional<Instant> oldest = live.applied().isEmpty()
                        ? Optional.of(Instant.EPOCH)
                        : ChangeLog.oldestAfter(connection, live.applied().get());
                return oldest.map(at -> Duration.between(at, clock.instant()))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ZERO);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Applies all changes that are committed by now and returns when rankings show them. */
    public void catchUp() {
        Caller.asSystem(() -> {
            try (Connection connection = dataSource.getConnection()) {
                follow(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
    }

    /**
     * Builds new indexes from the registers while the old ones serve and follow, then puts them in their place; one at a
     * time.
     */
    public void rebuild() {
        if (!rebuild.tryLock()) {
            return;
        }
        try {
            Caller.asSystem(() -> {
                try (Connection connection = dataSource.getConnection()) {
                    build(connection);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                return null;
            });
        } finally {
            rebuild.unlock();
        }
    }

    @Scheduled(every = "24h", delayed = "1h")
    void forgetOldChanges() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            ChangeLog.forgetOld(connection);
        }
    }

    private void run() {
        Caller.asSystem(() -> {
            boolean closed = false;
            while (!stopped) {
                try (Connection connection = dataSource.getConnection()) {
                    if (closed) {
                        reopen();
                        closed = false;
                    }
                    listen(connection);
                } catch (AlreadyClosedException e) {
                    closed = true;
                    LOG.error(
                            "The index was closed by a failure of the disk or for want of memory; it is opened again as it was",
                            e);
                } catch (SQLException | RuntimeException | OutOfMemoryError e) {
                    if (!stopped) {
                        LOG.error("The index could not follow the change log; it goes on from where it was", e);
                    }
                }
                pause();
            }
            return null;
        });
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen change");
            PGConnection notifications = connection.unwrap(PGConnection.class);
            while (!stopped) {
                follow(connection);
                notifications.getNotifications((int) config.index().poll().toMillis());
            }
        } finally {
            if (!connection.isClosed()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("unlisten *");
                }
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        if (live.applied().isEmpty()) {
            fill(connection);
        } else if (!rebuild.isLocked()
                && (live.classification != classifications.current()
                        || !ChangeLog.continues(connection, live.applied().get()))) {
            Thread.ofPlatform().name("index-rebuild").daemon().start(this::rebuild);
        }
        step(connection);
    }

    /** For the first time; whoever else asks meanwhile waits, as there is nothing to be followed yet. */
    private void fill(Connection connection) throws SQLException {
        rebuild.lock();
        try {
            if (live.applied().isEmpty()) {
                build(connection);
            }
        } finally {
            rebuild.unlock();
        }
    }

    private synchronized void step(Connection connection) throws SQLException {
        if (stopped || live.applied().isEmpty()) {
            return;
        }
        applyAll(connection, live);
        if (live.dirty() && lastCommit.plus(config.index().commit()).isBefore(clock.instant())) {
            live.commit();
            lastCommit = clock.instant();
        }
    }

    private void applyAll(Connection connection, Indexes indexes) throws SQLException {
        List<Change> changes;
        do {
            changes = ChangeLog.after(connection, indexes.applied().orElseThrow(), STEP);
            if (!changes.isEmpty()) {
                indexes.apply(changes);
            }
        } while (changes.size() == STEP && !stopped);
    }

    private void build(Connection connection) throws SQLException {
        Position from = ChangeLog.now(connection);
        Indexes fresh = indexes(connection, generations.fresh());
        try {
            if (fresh.fill(from, () -> stopped)) {
                replace(connection, fresh);
            }
        } finally {
            if (live != fresh) {
                fresh.close();
                Generations.delete(fresh.directory);
            }
        }
    }

    private synchronized void replace(Connection connection, Indexes fresh) throws SQLException {
        if (stopped) {
            return;
        }
        applyAll(connection, fresh);
        fresh.commit();
        generations.use(fresh.directory);
        Indexes old = live;
        live = fresh;
        old.close();
        Generations.delete(old.directory);
        LOG.infof(
                "The index was rebuilt: %d candidates, %d openings",
                fresh.candidates.documents(), fresh.openings.documents());
    }

    private Indexes open() {
        return Caller.asSystem(() -> {
            try (Connection connection = dataSource.getConnection()) {
                ChangeLog.dropForeign(connection);
                Indexes indexes = indexes(connection, generations.current());
                if (indexes.applied().isPresent()
                        && !ChangeLog.continues(connection, indexes.applied().get())) {
                    indexes.forget();
                }
                return indexes;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Indexes indexes(Connection connection, Path generation) throws SQLException {
        return new Indexes(generation, classifications.current(), crew, ChangeLog.database(connection), meters);
    }

    private synchronized void reopen() {
        if (!stopped) {
            // The failure may have closed one only: the other still holds its directory.
            live.close();
            live = open();
        }
    }

    private synchronized void close() {
        if (live.dirty()) {
            live.commit();
        }
        live.close();
    }

    private void pause() {
        try {
            Thread.sleep(config.index().poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
