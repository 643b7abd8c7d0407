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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classifications;
import org.passerelle.platform.ChangeLog;
import org.passerelle.platform.ChangeLog.Change;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.TimeOrderedId;
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
    /** A UUID: whatever else the file {@code current} holds is never taken for a directory to write and delete in. */
    private static final Pattern GENERATION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final AgroalDataSource dataSource;
    private final Classifications classifications;
    private final MatchingConfig config;
    private final Path dataDirectory;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Thread thread = Thread.ofPlatform().name("indexer").daemon().unstarted(this::run);

    private volatile Indexes live;
    private final AtomicBoolean rebuilding = new AtomicBoolean();
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
        this.dataDirectory = dataDirectory;
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
            return question.apply(live);
        }
    }

    boolean rebuilding() {
        return rebuilding.get();
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

    /** Builds new indexes from the registers while the old ones serve, then puts them in their place; one at a time. */
    public void rebuild() {
        Caller.asSystem(() -> {
            try (Connection connection = dataSource.getConnection()) {
                rebuild(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
    }

    @Scheduled(every = "24h", delayed = "1h")
    void forgetOldChanges() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            ChangeLog.forgetOld(connection);
        }
    }

    private void run() {
        Caller.asSystem(() -> {
            while (!stopped) {
                try (Connection connection = dataSource.getConnection()) {
                    listen(connection);
                } catch (SQLException | RuntimeException e) {
                    if (!stopped) {
                        LOG.error("The index could not follow the change log; it goes on from where it was", e);
                        pause();
                    }
                }
            }
            return null;
        });
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen change");
        }
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (!stopped) {
            follow(connection);
            notifications.getNotifications((int) config.index().poll().toMillis());
        }
    }

    private synchronized void follow(Connection connection) throws SQLException {
        Optional<Position> position = live.applied();
        if (position.isEmpty()
                || !ChangeLog.continues(connection, position.get())
                || live.classification != classifications.current()) {
            rebuild(connection);
            if (live.applied().isEmpty()) {
                // Another thread is filling them.
                return;
            }
        }
        if (live.applied().isEmpty()) {
            // Another thread is filling them.
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

    private void rebuild(Connection connection) throws SQLException {
        if (!rebuilding.compareAndSet(false, true)) {
            return;
        }
        try {
            Position from = ChangeLog.now(connection);
            String generation = TimeOrderedId.next().toString();
            Indexes fresh = new Indexes(
                    directory().resolve(generation), classifications.current(), ChangeLog.database(connection));
            try {
                fresh.fill(from);
                replace(connection, fresh, generation);
            } finally {
                if (live != fresh) {
                    fresh.close();
                    delete(fresh.directory);
                }
            }
        } finally {
            rebuilding.set(false);
        }
    }

    private synchronized void replace(Connection connection, Indexes fresh, String generation) throws SQLException {
        applyAll(connection, fresh);
        fresh.commit();
        pointTo(generation);
        Indexes old = live;
        live = fresh;
        old.close();
        delete(old.directory);
        LOG.infof(
                "The index was rebuilt: %d candidates, %d openings",
                fresh.candidates.documents(), fresh.openings.documents());
    }

    private Indexes open() {
        try (Connection connection = dataSource.getConnection()) {
            Files.createDirectories(directory());
            String generation = generation();
            // What a rebuild left behind when it was killed.
            try (Stream<Path> generations = Files.list(directory())) {
                generations
                        .filter(Files::isDirectory)
                        .filter(d -> !d.getFileName().toString().equals(generation))
                        .forEach(Indexer::delete);
            }
            Indexes indexes = new Indexes(
                    directory().resolve(generation), classifications.current(), ChangeLog.database(connection));
            if (indexes.applied().isPresent()
                    && !ChangeLog.continues(connection, indexes.applied().get())) {
                indexes.forget();
            }
            pointTo(generation);
            return indexes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the file {@code current} names it; a new one where there is none, or nothing that is one's name. */
    private String generation() throws IOException {
        Path pointer = directory().resolve("current");
        String named = Files.exists(pointer) ? Files.readString(pointer).strip() : "";
        return GENERATION.matcher(named).matches()
                ? named
                : TimeOrderedId.next().toString();
    }

    private void pointTo(String generation) {
        try {
            Path temporary = Files.writeString(directory().resolve("current.new"), generation + "\n");
            Files.move(temporary, directory().resolve("current"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directory() {
        return dataDirectory.resolve("index");
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

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
