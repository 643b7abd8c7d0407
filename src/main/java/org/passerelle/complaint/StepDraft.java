package org.passerelle.complaint;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.complaint.Complaint.Outcome;
import org.passerelle.complaint.ComplaintStep.Kind;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;

/**
 * A step as somebody takes it.
 *
 * @param reason needed to take over, to refer and to close
 * @param referral of REFER
 * @param answer of ANSWER
 * @param outcome of CLOSE
 * @param upheld which of the grounds, where the outcome is PARTLY_UPHELD
 */
@Schema(name = "ComplaintStepDraft")
public record StepDraft(
        @NotNull Kind kind,
        @Size(max = 2000) String reason,
        @Valid ComplaintReferral referral,
        @Size(max = 10_000) String answer,
        Outcome outcome,
        @Size(max = 50) List<@NotNull @Size(max = 100) String> upheld) {

    /** The others are made by what they are named after. */
    private static final Set<Kind> TAKEN = EnumSet.complementOf(EnumSet.of(Kind.RECEIVE, Kind.CORRECT));

    private static final Set<Kind> REASONED = EnumSet.of(Kind.TAKE_OVER, Kind.REFER, Kind.CLOSE);

    public StepDraft {
        upheld = upheld == null ? List.of() : upheld.stream().distinct().toList();
    }

    /** What its kind needs and has no use for, and which of the upheld are no grounds of the complaint. */
    List<Violation> violations(List<String> grounds, LocalDate today) {
        List<Violation> violations = new ArrayList<>();
        if (!TAKEN.contains(kind)) {
            violations.add(new Violation("kind", ProblemType.text("step.by-itself", kind)));
            return violations;
        }
        if (reason == null ? REASONED.contains(kind) : reason.isBlank()) {
            violations.add(new Violation("reason", ProblemType.text("step.reason")));
        }
        require(violations, "referral", referral != null, kind == Kind.REFER, Kind.REFER);
        boolean answered = answer != null && !(kind == Kind.ANSWER && answer.isBlank());
        require(violations, "answer", answered, kind == Kind.ANSWER, Kind.ANSWER);
        require(violations, "outcome", outcome != null, kind == Kind.CLOSE, Kind.CLOSE);
        require(violations, "upheld", !upheld.isEmpty(), outcome == Outcome.PARTLY_UPHELD, Outcome.PARTLY_UPHELD);
        if (referral != null && referral.referredOn().isAfter(today)) {
            violations.add(new Violation("referral.referredOn", ProblemType.text("date.future")));
        }
        for (int i = 0; i < upheld.size(); i++) {
            if (!grounds.contains(upheld.get(i))) {
                violations.add(new Violation("upheld[" + i + "]", ProblemType.text("step.ground", upheld.get(i))));
            }
        }
        return violations;
    }

    private static void require(List<Violation> violations, String field, boolean there, boolean asked, Enum<?> only) {
        if (there != asked) {
            violations.add(
                    new Violation(field, ProblemType.text(there ? "step.out-of-place" : "step.needs", only.name())));
        }
    }
}
