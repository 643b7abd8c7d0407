package org.passerelle.matching;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each criterion weighs, relative to the others. A criterion that a vacancy does not ask about drops out and the
 * others share its part.
 *
 * @param byCriterion all criteria, in millionths
 */
public record Weights(Map<String, Long> byCriterion) {

    private static final long UNIT = 1_000_000;
    /** No proportion worth asking for is beyond a million to one; the sums stay far from overflow. */
    private static final double LARGEST = 1_000_000;

    public Weights {
        byCriterion = Map.copyOf(byCriterion);
    }

    /** The weights that the criteria propose, each with its reason there. */
    public static Weights standard() {
        return standardWith(Map.of());
    }

    /**
     * The standard weights with some of them replaced.
     *
     * @param changes criterion to a number from 0 to 1,000,000, precise to the sixth decimal
     * @throws WhatIfRefused for a criterion that does not exist, a number out of range, or when nothing weighs anything
     */
    public static Weights standardWith(Map<String, ? extends Number> changes) {
        Map<String, Long> weights = new LinkedHashMap<>();
        Criterion.ALL.forEach(criterion -> weights.put(criterion.name(), criterion.weight() * UNIT));
        changes.forEach((criterion, change) -> {
            String field = "weights." + criterion;
            if (!weights.containsKey(criterion)) {
                throw new WhatIfRefused(field, criterion, WhatIfRefused.Reason.UNKNOWN_CRITERION);
            }
            double weight = change == null ? Double.NaN : change.doubleValue();
            if (!(weight >= 0 && weight <= LARGEST)) {
                throw new WhatIfRefused(field, String.valueOf(change), WhatIfRefused.Reason.WEIGHT_OUT_OF_RANGE);
            }
            weights.put(criterion, Math.round(weight * UNIT));
        });
        if (weights.values().stream().allMatch(weight -> weight == 0)) {
            throw new WhatIfRefused("weights", changes.toString(), WhatIfRefused.Reason.NO_WEIGHT_LEFT);
        }
        return new Weights(weights);
    }

    long of(Criterion criterion) {
        return byCriterion.get(criterion.name());
    }
}
