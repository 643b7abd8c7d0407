package org.passerelle.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.passerelle.platform.ProblemType;

/**
 * Stores a file line by line and answers each line. Lines are committed in batches, and a receipt is written only when its
 * line is committed: what was answered is stored. Two batches are stored side by side, unless they have a reference
 * in common. A batch that fails is stored again line by line, so that one line that
 * the database refuses takes no other with it.
 */
@ApplicationScoped
class BulkLoad {

    /** Large enough to spread the cost of a commit and of what is looked up for all, small enough to be answered soon. */
    private static final int BATCH = 200;

    /** Each takes a second connection of the pool. */
    private static final int MOST_TURNS = 4;

    /** Classes of SQL states that speak of the line: data exception, violated constraint, refused by a trigger. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "P0");

    private static final Logger LOG = Logger.getLogger(BulkLoad.class);

    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final ManagedExecutor threads;
    /** Of loads that may store two batches side by side: more than there are processors gain nothing. */
    private final Semaphore turns =
            new Semaphore(Math.min(MOST_TURNS, Runtime.getRuntime().availableProcessors()));

    BulkLoad(ObjectMapper json, MeterRegistry meters, ManagedExecutor threads) {
        this.json = json;
        this.meters = meters;
        this.threads = threads;
    }

    /** Stores lines of one batch, within the batch's transaction. */
    interface Register<D> {

        /**
         * Looks up at once what the batch needs.
         *
         * @return what stores one line; it throws an HttpProblem for a line to be refused, before it changes anything
         */
        Function<Line<D>, Receipt> open(List<Line<D>> batch);
    }

    /**
     * @param in what the lines are read from: while nothing more has arrived, what is there is stored and answered;
     *     a part of a line is more
     * @throws IOException when the caller has gone; what was answered stays stored
     */
    <D> void run(Iterator<Line<D>> lines, InputStream in, Register<D> register, OutputStream answer)
            throws IOException {
        boolean ahead = turns.tryAcquire();
        Map<Receipt.Status, Integer> counts = new EnumMap<>(Receipt.Status.class);
        Stored earlier = Stored.NOTHING;
        Stored later = Stored.NOTHING;
        try {
            while (lines.hasNext()) {
                List<Line<D>> batch = batch(lines, in);
                if (!ahead || earlier.concerns(batch)) {
                    earlier = answered(earlier, counts, answer);
                }
                later = new Stored(references(batch), threads.supplyAsync(() -> store(batch, register)));
                answered(earlier, counts, answer);
                // What follows may be long in coming.
                earlier = in.available() == 0 || later.result.isDone() ? answered(later, counts, answer) : later;
            }
            answered(earlier, counts, answer);
            summarise(counts, answer);
        } finally {
            // Neither goes on without its request.
            earlier.await();
            later.await();
            if (ahead) {
                turns.release();
            }
        }
    }

    private Stored answered(Stored stored, Map<Receipt.Status, Integer> counts, OutputStream answer)
            throws IOException {
        answer(stored.receipts(), counts, answer);
        return Stored.NOTHING;
    }

    /** The lines that are there, at least one, which is waited for. */
    private static <D> List<Line<D>> batch(Iterator<Line<D>> lines, InputStream in) throws IOException {
        List<Line<D>> batch = new ArrayList<>(BATCH);
        do {
            batch.add(lines.next());
        } while (batch.size() < BATCH && in.available() > 0 && lines.hasNext());
        return batch;
    }

    private static <D> Set<String> references(List<Line<D>> batch) {
        return batch.stream().map(Line::reference).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** A batch that is being stored by another thread. */
    private record Stored(Set<String> references, CompletableFuture<List<Receipt>> result) {
        static final Stored NOTHING = new Stored(Set.of(), CompletableFuture.completedFuture(List.of()));

        /** Whether a line of the batch may change what this one stores: it has to come after. */
        <D> boolean concerns(List<Line<D>> batch) {
            return batch.stream().map(Line::reference).filter(Objects::nonNull).anyMatch(references::contains);
        }

        /** Waits until it is stored, or was not. */
        void await() {
            result.handle((receipts, failure) -> null).join();
        }

        /** Waits until it is stored. */
        List<Receipt> receipts() {
            try {
                return result.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    private void summarise(Map<Receipt.Status, Integer> counts, OutputStream answer) throws IOException {
        Map<String, Integer> summary = new LinkedHashMap<>();
        summary.put(
                "lines", counts.values().stream().mapToInt(Integer::intValue).sum());
        for (Receipt.Status status : Receipt.Status.values()) {
            summary.put(status.name().toLowerCase(Locale.ROOT), counts.getOrDefault(status, 0));
        }
        write(Map.of("summary", summary), answer);
        answer.flush();
    }

    private void answer(List<Receipt> receipts, Map<Receipt.Status, Integer> counts, OutputStream answer)
            throws IOException {
        for (Receipt receipt : receipts) {
            counts.merge(receipt.status(), 1, Integer::sum);
            meters.counter(
                            "passerelle.exchange.lines",
                            "status",
                            receipt.status().name())
                    .increment();
            write(receipt, answer);
        }
        answer.flush();
    }

    private void write(Object value, OutputStream answer) throws IOException {
        answer.write(json.writeValueAsBytes(value));
        answer.write('\n');
    }

    private static <D> List<Receipt> store(List<Line<D>> batch, Register<D> register) {
        try {
            return transact(batch, register);
        } catch (RuntimeException e) {
            LOG.debugf("A batch failed with SQL state %s and is stored line by line", sqlState(e));
            return batch.stream().map(line -> storeAlone(line, register)).toList();
        }
    }

    private static <D> Receipt storeAlone(Line<D> line, Register<D> register) {
        try {
            return transact(List.of(line), register).getFirst();
        } catch (RuntimeException e) {
            String state = sqlState(e);
            if (REFUSALS.stream().noneMatch(state::startsWith)) {
                // Not the line's fault: it is not answered, so the sender sends it again.
                throw e;
            }
            LOG.warnf("Line %d was refused by the database with SQL state %s", line.number(), state);
            return Receipt.refused(line, ProblemType.CONFLICT.problem());
        }
    }

    /** Of the first cause that has one; an exception's text may quote a person's data. */
    private static String sqlState(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static <D> List<Receipt> transact(List<Line<D>> batch, Register<D> register) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Function<Line<D>, Receipt> store = register.open(batch);
            return batch.stream().map(line -> store(line, store)).toList();
        });
    }

    private static <D> Receipt store(Line<D> line, Function<Line<D>, Receipt> store) {
        if (line instanceof Line.Unreadable<D> unreadable) {
            return Receipt.refused(line, unreadable.problem());
        }
        try {
            return store.apply(line);
        } catch (HttpProblem problem) {
            return Receipt.refused(line, problem);
        }
    }
}
