package org.passerelle.matching.service;

import io.agroal.api.AgroalDataSource;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.passerelle.access.Caller;
import org.passerelle.platform.ChangeLog;
import org.passerelle.platform.ChangeLog.Change;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.platform.TimeOrderedId;

/**
 * Follows the change log for alerts, and for vacancies that have become blocked after they were ranked, behind the index: what is told of is what rankings show by then. Its position is stored
 * in the transaction that stores what it found up to there, so no change is missed, also by a crash; a pair is unique by the
 * versions of its two files, so nobody is told twice. One copy of the service at a time takes a step.
 *
 * <p>A change that the log has forgotten before it was looked at (a service that stood still for over a week) is not told of.
 */
@ApplicationScoped
class Notifier {

    /** After the index. */
    private static final int PRIORITY = Interceptor.Priority.LIBRARY_BEFORE + 320;

    private static final Logger LOG = Logger.getLogger(Notifier.class);

    /** Changes looked at in one step: bounds memory, and the work lost when one step fails. */
    private static final int STEP = 500;

    private static final Position BEGINNING = new Position(0, 0);

    private final AgroalDataSource dataSource;
    private final Indexer indexer;
    private final Rankings rankings;
    private final MatchingConfig config;
    private final Clock clock;
    private final Thread thread = Thread.ofPlatform().name("notifier").daemon().unstarted(this::run);
    private final CountDownLatch stopped = new CountDownLatch(1);

    Notifier(AgroalDataSource dataSource, Indexer indexer, Rankings rankings, MatchingConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.indexer = indexer;
        this.rankings = rankings;
        this.config = config;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(PRIORITY) StartupEvent event) {
        thread.start();
    }

    void onStop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        stopped.countDown();
        thread.join();
    }

    private void run() {
        try {
            do {
                try {
                    catchUp();
                } catch (RuntimeException e) {
                    LOG.error("The alerts could not follow the change log; they go on from where they were", e);
                }
            } while (!stopped.await(config.alerts().poll().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells of all changes that rankings show by now. */
    void catchUp() {
        Caller.asSystem(() -> {
            try (Connection connection = dataSource.getConnection()) {
                boolean more = true;
                while (more && stopped.getCount() > 0) {
                    more = alone(connection);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
    }

    /** A lock of the session holds up nobody who reads the change log, as an open transaction that has written would. */
    private boolean alone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('alerts', 0))");
            try {
                return step(connection);
            } finally {
                statement.execute("select pg_advisory_unlock(hashtextextended('alerts', 0))");
            }
        }
    }

    /** False when there is nothing left to look at that rankings show. */
    private boolean step(Connection connection) throws SQLException {
        Optional<Position> shown = indexer.applied();
        if (shown.isEmpty()) {
            return false;
        }
        Position from = position(connection);
        List<Change> changes =
                ChangeLog.after(connection, ChangeLog.continues(connection, from) ? from : BEGINNING, STEP).stream()
                        .filter(change -> change.position().compareTo(shown.get()) <= 0)
                        .toList();
        if (changes.isEmpty()) {
            return false;
        }
        List<NewPairs.Pair> pairs = newPairs(changes);
        List<BlockedRanking> blocked = BlockedRanking.among(connection, changes);
        QuarkusTransaction.requiringNew()
                .run(() -> store(from, changes.getLast().position(), pairs, blocked));
        return changes.size() == STEP;
    }

    /** Only of vacancies that may be ranked today: a licence may have run out overnight. */
    private List<NewPairs.Pair> newPairs(List<Change> changes) {
        NewPairs found = new NewPairs(indexer.read(indexes -> indexes.classification), clock);
        return found.among(changes).stream()
                .filter(pair -> found.once(pair.vacancy(), this::mayBeRanked))
                .toList();
    }

    private boolean mayBeRanked(UUID vacancy) {
        try {
            rankings.cleared(vacancy);
            return true;
        } catch (HttpProblem refused) {
            return false;
        }
    }

    private static Position position(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select transaction::text, id from change_reader where name = 'alerts'")) {
            row.next();
            return new Position(Long.parseUnsignedLong(row.getString(1)), row.getLong(2));
        }
    }

    private void store(Position from, Position to, List<NewPairs.Pair> pairs, List<BlockedRanking> blocked) {
        try (Connection connection = dataSource.getConnection()) {
            if (!advance(connection, from, to)) {
                throw new IllegalStateException("Another copy has come farther without holding the lock");
            }
            insert(connection, pairs);
            BlockedRanking.tell(connection, blocked, clock.instant());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean advance(Connection connection, Position from, Position to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update change_reader set transaction = ?::text::xid8, id = ?
                where name = 'alerts' and transaction = ?::text::xid8 and id = ?""")) {
            update.setString(1, Long.toUnsignedString(to.transaction()));
            update.setLong(2, to.id());
            update.setString(3, Long.toUnsignedString(from.transaction()));
            update.setLong(4, from.id());
            return update.executeUpdate() == 1;
        }
    }

    private void insert(Connection connection, List<NewPairs.Pair> pairs) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notification (id, alert, tenant, owner, every_service, seeker, vacancy, seeker_version,
                    vacancy_version, score, notified_at)
                select ?, a.id, a.tenant, a.owner, a.every_service, ?, ?, ?, ?, ?, ? from alert a where a.id = ?
                on conflict do nothing""")) {
            Timestamp now = Timestamp.from(clock.instant());
            for (NewPairs.Pair pair : pairs) {
                insert.setObject(1, TimeOrderedId.next());
                insert.setObject(2, pair.seeker());
                insert.setObject(3, pair.vacancy());
                insert.setLong(4, pair.seekerVersion());
                insert.setLong(5, pair.vacancyVersion());
                insert.setInt(6, pair.score());
                insert.setTimestamp(7, now);
                insert.setObject(8, pair.alert());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Scheduled(every = "1h", delayed = "1h")
    void forgetOld() {
        Caller.asSystem(() -> {
            QuarkusTransaction.requiringNew().run(this::keepInboxesBounded);
            return null;
        });
    }

    private void keepInboxesBounded() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from notification where notified_at < ? or id in (
                            select id from (select id, row_number() over (partition by owner order by id desc) place
                                from notification) inbox where place > ?)""")) {
            delete.setTimestamp(
                    1, Timestamp.from(clock.instant().minus(config.alerts().kept())));
            delete.setInt(2, config.alerts().inbox());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
