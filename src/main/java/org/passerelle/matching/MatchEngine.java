package org.passerelle.matching;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Ranks the candidates it holds against a plan. All engines give the same answer, to the point and to the order. */
public interface MatchEngine {

    /**
     * Exact and exhaustive: every candidate in scope is looked at.
     *
     * @throws java.io.UncheckedIOException when the engine's store cannot be read
     */
    Ranking rank(Plan plan, Scope scope, Page page);

    /**
     * The same for somebody who may lose interest.
     *
     * @param abandoned whether nobody wants the answer any more; asked now and then, from any thread
     * @throws CancellationException when nobody does
     */
    default Ranking rank(Plan plan, Scope scope, Page page, BooleanSupplier abandoned) {
        if (abandoned.getAsBoolean()) {
            throw new CancellationException();
        }
        return rank(plan, scope, page);
    }
}
