package org.passerelle.matching.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.store.AlreadyClosedException;
import org.jboss.logging.Logger;
import org.passerelle.classification.Classification;
import org.passerelle.classification.recoding.CurrentCodes;
import org.passerelle.matching.lucene.CandidateIndex;
import org.passerelle.matching.lucene.Crew;
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

    private static final Logger LOG = Logger.getLogger(Indexes.class);

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
    private final Counter refused;
    private volatile Position applied;
    private volatile Position committed;

    /**
     * Opens or creates.
     *
     * @param crew that computes rankings
     * @param database what they are derived from, see {@link ChangeLog#database}; what was derived from another counts for
     *     nothing
     */
    Indexes(Path directory, Classification classification, Crew crew, String database, MeterRegistry meters) {
        this.refused = meters.counter("passerelle.index.refused");
        this.database = database;
        this.directory = directory;
        this.classification = classification;
        this.candidates = new CandidateIndex(directory.resolve("candidates"), classification, crew);
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
     * @param stopped asked between batches
     * @return false when it was stopped before the end
     */
    boolean fill(Position from, BooleanSupplier stopped) {
        candidates.clear();
        openings.clear();
        boolean filled = fill(stopped, after -> {
                    List<Seeker> batch = Seeker.<Seeker>find("id > ?1 order by id", after)
                            .range(0, BATCH - 1)
                            .list();
                    writeSeekers(batch, new HashSet<>());
                    return batch.isEmpty() ? null : batch.getLast().id;
                })
                && fill(stopped, after -> {
                    List<Vacancy> batch = Vacancy.<Vacancy>find("id > ?1 order by id", after)
                            .range(0, BATCH - 1)
                            .list();
                    writeVacancies(batch, new HashSet<>());
                    return batch.isEmpty() ? null : batch.getLast().id;
                });
        if (filled) {
            candidates.refresh();
            openings.refresh();
            applied = from;
            commit();
        }
        return filled;
    }

    /** @param writeAfter writes the batch after an id and gives its last id, null at the end */
    private static boolean fill(BooleanSupplier stopped, UnaryOperator<UUID> writeAfter) {
        for (UUID last = FIRST; last != null; ) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            UUID after = last;
            last = QuarkusTransaction.requiringNew().call(() -> writeAfter.apply(after));
        }
        return true;
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
        CurrentCodes codes = codes(found.stream().map(s -> s.id).toList());
        for (Seeker seeker : found) {
            write(
                    candidates,
                    seeker.id,
                    () -> candidates.update(
                            Projection.candidate(seeker, classification, codes),
                            Set.of(tenant(seeker.tenant)),
                            Set.of()));
            wanted.remove(seeker.id);
        }
        wanted.forEach(candidates::delete);
    }

    private void writeVacancies(List<Vacancy> found, Set<UUID> wanted) {
        CurrentCodes codes = codes(found.stream().map(v -> v.id).toList());
        for (Vacancy vacancy : found) {
            if (vacancy.state == Vacancy.State.PUBLISHED
                    && vacancy.clearance != Clearance.BLOCKED
                    && Projection.speaks(vacancy, classification)) {
                write(
                        openings,
                        vacancy.id,
                        () -> openings.update(
                                Projection.opening(vacancy, codes), vacancy.expiresOn, Set.of(tenant(vacancy.tenant))));
            } else {
                openings.delete(vacancy.id);
            }
            wanted.remove(vacancy.id);
        }
        wanted.forEach(openings::delete);
    }

    private CurrentCodes codes(List<UUID> records) {
        return CurrentCodes.of(records, classification.id(), classification.version());
    }

    /** One file that cannot be turned into facts must not keep all others from being followed. */
    private void write(LiveIndex index, UUID id, Runnable write) {
        try {
            write.run();
        } catch (UncheckedIOException | AlreadyClosedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(
                    "%s cannot be indexed and is not ranked: %s",
                    id, e.getClass().getName());
            refused.increment();
            index.delete(id);
        }
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
