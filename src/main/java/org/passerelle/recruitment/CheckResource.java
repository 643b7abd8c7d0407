package org.passerelle.recruitment;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.INSPECTOR;
import static org.passerelle.access.Role.Name.PARTNER;
import static org.passerelle.access.Role.Name.SCHEME_MANAGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.platform.Page;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancies;
import org.passerelle.vacancy.Vacancy;

@Path("/api/vacancies/{vacancy}/checks")
@Tag(name = "Fair recruitment", description = "The record of checks of every vacancy")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER, INSPECTOR, SCHEME_MANAGER})
@RunOnVirtualThread
public class CheckResource {

    /** @param checks those of the last examination, one per rule, and the last of each contract that was signed */
    @Schema(name = "CheckRecordView")
    public record RecordView(Clearance clearance, List<CheckView> checks) {}

    /**
     * @param vacancyVersion the version of the vacancy that was examined
     * @param placement whose contract was compared with the advert, null where the vacancy itself was examined
     * @param examination checks with the same one were made together
     * @param decision that stands on the finding, null where none does and in the history
     */
    public record CheckView(
            UUID id,
            UUID placement,
            UUID examination,
            long vacancyVersion,
            String rule,
            int ruleVersion,
            Rule.Outcome outcome,
            Rule.Severity severity,
            List<Rule.Evidence> evidence,
            List<String> basis,
            Instant at,
            String by,
            DecisionView decision) {

        public static CheckView of(DecidedCheck decided) {
            Examination made = decided.examination();
            Check check = decided.check();
            return new CheckView(
                    decided.id(),
                    made.placement,
                    made.id,
                    made.vacancyVersion,
                    check.rule(),
                    check.ruleVersion(),
                    check.outcome(),
                    check.severity(),
                    check.evidence(),
                    check.basis(),
                    made.checkedAt,
                    made.checkedBy,
                    DecisionView.of(decided.decision()));
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getChecks",
            summary = "The fair-recruitment record of a vacancy",
            description =
                    "What each rule found in the last examination, on which basis, and the clearance that follows; with the"
                            + " decision that stands on a finding.")
    public RecordView latest(@PathParam("vacancy") UUID vacancy) {
        Vacancy found = Vacancies.require(vacancy);
        return new RecordView(
                found.clearance,
                DecidedCheck.listLatest(vacancy).stream().map(CheckView::of).toList());
    }

    @GET
    @Path("/history")
    @Transactional
    @Operation(
            operationId = "listCheckHistory",
            summary = "All checks ever made of a vacancy",
            description = "Oldest first.")
    public Page<CheckView> history(
            @PathParam("vacancy") UUID vacancy,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Vacancies.require(vacancy);
        int size = Page.limit(limit);
        List<DecidedCheck> rows = Examination.listChecks(vacancy, Page.after(cursor), size + 1);
        return Page.of(rows, size, DecidedCheck::id, CheckView::of);
    }
}
