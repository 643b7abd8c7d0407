package org.passerelle.complaint;

import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.INSPECTOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.access.Caller;
import org.passerelle.placement.Placement;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;
import org.passerelle.recruitment.BreachEstablished;
import org.passerelle.vacancy.Vacancy;

@Path("/api/complaints/{complaint}/steps")
@Tag(name = "Complaints")
@RolesAllowed({COUNSELLOR, INSPECTOR})
@RunOnVirtualThread
public class ComplaintStepResource {

    private final EntityManager database;
    private final Drafts drafts;
    private final Clock clock;
    private final ComplaintConfig config;
    private final Event<BreachEstablished> breached;

    ComplaintStepResource(
            EntityManager database,
            Drafts drafts,
            Clock clock,
            ComplaintConfig config,
            Event<BreachEstablished> breached) {
        this.database = database;
        this.drafts = drafts;
        this.clock = clock;
        this.config = config;
        this.breached = breached;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listComplaintSteps",
            summary = "What was done about a complaint",
            description = "Who did what, when and why, oldest first, with referrals and their answers.")
    public Page<StepView> list(
            @PathParam("complaint") UUID complaint,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        ComplaintResource.require(complaint);
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor).and("complaint = :value", complaint);
        List<ComplaintStep> rows = ComplaintStep.<ComplaintStep>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, step -> step.id, StepView::of);
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "201", description = "Taken: the complaint as it stands after it")
    @APIResponse(responseCode = "409", description = "Not possible in the state the complaint is in")
    @Operation(
            operationId = "takeComplaintStep",
            summary = "Take a step",
            description =
                    "Acknowledge it, take it over, refer it, enter the answer, close it. What is upheld is read by the"
                            + " examinations of the vacancy, or of all vacancies of the organisation, at once, and goes into the"
                            + " record of checks; who entered the vacancy or the placement does not decide.")
    public RestResponse<ComplaintItem> take(@PathParam("complaint") UUID id, StepDraft draft) {
        drafts.require(draft);
        LocalDate today = LocalDate.now(clock);
        Complaint complaint = ComplaintResource.require(id);
        // Of two who take a step at the same time the second finds what the first has done.
        database.refresh(complaint, LockModeType.PESSIMISTIC_WRITE);
        List<Violation> violations = draft.violations(complaint.grounds, today);
        if (!violations.isEmpty()) {
            throw ProblemType.invalid(violations);
        }
        Complaint.State to = complaint
                .state
                .after(draft.kind(), draft.outcome())
                .orElseThrow(
                        () -> ProblemType.IMPOSSIBLE_STEP.problem(draft.kind().name(), complaint.state.name()));
        Caller caller = Caller.current();
        boolean decides = draft.outcome() != null && draft.outcome() != Complaint.Outcome.WITHDRAWN;
        Placement placement = complaint.placement == null ? null : Placement.findById(complaint.placement);
        // What was done to somebody placed was done by the vacancy's terms, or behind them.
        UUID vacancy = placement == null ? complaint.vacancy : placement.vacancy;
        if (decides) {
            requireAnother(caller, vacancy, placement);
        }
        ComplaintStep step = ComplaintStep.of(draft, complaint, to, caller, clock.instant());
        step.persist();
        complaint.take(step, config);
        if (decides && draft.outcome().breach() && !complaint.upheld.isEmpty()) {
            breached.fire(new BreachEstablished(vacancy, complaint.organisation, complaint.upheld));
        }
        return RestResponse.status(RestResponse.Status.CREATED, ComplaintItem.of(complaint, caller, today));
    }

    private static void requireAnother(Caller caller, UUID vacancy, Placement placement) {
        Vacancy offer = vacancy == null ? null : Vacancy.findById(vacancy);
        boolean entered =
                offer != null && List.of(offer.createdBy, offer.updatedBy).contains(caller.key());
        if (entered
                || placement != null
                        && List.of(placement.createdBy, placement.updatedBy).contains(caller.key())) {
            throw ProblemType.OWN_ENTRY.problem();
        }
    }
}
