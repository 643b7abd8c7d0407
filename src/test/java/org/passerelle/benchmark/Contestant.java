package org.passerelle.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Plan;

/**
 * An engine that takes part.
 *
 * @param <S> the form in which it takes seekers: {@link org.passerelle.matching.Candidate} or {@link IndexedFacts}
 */
public interface Contestant<S> extends AutoCloseable {

    /** How many hits every ranking asks for. */
    int LIMIT = 50;

    /** @param hits the first {@link #LIMIT}, or all where there are fewer */
    record Answer(int eligible, List<Hit> hits) {}

    /** A plan in the engine's own language; made before the clock starts. */
    interface Prepared {
        Answer rank() throws Exception;
    }

    Class<S> takes();

    /** In the order of their ids, one batch after the other; timed. */
    void add(List<S> batch) throws Exception;

    /** Makes all that was added durable and visible to rankings; timed. */
    void finish() throws Exception;

    /** Waits until the engine is at rest. Not timed. */
    void settle() throws Exception;

    Prepared prepare(Plan plan) throws Exception;

    /** On disk. */
    long bytes() throws Exception;

    /** The engine's name and version as in the table, with how it was set up where that matters. */
    String description() throws Exception;

    @Override
    void close() throws IOException, SQLException;
}
