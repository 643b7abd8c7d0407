package org.passerelle.recruitment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Writes examinations into the record: each organisation's entries in a chain of hashes, one seal per organisation at the end of
 * each transaction that added any.
 *
 * <p>A chain is taken by one transaction at a time. That happens at the very end, when all else is written, so that bulk loads
 * of one organisation wait for one another's commit and not for one another's work; and in the order of the organisations'
 * ids, so that no two wait for each other.
 */
@ApplicationScoped
public class RecruitmentRecord {

    /**
     * Examinations held in memory, some 10 MB. A transaction that makes more, such as the sample's, takes its chains before its
     * end.
     */
    private static final int MOST_PENDING = 500;

    private static final Object PENDING = new Object();

    private static final String INSERT = """
            insert into examination (id, organisation, position, previous, hash, vacancy, vacancy_version, placement, checked_at,
                checked_by, rules, checks)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    RecruitmentRecord(EntityManager database, TransactionSynchronizationRegistry transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The examinations a transaction has made and not written yet. */
    private final class Pending implements Synchronization {

        private final Map<UUID, List<Examination>> examinations = new TreeMap<>();
        private int size;
        private boolean rulesStored;

        void add(UUID organisation, Examination made) {
            examinations.computeIfAbsent(organisation, o -> new ArrayList<>()).add(made);
            size++;
            if (size >= MOST_PENDING) {
                write();
            }
        }

        private void write() {
            // Rows that others may be waiting for are ours before a chain is.
            database.flush();
            if (!rulesStored) {
                database.unwrap(Session.class).doWork(RuleSet.IN_FORCE::store);
                rulesStored = true;
            }
            examinations.forEach(RecruitmentRecord.this::chain);
            examinations.clear();
            size = 0;
        }

        @Override
        public void beforeCompletion() {
            if (size > 0) {
                write();
                giveBackConnection();
            }
        }

        @Override
        public void afterCompletion(int status) {
            // What was rolled back is gone with the rest.
        }
    }

    /** Hibernate does so before it comes to this, and not again: the pool would take it back with a warning. */
    private void giveBackConnection() {
        database.unwrap(SharedSessionContractImplementor.class)
                .getJdbcCoordinator()
                .getLogicalConnection()
                .beforeTransactionCompletion();
    }

    /**
     * Adds an examination to the record when the current transaction ends: until then no query finds it.
     *
     * @param organisation the tenant of its vacancy
     * @param made without a place in the chain
     */
    void append(UUID organisation, Examination made) {
        // Now, and not while others wait for the chain.
        made.recorded = CanonicalChecks.of(made.checks());
        Pending pending = (Pending) transaction.getResource(PENDING);
        if (pending == null) {
            pending = new Pending();
            transaction.putResource(PENDING, pending);
            transaction.registerInterposedSynchronization(pending);
        }
        pending.add(organisation, made);
    }

    private void chain(UUID organisation, List<Examination> examinations) {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .setParameter("name", "record/" + organisation)
                .getSingleResult();
        long position = 0;
        byte[] last = RecordEntry.beginning();
        List<?> seals = database.createNativeQuery(
                        "select entries, hash from record_seal where organisation = :organisation order by entries desc limit 1")
                .setParameter("organisation", organisation)
                .getResultList();
        if (!seals.isEmpty()) {
            Object[] seal = (Object[]) seals.getFirst();
            position = (Long) seal[0];
            last = (byte[]) seal[1];
        }
        byte[] head = last;
        long before = position;
        byte[] hash = database.unwrap(Session.class)
                .doReturningWork(connection -> insert(connection, organisation, before, head, examinations));
        database.createNativeQuery("""
                insert into record_seal (organisation, entries, hash, sealed_at)
                values (:organisation, :entries, :hash, :now)""")
                .setParameter("organisation", organisation)
                .setParameter("entries", before + examinations.size())
                .setParameter("hash", hash)
                .setParameter("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .executeUpdate();
    }

    /** @return the hash of the last */
    static byte[] insert(
            Connection connection, UUID organisation, long position, byte[] last, List<Examination> examinations)
            throws SQLException {
        byte[] previous = last;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < examinations.size(); i++) {
                Examination made = examinations.get(i);
                RecordEntry entry = RecordEntry.of(made, organisation, position + i + 1, previous);
                byte[] hash = entry.hash();
                insert.setObject(1, entry.id());
                insert.setObject(2, organisation);
                insert.setLong(3, entry.position());
                insert.setBytes(4, previous);
                insert.setBytes(5, hash);
                insert.setObject(6, entry.vacancy());
                insert.setLong(7, entry.vacancyVersion());
                insert.setObject(8, entry.placement(), Types.OTHER);
                insert.setObject(9, made.checkedAt.atOffset(ZoneOffset.UTC));
                insert.setString(10, entry.checkedBy());
                insert.setBytes(11, entry.rules());
                insert.setString(12, entry.checks());
                insert.addBatch();
                previous = hash;
            }
            insert.executeBatch();
        }
        return previous;
    }
}
