package org.passerelle.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.platform.ChangeLog.Change;
import org.passerelle.platform.ChangeLog.Position;
import org.postgresql.PGConnection;

/** Against a database of its own, so that nobody else's transactions are running. */
class ChangeLogTest {

    private static final int ALL = 1000;
    /** Long enough for a loopback connection; only a notification that should not come is waited for this long. */
    private static final int NOTIFICATION_MILLISECONDS = 300;

    private static Path dataDirectory;
    private static EmbeddedPostgres postgres;
    private static Connection reader;

    private Position start;

    @BeforeAll
    static void start_a_database() throws SQLException {
        dataDirectory = TestDatabase.temporaryDirectory();
        postgres = EmbeddedPostgres.start(dataDirectory);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), postgres.user(), postgres.password())
                .load()
                .migrate();
        reader = connect();
    }

    @AfterAll
    static void stop_it() throws SQLException {
        reader.close();
        postgres.close();
        TestDatabase.delete(dataDirectory);
    }

    @BeforeEach
    void begin_at_the_end_of_the_log() throws SQLException {
        start = ChangeLog.now(reader);
    }

    @Test
    void a_row_that_took_its_id_first_and_is_committed_last_is_not_passed_over() throws SQLException {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        try (Connection slow = begin();
                Connection quick = begin()) {
            write(slow, first);
            write(quick, second);
            quick.commit();
            assertEquals(List.of(), entities(start), "the reader passed the row of a transaction that still runs");
            slow.commit();
        }
        List<Change> changes = ChangeLog.after(reader, start, ALL);
        assertEquals(
                List.of(first, second), changes.stream().map(Change::entity).toList());
        assertTrue(changes.get(0).position().compareTo(changes.get(1).position()) < 0);
    }

    @Test
    void rows_come_in_the_order_of_their_transactions_whatever_their_ids() throws SQLException {
        UUID early = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        try (Connection older = begin();
                Connection younger = begin()) {
            write(older, early);
            write(younger, other);
            write(older, late);
            younger.commit();
            older.commit();
        }
        List<Change> changes = ChangeLog.after(reader, start, ALL);
        assertEquals(
                List.of(early, late, other),
                changes.stream().map(Change::entity).toList());
        assertTrue(changes.get(1).position().id() > changes.get(2).position().id());
        assertEquals(
                changes.stream().map(Change::position).sorted().toList(),
                changes.stream().map(Change::position).toList());
    }

    @Test
    void transactions_are_ordered_as_numbers_so_that_a_limit_passes_none_over() throws SQLException {
        UUID nine = UUID.randomUUID();
        UUID ten = UUID.randomUUID();
        try (Statement statement = reader.createStatement()) {
            statement.execute("""
                    insert into change (transaction, kind, entity)
                    values ('10', 'SEEKER', '%s'), ('9', 'SEEKER', '%s')""".formatted(ten, nine));
        }
        Change first = ChangeLog.after(reader, new Position(8, 0), 1).getFirst();
        Change second = ChangeLog.after(reader, first.position(), 1).getFirst();
        assertEquals(List.of(nine, ten), List.of(first.entity(), second.entity()));
    }

    @Test
    void a_reader_between_all_the_commits_sees_every_row_once() throws SQLException {
        List<Connection> writers = new ArrayList<>();
        List<UUID> written = new ArrayList<>();
        List<UUID> read = new ArrayList<>();
        Position position = start;
        for (int i = 0; i < 8; i++) {
            writers.add(begin());
        }
        for (int round = 0; round < 3; round++) {
            for (Connection writer : writers) {
                UUID entity = UUID.randomUUID();
                write(writer, entity);
                written.add(entity);
            }
        }
        // Committed neither in the order they began nor in its reverse.
        for (int i = 0; i < writers.size(); i++) {
            try (Connection writer = writers.get((i * 5 + 3) % writers.size())) {
                writer.commit();
            }
            List<Change> changes = ChangeLog.after(reader, position, 2);
            while (!changes.isEmpty()) {
                changes.forEach(change -> read.add(change.entity()));
                position = changes.getLast().position();
                changes = ChangeLog.after(reader, position, 2);
            }
        }
        assertEquals(written.stream().sorted().toList(), read.stream().sorted().toList());
    }

    @Test
    void what_was_rolled_back_never_comes() throws SQLException {
        UUID kept = UUID.randomUUID();
        try (Connection undone = begin();
                Connection done = begin()) {
            write(undone, UUID.randomUUID());
            write(done, kept);
            undone.rollback();
            done.commit();
        }
        assertEquals(List.of(kept), entities(start));
    }

    @Test
    void what_is_written_while_a_rebuild_reads_the_registers_comes_after_its_position() throws SQLException {
        UUID meanwhile = UUID.randomUUID();
        try (Connection writer = begin()) {
            write(writer, meanwhile);
            Position from = ChangeLog.now(reader);
            assertEquals(List.of(), entities(from));
            writer.commit();
            assertEquals(List.of(meanwhile), entities(from));
        }
    }

    @Test
    void a_position_survives_being_written_down() {
        Position position = new Position(-2, 17);
        assertEquals(Map.of("transaction", "18446744073709551614", "id", "17"), position.toMap());
        assertEquals(Optional.of(position), Position.of(position.toMap()));
        assertEquals(Optional.empty(), Position.of(Map.of()));
    }

    @Test
    void positions_are_ordered_without_sign() {
        assertTrue(new Position(-1, 0).compareTo(new Position(1, 9)) > 0);
        assertTrue(new Position(7, 1).compareTo(new Position(7, 2)) < 0);
    }

    @Test
    void a_reader_goes_on_from_where_it_was() throws SQLException {
        write(reader, UUID.randomUUID());
        Position last = ChangeLog.after(reader, start, ALL).getLast().position();
        assertTrue(ChangeLog.continues(reader, last));
        assertEquals(List.of(), entities(last));
    }

    @Test
    void a_position_of_a_database_that_has_come_further_is_not_gone_on_from() throws SQLException {
        Position later = new Position(ChangeLog.now(reader).transaction() + 1_000_000, 0);
        assertFalse(ChangeLog.continues(reader, later));
    }

    @Test
    void what_is_a_week_old_is_forgotten_and_who_stayed_away_starts_from_zero() throws SQLException {
        write(reader, UUID.randomUUID());
        Position old = ChangeLog.after(reader, start, ALL).getLast().position();
        age(old);
        UUID recent = UUID.randomUUID();
        write(reader, recent);
        Position current = ChangeLog.after(reader, old, ALL).getLast().position();
        ChangeLog.forgetOld(reader);
        assertEquals(List.of(recent), entities(start));
        assertFalse(ChangeLog.continues(reader, start));
        assertTrue(ChangeLog.continues(reader, current));
        ChangeLog.forgetOld(reader);
        assertTrue(ChangeLog.continues(reader, current), "forgetting nothing leaves the horizon where it is");
    }

    @Test
    void who_stopped_in_the_middle_of_a_forgotten_transaction_starts_from_zero() throws SQLException {
        try (Connection writer = begin()) {
            write(writer, UUID.randomUUID());
            write(writer, UUID.randomUUID());
            writer.commit();
        }
        Position half = ChangeLog.after(reader, start, 1).getLast().position();
        age(half);
        ChangeLog.forgetOld(reader);
        assertEquals(List.of(), entities(half));
        assertFalse(ChangeLog.continues(reader, half), "the second row of the transaction would be missed");
    }

    @Test
    void the_wait_of_the_oldest_change_is_known() throws SQLException {
        assertEquals(Optional.empty(), ChangeLog.oldestAfter(reader, start));
        Instant before = Instant.now();
        try (Connection writer = begin()) {
            write(writer, UUID.randomUUID());
            writer.commit();
        }
        Instant oldest = ChangeLog.oldestAfter(reader, start).orElseThrow();
        assertFalse(oldest.isBefore(before.minusSeconds(1)) || oldest.isAfter(Instant.now()), oldest.toString());
    }

    @Test
    void a_transaction_notifies_once_however_many_rows_it_writes() throws SQLException {
        try (Connection listener = connect();
                Connection writer = begin();
                Statement statement = writer.createStatement()) {
            listener.createStatement().execute("listen change");
            PGConnection notifications = listener.unwrap(PGConnection.class);
            statement.execute("select set_config('passerelle.role', 'SYSTEM', false)");
            UUID service = UUID.randomUUID();
            statement.execute("""
                    insert into organisation (id, kind, name, country, tenant, version, created_at, updated_at)
                    values ('%1$s', 'PES', 'Service', 'SN', '%1$s', 0, now(), now());
                    insert into classification (id, version, files, loaded_at, current)
                    values ('notified', '1', '', now(), false)""".formatted(service));
            for (int i = 0; i < 50; i++) {
                statement.execute("""
                        insert into seeker (id, tenant, office, country, reference, given_name, family_name, sex, residence,
                            classification, classification_version, occupations, skills, languages, qualifications, training,
                            wishes, movements, consents, version, created_at, updated_at, created_by, updated_by)
                        values ('%1$s', '%2$s', '%2$s', 'SN', '%3$d', 'A', 'B', 'X', '{"country": "SN"}', 'notified', '1',
                            '[]', '[]', '[]', '[]', '[]', '{}', '[]', '[]', 0, now(), now(), '%2$s', '%2$s')""".formatted(UUID.randomUUID(), service, i));
            }
            statement.execute("update seeker set given_name = 'C' where tenant = '" + service + "'");
            statement.execute("delete from seeker where tenant = '" + service + "' and reference = '7'");
            assertEquals(
                    0, notifications.getNotifications(1).length, "nobody is woken before there is something to read");
            writer.commit();
            assertEquals(1, notifications.getNotifications(NOTIFICATION_MILLISECONDS).length);
            assertEquals(0, notifications.getNotifications(NOTIFICATION_MILLISECONDS).length);
        }
        assertEquals(101, entities(start).size());
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static Connection begin() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void write(Connection connection, UUID entity) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into change (kind, entity) values ('SEEKER', ?)")) {
            insert.setObject(1, entity);
            insert.executeUpdate();
        }
    }

    /** Makes the transaction's rows look eight days old. */
    private static void age(Position position) throws SQLException {
        try (PreparedStatement update = reader.prepareStatement(
                "update change set changed_at = now() - interval '8 days' where transaction = ?::text::xid8")) {
            update.setString(1, Long.toUnsignedString(position.transaction()));
            update.executeUpdate();
        }
    }

    private static List<UUID> entities(Position after) throws SQLException {
        return ChangeLog.after(reader, after, ALL).stream().map(Change::entity).toList();
    }
}
