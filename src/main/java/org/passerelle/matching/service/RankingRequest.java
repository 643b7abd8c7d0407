package org.passerelle.matching.service;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * @param limit how many to answer, 20 when null
 * @param cursor {@code next} of the page before
 * @param weights criterion to its weight, for this ranking only; those not named keep theirs
 * @param relax requirements to lower by one step, by their key in the funnel
 * @param pool a scheme's pool to rank instead of everybody
 * @param purpose why it is asked, for the record
 */
public record RankingRequest(
        @Min(1) @Max(MAXIMUM_LIMIT) Integer limit,
        @Size(max = 200) String cursor,
        @Size(max = 50) Map<String, BigDecimal> weights,
        @Size(max = 50) Set<String> relax,
        @Size(max = 100) String pool,
        @Size(max = 300) String purpose) {

    static final int DEFAULT_LIMIT = 20;
    static final int MAXIMUM_LIMIT = 500;

    /** What an empty body asks for. */
    static final RankingRequest DEFAULT = new RankingRequest(null, null, null, null, null, null);

    public RankingRequest {
        limit = Objects.requireNonNullElse(limit, DEFAULT_LIMIT);
        weights = Objects.requireNonNullElse(weights, Map.of());
        relax = Objects.requireNonNullElse(relax, Set.of());
    }

    WhatIf whatIf() {
        return new WhatIf(weights, relax);
    }
}
