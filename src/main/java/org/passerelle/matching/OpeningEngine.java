package org.passerelle.matching;

import java.time.LocalDate;
import java.util.List;

/**
 * Ranks the openings it holds for one candidate. Each opening's own plan is evaluated on the candidate's facts, so a pair has
 * the same score whichever side asks.
 */
public interface OpeningEngine {

    /**
     * @param today openings valid until the day before are not considered
     * @throws WhatIfRefused when an opening asks about nothing that weighs anything
     * @throws java.io.UncheckedIOException when the engine's store cannot be read
     */
    Opportunities rank(Facts facts, Weights weights, Scope scope, LocalDate today, Page page);

    /**
     * Why the candidate sees so few: what the openings in scope require and the candidate lacks. Evaluates every one of them,
     * by what they require: ask when a ranking came back with little.
     *
     * @throws java.io.UncheckedIOException when the engine's store cannot be read
     */
    List<Hurdle> funnel(Facts facts, Scope scope, LocalDate today);
}
