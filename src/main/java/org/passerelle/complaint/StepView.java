package org.passerelle.complaint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A step as it was taken.
 *
 * @param state that it led to
 * @param before what a correction took the place of
 * @param by the key it was taken with
 * @param organisation the key's
 */
@Schema(name = "ComplaintStepView")
public record StepView(
        UUID id,
        ComplaintStep.Kind kind,
        Complaint.State state,
        String reason,
        ComplaintReferral referral,
        String answer,
        Complaint.Outcome outcome,
        List<String> upheld,
        ComplaintStep.Corrected before,
        Instant at,
        UUID by,
        UUID organisation) {

    static StepView of(ComplaintStep step) {
        return new StepView(
                step.id,
                step.kind,
                step.state,
                step.reason,
                step.referral,
                step.answer,
                step.outcome,
                step.upheld,
                step.before,
                step.madeAt,
                step.madeBy,
                step.madeFor);
    }
}
