package org.passerelle.recruitment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;

/**
 * A decision as somebody makes it.
 *
 * @param finding id of the check that made it, as the vacancy's record has it
 * @param reason needed to dismiss
 * @param legalBasis of an exception, and of nothing else
 * @param correction what is to be corrected, where that is requested
 */
public record DecisionDraft(
        @NotNull UUID finding,
        @NotNull Decision.Kind kind,
        @Size(max = 2000) String reason,
        @Valid LegalBasis legalBasis,
        @Size(max = 2000) String correction) {

    /** What allows an exception: {@code Loi n° 2006-01}, {@code art. 12}. */
    public record LegalBasis(
            @NotBlank @Size(max = 300) String instrument,
            @NotBlank @Size(max = 100) String article) {}

    /** What its kind needs and has no use for. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        boolean reasoned = reason != null && !reason.isBlank();
        if (kind == Decision.Kind.DISMISS && !reasoned || reason != null && !reasoned) {
            violations.add(new Violation("reason", ProblemType.text("decision.reason")));
        }
        require(violations, "legalBasis", legalBasis != null, Decision.Kind.EXCEPTION);
        require(
                violations,
                "correction",
                correction != null && !correction.isBlank(),
                Decision.Kind.REQUEST_CORRECTION);
        return violations;
    }

    private void require(List<Violation> violations, String field, boolean there, Decision.Kind only) {
        if (there != (kind == only)) {
            String key = there ? "decision.out-of-place" : "decision.needs";
            violations.add(new Violation(field, ProblemType.text(key, only)));
        }
    }
}
