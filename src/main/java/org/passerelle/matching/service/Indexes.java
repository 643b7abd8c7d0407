package org.passerelle.matching.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.TypedQuery;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.lucene.store.AlreadyClosedException;
import org.hibernate.jpa.HibernateHints;
import org.jboss.logging.Logger;
import org.passerelle.access.Caller;
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
            writeSeekers(list(Seeker.class, "select * from seeker where id = any(:ids)", seekers), seekers);
            writeVacancies(list(Vacancy.class, "select * from vacancy where id = any(:ids)", vacancies), vacancies);
        });
        candidates.refresh();
        openings.refresh();
        applied = changes.getLast().position();
    }

    /** In SQL: HQL's {@code in} is translated anew for each list, which takes longer than PostgreSQL does to answer. */
    private static <T> List<T> list(Class<T> entity, String query, Set<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : Panache.getSession()
                        .createNativeQuery(query, entity)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .setReadOnly(true)
                        .list();
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
        boolean filled = fill("Seeker", stopped, range -> addSeekers(range.of(Seeker.class)))
                && fill("Vacancy", stopped, range -> addVacancies(range.of(Vacancy.class)));
        if (filled) {
            candidates.refresh();
            openings.refresh();
            applied = from;
            commit();
        }
        return filled;
    }

    /** Files that are read in one transaction: those after one id, up to another one or, where that is null, to the end. */
    private record Range(UUID after, UUID last) {
        <T> List<T> of(Class<T> register) {
            String after = "from " + register.getSimpleName() + " where id > :after";
            TypedQuery<T> query = Panache.getEntityManager()
                    .createQuery(last == null ? after : after + " and id <= :last", register)
                    .setParameter("after", this.after)
                    .setHint(HibernateHints.HINT_READ_ONLY, true);
            return (last == null ? query : query.setParameter("last", last)).getResultList();
        }
    }

    /** Every processor reads ranges of the register and writes what it has read. */
    private static boolean fill(String register, BooleanSupplier stopped, Consumer<Range> write) {
        List<Callable<Boolean>> ranges = new ArrayList<>();
        UUID after = FIRST;
        for (UUID last : bounds(register)) {
            ranges.add(part(new Range(after, last), stopped, write));
            after = last;
        }
        ranges.add(part(new Range(after, null), stopped, write));
        try (ExecutorService readers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("index-fill-", 1).daemon().factory())) {
            boolean complete = true;
            for (Future<Boolean> range : readers.invokeAll(ranges)) {
                complete &= range.get();
            }
            return complete;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Callable<Boolean> part(Range range, BooleanSupplier stopped, Consumer<Range> write) {
        return () -> {
            if (stopped.getAsBoolean()) {
                return false;
            }
            Caller.asSystem(() -> {
                QuarkusTransaction.requiringNew().run(() -> write.accept(range));
                return null;
            });
            return true;
        };
    }

    /** The last ids of the register's ranges, but that of the last range, which is open. */
    private static List<UUID> bounds(String register) {
        return QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createQuery(
                        "select n.id from (select r.id id, row_number() over (order by r.id) number from " + register
                                + " r) n where mod(n.number, ?1) = 0 order by n.id",
                        UUID.class)
                .setParameter(1, BATCH)
                .getResultList());
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
        found.forEach(seeker -> wanted.remove(seeker.id));
        wanted.forEach(candidates::delete);
        forEachCandidate(found, candidates::update);
    }

    private void addSeekers(List<Seeker> all) {
        forEachCandidate(all, candidates::add);
    }

    private void forEachCandidate(List<Seeker> seekers, CandidateIndex.Write write) {
        CurrentCodes codes = codes(seekers.stream().map(s -> s.id).toList());
        for (Seeker seeker : seekers) {
            write(
                    candidates,
                    seeker.id,
                    () -> write.document(
                            Projection.candidate(seeker, classification, codes),
                            Set.of(tenant(seeker.tenant)),
                            Composition.marks(seeker.sex, seeker.birthDate)));
        }
    }

    private void writeVacancies(List<Vacancy> found, Set<UUID> wanted) {
        found.stream().filter(this::isRanked).forEach(vacancy -> wanted.remove(vacancy.id));
        wanted.forEach(openings::delete);
        addVacancies(found);
    }

    private void addVacancies(List<Vacancy> all) {
        CurrentCodes codes = codes(all.stream().map(v -> v.id).toList());
        for (Vacancy vacancy : all) {
            if (isRanked(vacancy)) {
                write(
                        openings,
                        vacancy.id,
                        () -> openings.update(
                                Projection.opening(vacancy, codes), vacancy.expiresOn, Set.of(tenant(vacancy.tenant))));
            }
        }
    }

    private boolean isRanked(Vacancy vacancy) {
        return vacancy.state == Vacancy.State.PUBLISHED
                && vacancy.clearance != Clearance.BLOCKED
                && Projection.speaks(vacancy, classification);
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
