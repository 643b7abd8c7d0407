package org.passerelle.matching;

import java.util.function.BooleanSupplier;

/** Ranks the candidates it holds against a plan. All engines give the same answer, to the point and to the order. */
public interface MatchEngine {

    /**
     * Exact and exhaustive: every candidate in scope is looked at.
     *
     * @param abandoned whether nobody waits for the answer any more; asked now and then, from any thread
     * @throws java.util.concurrent.CancellationException when it was abandoned
     * @throws java.io.UncheckedIOException when the engine's store cannot be read
     */
    Ranking rank(Plan plan, Scope scope, Page page, BooleanSupplier abandoned);

    default Ranking rank(Plan plan, Scope scope, Page page) {
        return rank(plan, scope, page, () -> false);
    }
}
