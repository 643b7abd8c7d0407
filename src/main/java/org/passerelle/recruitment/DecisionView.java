package org.passerelle.recruitment;

import java.time.Instant;
import java.util.UUID;

/**
 * A decision as it was made.
 *
 * @param finding id of the check that made it
 * @param by the key it was made with
 */
public record DecisionView(
        UUID id,
        UUID finding,
        String rule,
        Decision.Kind kind,
        String reason,
        DecisionDraft.LegalBasis legalBasis,
        String correction,
        Instant at,
        UUID by) {

    /** Null of null. */
    public static DecisionView of(Decision decision) {
        return decision == null
                ? null
                : new DecisionView(
                        decision.id,
                        decision.finding,
                        decision.rule,
                        decision.kind,
                        decision.reason,
                        decision.instrument == null
                                ? null
                                : new DecisionDraft.LegalBasis(decision.instrument, decision.article),
                        decision.correction,
                        decision.decidedAt,
                        decision.decidedBy);
    }
}
