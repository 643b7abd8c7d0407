package org.passerelle.placement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.passerelle.placement.Placement.Ending;
import org.passerelle.placement.Placement.State;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;
import org.passerelle.vacancy.Terms;

/**
 * A placement as a counsellor enters it.
 *
 * @param seeker null only where the file is erased
 * @param state {@code PREPARED} when null
 * @param signedOn when the worker signed the contract
 * @param departsOn when the worker leaves for the work, null where nobody travels
 * @param startedOn when the work began: of what is running or has ended, unless it never started
 * @param endedOn the last day: of what has ended
 * @param ending why it ended
 * @param terms what the contract says
 */
public record PlacementDraft(
        UUID seeker,
        @NotNull UUID vacancy,
        State state,
        LocalDate signedOn,
        LocalDate departsOn,
        LocalDate startedOn,
        LocalDate endedOn,
        Ending ending,
        @NotNull @Valid Terms terms) {

    State stateOrPrepared() {
        return Objects.requireNonNullElse(state, State.PREPARED);
    }

    /** What does not go together, by field. */
    List<Violation> violations(LocalDate today) {
        State as = stateOrPrepared();
        List<Violation> violations = new ArrayList<>();
        boolean begun = as == State.RUNNING || as == State.ENDED && ending != Ending.NEVER_STARTED;
        goesWith(begun, "startedOn", startedOn, ending == Ending.NEVER_STARTED ? ending : as, violations);
        goesWith(as == State.ENDED, "endedOn", endedOn, as, violations);
        goesWith(as == State.ENDED, "ending", ending, as, violations);
        notAfter(today, "signedOn", signedOn, violations);
        notAfter(today, "startedOn", startedOn, violations);
        notAfter(today, "endedOn", endedOn, violations);
        if (startedOn != null && endedOn != null && endedOn.isBefore(startedOn)) {
            violations.add(new Violation("endedOn", ProblemType.text("validity.order")));
        }
        return violations;
    }

    private static void goesWith(boolean needed, String field, Object value, Enum<?> as, List<Violation> violations) {
        if (needed && value == null) {
            violations.add(new Violation(field, ProblemType.text("placement.needs", as)));
        } else if (!needed && value != null) {
            violations.add(new Violation(field, ProblemType.text("placement.out-of-place", as)));
        }
    }

    private static void notAfter(LocalDate today, String field, LocalDate day, List<Violation> violations) {
        if (day != null && day.isAfter(today)) {
            violations.add(new Violation(field, ProblemType.text("date.future")));
        }
    }
}
