package org.passerelle.complaint;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;
import org.passerelle.recruitment.Rule;
import org.passerelle.recruitment.Rules;

/**
 * A complaint as somebody takes it down.
 *
 * @param vacancy what it is about: this, {@code organisation} or {@code placement}
 * @param complainant null where nobody was told
 * @param account what happened
 * @param grounds ids of the rules that were broken; none where no rule covers it
 * @param reprisalRisk whether somebody may be punished for having complained; false when null
 * @param reason why it is corrected, which a correction needs
 */
public record ComplaintDraft(
        UUID vacancy,
        UUID organisation,
        UUID placement,
        @NotNull Complaint.Source broughtBy,
        @Valid Identity complainant,
        @NotBlank @Size(max = 10_000) String account,
        @Size(max = 50) List<@NotBlank @Size(max = 100) String> grounds,
        Boolean reprisalRisk,
        @Size(min = 1, max = 2000) String reason) {

    /**
     * Who complains; one of them at least.
     *
     * @param seeker of the caller's own service
     * @param contact how to reach them
     */
    @Schema(name = "ComplainantIdentity")
    public record Identity(
            UUID seeker,
            @Size(min = 1, max = 300) String name,
            @Size(min = 1, max = 300) String contact) {

        boolean isEmpty() {
            return seeker == null && name == null && contact == null;
        }
    }

    public ComplaintDraft {
        complainant = complainant == null || complainant.isEmpty() ? null : complainant;
        grounds = grounds == null ? List.of() : grounds.stream().distinct().toList();
        reprisalRisk = Objects.requireNonNullElse(reprisalRisk, false);
    }

    /** What its constraints cannot say. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (Stream.of(vacancy, organisation, placement).filter(Objects::nonNull).count() != 1) {
            violations.add(new Violation("vacancy", ProblemType.text("complaint.subject")));
        }
        if (complainant != null && complainant.seeker() != null && broughtBy != Complaint.Source.SEEKER) {
            violations.add(new Violation("complainant.seeker", ProblemType.text("complaint.seeker-only")));
        }
        Set<String> known = Rules.ALL.stream().map(Rule::id).collect(Collectors.toSet());
        for (int i = 0; i < grounds.size(); i++) {
            if (!known.contains(grounds.get(i))) {
                violations.add(new Violation("grounds[" + i + "]", ProblemType.text("rule.unknown", grounds.get(i))));
            }
        }
        return violations;
    }
}
