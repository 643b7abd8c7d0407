package org.passerelle.matching.service;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Opening;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Weights;
import org.passerelle.matching.WhatIfRefused;
import org.passerelle.platform.ProblemType;

/** What one request changes of how a vacancy ranks; each change that makes no sense has a problem type of its own. */
record WhatIf(Map<String, BigDecimal> weights, Set<String> relax) {

    /** @throws HttpProblem 422 naming the criterion that does not exist, or the weight that is none */
    Weights changedWeights() {
        return orRefuse(() -> Weights.standardWith(weights));
    }

    /** @throws HttpProblem 422 naming the criterion, the weight or the requirement that cannot be as asked */
    Plan compile(Opening opening, Classification classification) {
        return orRefuse(() -> Plan.compile(opening, classification, Weights.standardWith(weights), relax));
    }

    /** Answers a refusal of the matching library in HTTP's terms. */
    static <T> T orRefuse(Supplier<T> change) {
        try {
            return change.get();
        } catch (WhatIfRefused refused) {
            String field = refused.field();
            String value = refused.value();
            throw switch (refused.reason()) {
                case UNKNOWN_CRITERION -> ProblemType.UNKNOWN_CRITERION.at(field, "criterion.unknown", value);
                case WEIGHT_OUT_OF_RANGE, NO_WEIGHT_LEFT -> ProblemType.INVALID_WEIGHTS.at(field, "weight.invalid");
                case UNKNOWN_REQUIREMENT -> ProblemType.UNKNOWN_REQUIREMENT.at(field, "requirement.unknown", value);
                case NOT_REQUIRED -> ProblemType.NOT_REQUIRED.at(field, "requirement.preferred", value);
                case NOT_RELAXABLE -> ProblemType.LEGAL_REQUIREMENT.at(field, "requirement.legal", value);
            };
        }
    }
}
