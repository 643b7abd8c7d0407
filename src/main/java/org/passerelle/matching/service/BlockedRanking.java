package org.passerelle.matching.service;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.passerelle.platform.ChangeLog.Change;
import org.passerelle.platform.ChangeLog.Kind;
import org.passerelle.platform.TimeOrderedId;

/**
 * Somebody ranked a vacancy that has become blocked since: a shortlist rests on an outcome that no longer holds.
 *
 * @param owner the key that ranked
 * @param change of the clearance
 */
record BlockedRanking(UUID owner, UUID change) {

    /**
     * Those that changes of vacancies brought about, of keys that are still in use. Rankings older than twelve months are left
     * out: so long at least they are kept.
     */
    static List<BlockedRanking> among(Connection connection, List<Change> changes) throws SQLException {
        List<Change> vacancies =
                changes.stream().filter(change -> change.kind() == Kind.VACANCY).toList();
        try (PreparedStatement query = connection.prepareStatement("""
                select distinct k.id, c.id from unnest(?::uuid[], ?::text[]) as logged (vacancy, transaction)
                join clearance_change c on c.vacancy = logged.vacancy and c.transaction = logged.transaction::xid8
                    and c.clearance = 'BLOCKED' and c.previous <> 'BLOCKED'
                join match_run r on r.subject = c.vacancy and r.ran_at > c.changed_at - interval '12 months'
                join api_key k on k.id = r.requested_by and k.revoked_at is null""")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", vacancies.stream().map(Change::entity).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            vacancies.stream()
                                    .map(change -> Long.toUnsignedString(
                                            change.position().transaction()))
                                    .toArray()));
            List<BlockedRanking> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new BlockedRanking(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                }
            }
            return found;
        }
    }

    /** Nobody is told twice of the same change. */
    static void tell(Connection connection, List<BlockedRanking> blocked, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notification (id, kind, tenant, owner, every_service, vacancy, clearance_change, notified_at)
                select ?, 'BLOCKED', k.tenant, k.id, k.role = 'ADMINISTRATOR', c.vacancy, c.id, ?
                from api_key k, clearance_change c where k.id = ? and c.id = ?
                on conflict do nothing""")) {
            for (BlockedRanking ranking : blocked) {
                insert.setObject(1, TimeOrderedId.next());
                insert.setTimestamp(2, Timestamp.from(now));
                insert.setObject(3, ranking.owner());
                insert.setObject(4, ranking.change());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
