package org.passerelle.recruitment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;

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

    /** Stores the very form that is hashed, all entries at once: one by one they take most of the time of a bulk load. */
    private static final String INSERT = """
            insert into examination (id, organisation, position, previous, hash, vacancy, vacancy_version, placement, checked_at,
                checked_by, checks)
            select id, organisation, position, decode(previous, 'hex'), decode(hash, 'hex'), vacancy, "vacancyVersion", placement,
                "checkedAt", "checkedBy", checks
            from jsonb_to_recordset(cast(:entries as jsonb)) as entry (id uuid, organisation uuid, position bigint, previous text,
                hash text, vacancy uuid, "vacancyVersion" bigint, placement uuid, "checkedAt" timestamptz, "checkedBy" text,
                checks jsonb)
            order by position""";

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
            examinations.forEach(RecruitmentRecord.this::chain);
            examinations.clear();
            size = 0;
        }

        @Override
        public void beforeCompletion() {
            if (size > 0) {
                write();
            }
        }

        @Override
        public void afterCompletion(int status) {
            // What was rolled back is gone with the rest.
        }
    }

    /**
     * Adds an examination to the record when the current transaction ends: until then no query finds it.
     *
     * @param organisation the tenant of its vacancy
     * @param made without a place in the chain
     */
    void append(UUID organisation, Examination made) {
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
        StringJoiner entries = new StringJoiner(",", "[", "]");
        for (Examination made : examinations) {
            String canonical =
                    RecordEntry.of(made, organisation, ++position, last).canonical();
            last = RecordEntry.hash(canonical);
            entries.add(RecordEntry.exported(canonical, last));
        }
        database.createNativeQuery(INSERT)
                .setParameter("entries", entries.toString())
                .executeUpdate();
        database.createNativeQuery("""
                insert into record_seal (organisation, entries, hash, sealed_at)
                values (:organisation, :entries, :hash, :now)""")
                .setParameter("organisation", organisation)
                .setParameter("entries", position)
                .setParameter("hash", last)
                .setParameter("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .executeUpdate();
    }
}
