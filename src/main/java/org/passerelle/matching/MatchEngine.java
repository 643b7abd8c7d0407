package org.passerelle.matching;

/** Ranks the candidates it holds against a plan. All engines give the same answer, to the point and to the order. */
public interface MatchEngine {

    /**
     * Exact and exhaustive: every candidate in scope is looked at.
     *
     * @throws java.io.UncheckedIOException when the engine's store cannot be read
     */
    Ranking rank(Plan plan, Scope scope, Page page);
}
