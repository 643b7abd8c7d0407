package org.passerelle.recruitment;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.INSPECTOR;
import static org.passerelle.access.Role.Name.PARTNER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Classifications;
import org.passerelle.classification.CodeCheck;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.VacancyDraft;

/** What the rules would find, before anything is sent. */
@Path("/api/recruitment/screening")
@Tag(name = "Fair recruitment")
@RunOnVirtualThread
public class ScreeningResource {

    private final Examinations examinations;
    private final Classifications classifications;
    private final Drafts drafts;

    ScreeningResource(Examinations examinations, Classifications classifications, Drafts drafts) {
        this.examinations = examinations;
        this.classifications = classifications;
        this.drafts = drafts;
    }

    /**
     * @param clearance the vacancy would have; of a bare text at best REVIEW, for its terms are not stated
     * @param checks one per rule
     */
    public record ScreenedText(Clearance clearance, List<Check> checks) {

        static ScreenedText of(Examination made) {
            return new ScreenedText(DecidedCheck.clearance(DecidedCheck.undecided(List.of(made))), made.checks());
        }
    }

    /** @param texts one per text, in their order, where texts were asked for; then the rest is left out */
    @Schema(name = "ScreeningAnswer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(Clearance clearance, List<Check> checks, List<ScreenedText> texts) {}

    @POST
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER, INSPECTOR})
    @Transactional
    @Operation(
            operationId = "screenVacancy",
            summary = "What the rules find in a vacancy or a text, before it is sent",
            description =
                    "Nothing is stored. All but the text may be left out: what is not stated is `UNKNOWN` to the rules"
                            + " that ask for it, never passed. `texts` screens many texts at once, instead of the other fields.")
    public Answer screen(ScreeningDraft draft) {
        drafts.require(draft);
        if (draft.texts() == null) {
            ScreenedText screened = ScreenedText.of(examinations.screen(requireKnown(draft)));
            return new Answer(screened.clearance(), screened.checks(), null);
        }
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < draft.texts().size(); i++) {
            if (draft.texts().get(i).isSilent()) {
                violations.add(new Violation("texts[" + i + "].description", ProblemType.text("value.required")));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemType.invalid(violations);
        }
        return new Answer(
                null,
                null,
                draft.texts().stream()
                        .map(text -> ScreenedText.of(examinations.screen(text.draft())))
                        .toList());
    }

    private VacancyDraft requireKnown(ScreeningDraft draft) {
        if (draft.isSilent()) {
            throw ProblemType.invalid("description", "value.required");
        }
        if (draft.language() == null) {
            throw ProblemType.invalid("language", "value.required");
        }
        Classification coded = classifications.current(draft.classification());
        CodeCheck codes = new CodeCheck(coded);
        codes.occupation("occupation", draft.occupation());
        codes.require();
        return draft.draft(coded.id());
    }
}
