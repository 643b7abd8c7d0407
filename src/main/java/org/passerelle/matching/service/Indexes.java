package org.passerelle.matching.service;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.classification.Classification;
import org.passerelle.matching.lucene.CandidateIndex;
import org.passerelle.matching.lucene.LiveIndex;
import org.passerelle.matching.lucene.OpeningIndex;
import org.passerelle.platform.ChangeLog;
import org.passerelle.platform.ChangeLog.Change;
import org.passerelle.platform.ChangeLog.Kind;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.seeker.Seeker;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancy;

/**
 * The indexes of candidates and openings, written together from the same change log. One thread at a time writes; any number
 * read. Works as the service itself: the caller must have seen to that.
 */
final class Indexes implements Closeable {

    /** Files read from the database in one transaction while rebuilding. */
    private static final int BATCH = 1000;

    private static final UUID FIRST = new UUID(0, 0);
    private static final String DATABASE = "database";

    final CandidateIndex candidates;
    final OpeningIndex openings;
    final Path directory;
    /** What the facts in them were made with. */
    final Classification classification;

    private final String database;
    private volatile Position applied;
    private volatile Position committed;

    /**
     * Opens or creates.
     *
     * @param database what they are derived from, see {@link ChangeLog#database}; what was derived from another counts for
     *     nothing
     */
    Indexes(Path directory, Classification classification, String database) {
        this.database = database;
        this.directory = directory;
        this.classification = classification;
        this.candidates = new CandidateIndex(directory.resolve("candidates"), classification);
        this.openings = new OpeningIndex(directory.resolve("openings"), classification);
        // A crash may come between the two commits: what one of them has already seen is only written again.
        Optional<Position> left = position(candidates);
        Optional<Position> right = position(openings);
        committed = left.isPresent() && right.isPresent()
                ? (left.get().compareTo(right.get()) <= 0 ? left.get() : right.get())
                : null;
        applied = committed;
    }

    private Optional<Position> position(LiveIndex index) {
        return database.equals(index.position().get(DATABASE)) ? Position.of(index.position()) : Optional.empty();
    }

    /** Makes them as if never filled: what is in them is not to be gone on from. */
    void forget() {
        applied = null;
        committed = null;
    }

    /** How far the change log is applied; empty while the indexes were never filled. */
    Optional<Position> applied() {
        return Optional.ofNullable(applied);
    }

    boolean dirty() {
        return applied != null && !applied.equals(committed);
    }

    /** Writes what changed, each file once, and shows it to the rankings that follow. */
    void apply(List<Change> changes) {
        Set<UUID> seekers = ids(changes, Kind.SEEKER);
        Set<UUID> vacancies = ids(changes, Kind.VACANCY);
        QuarkusTransaction.requiringNew().run(() -> {
            writeSeekers(Seeker.list("id in ?1", seekers), seekers);
            writeVacancies(Vacancy.list("id in ?1", vacancies), vacancies);
        });
        candidates.refresh();
        openings.refresh();
        applied = changes.getLast().position();
    }

    /**
     * Fills empty indexes from the registers. Linear in their size; memory is bounded by one batch.
     *
     * @param from a position taken before: what changes meanwhile is read from the log afterwards
     */
    void fill(Position from) {
        candidates.clear();
        openings.clear();
        for (UUID last = FIRST; last != null; ) {
            UUID after = last;
            last = QuarkusTransaction.requiringNew().call(() -> {
                List<Seeker> batch = Seeker.<Seeker>find("id > ?1 order by id", after)
                        .range(0, BATCH - 1)
                        .list();
                writeSeekers(batch, new HashSet<>());
                Panache.getEntityManager().clear();
                return batch.isEmpty() ? null : batch.getLast().id;
            });
        }
        for (UUID last = FIRST; last != null; ) {
            UUID after = last;
            last = QuarkusTransaction.requiringNew().call(() -> {
                List<Vacancy> batch = Vacancy.<Vacancy>find("id > ?1 order by id", after)
                        .range(0, BATCH - 1)
                        .list();
                writeVacancies(batch, new HashSet<>());
                Panache.getEntityManager().clear();
                return batch.isEmpty() ? null : batch.getLast().id;
            });
        }
        candidates.refresh();
        openings.refresh();
        applied = from;
        commit();
    }

    /** Makes what was applied durable. */
    void commit() {
        Position position = applied;
        Map<String, String> mark = new HashMap<>(position.toMap());
        mark.put(DATABASE, database);
        candidates.commit(mark);
        openings.commit(mark);
        committed = position;
    }

    /** @param wanted ids that may be gone from the register: those that were not found leave the index */
    private void writeSeekers(List<Seeker> found, Set<UUID> wanted) {
        for (Seeker seeker : found) {
            candidates.update(Projection.candidate(seeker), Set.of(tenant(seeker.tenant)));
            wanted.remove(seeker.id);
        }
        wanted.forEach(candidates::delete);
    }

    private void writeVacancies(List<Vacancy> found, Set<UUID> wanted) {
        for (Vacancy vacancy : found) {
            if (vacancy.state == Vacancy.State.PUBLISHED && vacancy.clearance != Clearance.BLOCKED) {
                openings.update(Projection.opening(vacancy), vacancy.expiresOn, Set.of(tenant(vacancy.tenant)));
                wanted.remove(vacancy.id);
            } else {
                openings.delete(vacancy.id);
            }
        }
        wanted.forEach(openings::delete);
    }

    /** The label of what belongs to a tenant. */
    static String tenant(UUID tenant) {
        return "tenant:" + tenant;
    }

    private static Set<UUID> ids(List<Change> changes, Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(Change::entity)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public void close() {
        candidates.close();
        openings.close();
    }
}
