package org.passerelle.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads what has changed, in an order in which nothing can be missed. Ids are handed out before commit, so a row with a lower
 * id may appear later than one with a higher; rows are therefore ordered by (transaction id, id) and read only below the
 * oldest transaction that is still running.
 */
public final class ChangeLog {

    private ChangeLog() {}

    public enum Kind {
        SEEKER,
        VACANCY
    }

    /**
     * How far a reader has come: all rows up to this one.
     *
     * @param transaction PostgreSQL's 64-bit transaction id
     */
    public record Position(long transaction, long id) implements Comparable<Position> {

        private static final String TRANSACTION = "transaction";
        private static final String ID = "id";

        @Override
        public int compareTo(Position other) {
            int order = Long.compareUnsigned(transaction, other.transaction);
            return order != 0 ? order : Long.compare(id, other.id);
        }

        public Map<String, String> toMap() {
            return Map.of(TRANSACTION, Long.toUnsignedString(transaction), ID, Long.toString(id));
        }

        /** Empty for an index that was never filled. */
        public static Optional<Position> of(Map<String, String> map) {
            return map.containsKey(TRANSACTION)
                    ? Optional.of(
                            new Position(Long.parseUnsignedLong(map.get(TRANSACTION)), Long.parseLong(map.get(ID))))
                    : Optional.empty();
        }
    }

    public record Change(Position position, Kind kind, UUID entity) {}

    /** A position before which everything is visible to a query that starts afterwards: where a rebuild begins. */
    public static Position now(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select pg_snapshot_xmin(pg_current_snapshot())::text");
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Position(Long.parseUnsignedLong(row.getString(1)), 0);
        }
    }

    /**
     * Which database this is: the same for as long as it lives, another for a copy made by dump and restore, whose
     * transactions are numbered differently.
     */
    public static String database(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                        select system_identifier || '/' || oid from pg_control_system(), pg_database
                        where datname = current_database()""");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** Whether a reader of this database may go on from here: not from before what was forgotten, nor from the future. */
    public static boolean continues(Connection connection, Position position) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select ?::text::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
                       and ?::text::xid8 >= (select forgotten_before from change_horizon)""")) {
            query.setString(1, Long.toUnsignedString(position.transaction()));
            query.setString(2, Long.toUnsignedString(position.transaction()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The next changes in order; empty when the reader has caught up. */
    public static List<Change> after(Connection connection, Position position, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select transaction::text, id, kind, entity from change
                where (transaction, id) > (?::text::xid8, ?)
                and transaction < pg_snapshot_xmin(pg_current_snapshot())
                order by change.transaction, id limit ?""")) {
            query.setString(1, Long.toUnsignedString(position.transaction()));
            query.setLong(2, position.id());
            query.setInt(3, limit);
            List<Change> changes = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    changes.add(new Change(
                            new Position(Long.parseUnsignedLong(rows.getString(1)), rows.getLong(2)),
                            Kind.valueOf(rows.getString(3)),
                            rows.getObject(4, UUID.class)));
                }
            }
            return changes;
        }
    }

    /** When the oldest change that the reader has not come to was made; empty when it has caught up. */
    public static Optional<Instant> oldestAfter(Connection connection, Position position) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select changed_at from change where (transaction, id) > (?::text::xid8, ?)
                order by transaction, id limit 1""")) {
            query.setString(1, Long.toUnsignedString(position.transaction()));
            query.setLong(2, position.id());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }

    /**
     * Drops what another database has left in a copy of it made by dump and restore: transactions that this one has not come
     * to yet. Readers start from zero then, see {@link #database}.
     */
    public static void dropForeign(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from change where transaction >= pg_snapshot_xmax(pg_current_snapshot())");
            statement.execute("""
                    update change_horizon set forgotten_before = '0'
                    where forgotten_before > pg_snapshot_xmax(pg_current_snapshot())""");
        }
    }

    /**
     * Forgets changes of more than a week ago; a reader that stayed away for longer starts from zero. So does one that
     * stopped within the last forgotten transaction: whether it had come to its end is not known any more.
     */
    public static void forgetOld(Connection connection) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement("""
                with forgotten as (
                    delete from change where changed_at < now() - interval '7 days' returning transaction)
                update change_horizon set forgotten_before = greatest(forgotten_before,
                    (select (max(transaction)::text::numeric + 1)::text::xid8 from forgotten))""")) {
            forget.executeUpdate();
        }
    }
}
