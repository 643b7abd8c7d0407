package org.passerelle.complaint;

import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.INSPECTOR;

import io.quarkus.hibernate.orm.panache.Panache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Revision;
import org.passerelle.platform.Violation;
import org.passerelle.seeker.Seeker;

/** No administrators: they run the installation, and need not know who complains about whom. */
@Path("/api/complaints")
@Tag(name = "Complaints", description = "What is complained about, and what becomes of it; confidential")
@RolesAllowed({COUNSELLOR, INSPECTOR})
@RunOnVirtualThread
public class ComplaintResource {

    private final Drafts drafts;
    private final Clock clock;
    private final ComplaintConfig config;

    ComplaintResource(Drafts drafts, Clock clock, ComplaintConfig config) {
        this.drafts = drafts;
        this.clock = clock;
        this.config = config;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listComplaints",
            summary = "Complaints the caller may see",
            description =
                    "A counsellor sees those that the own service received, an inspector those that concern the own country;"
                            + " neither sees one about the own organisation. Open ones first, of these the ones with a risk of"
                            + " reprisals, then by the day they are due. What was told, and by whom, is in the single one only.")
    public Page<ComplaintItem> list(
            @QueryParam("state") @Parameter(description = "Only in this state", example = "RECEIVED")
                    Complaint.State state,
            @QueryParam("vacancy") @Parameter(description = "Only about this vacancy, by its id") UUID vacancy,
            @QueryParam("organisation")
                    @Parameter(
                            description = "Only about this organisation, as such or through a vacancy of it, by its id",
                            example = "01a2038c-64a2-70de-971d-2ac20302e8de")
                    UUID organisation,
            @QueryParam("placement")
                    @Parameter(
                            description = "Only about this placement, by its id",
                            example = "01a2038d-c8a0-7d1e-b3f2-4c6a9e8d7b50")
                    UUID placement,
            @QueryParam("reprisalRisk")
                    @Parameter(
                            description = "Only where there is a risk of reprisals, or only where there is none",
                            example = "true")
                    Boolean reprisalRisk,
            @QueryParam("overdue")
                    @Parameter(description = "Only those whose day has passed, or only the others", example = "true")
                    Boolean overdue,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Caller caller = Caller.current();
        LocalDate today = LocalDate.now(clock);
        String due = Boolean.TRUE.equals(overdue) ? "dueOn < :value" : "(dueOn is null or dueOn >= :value)";
        Filter filter = new Filter(cursor, "place")
                .and("state = :value", state)
                .and("vacancy = :value", vacancy)
                .and("array_contains(respondents, :value)", organisation)
                .and("placement = :value", placement)
                // Who may not be shown it does not find it so, either.
                .and(
                        "(reprisalRisk = false or receivedBy = :value or inHandOf = :value)",
                        placement == null ? null : caller.key())
                .and("reprisalRisk = :value", reprisalRisk)
                .and(due, overdue == null ? null : today);
        List<Complaint> rows = Complaint.<Complaint>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(
                rows, size, complaint -> complaint.place, complaint -> ComplaintItem.of(complaint, caller, today));
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "201", description = "Received; `dueOn` says until when it is to be acknowledged")
    @Operation(
            operationId = "createComplaint",
            summary = "Take down a complaint",
            description =
                    "About a vacancy, an organisation or a placement. Of a seeker, through a counsellor; of a union or an"
                            + " attaché; of an inspector, who enters it. It may be anonymous. Nobody receives a complaint about the own organisation (403). The answer repeats"
                            + " nothing of what was told.")
    public RestResponse<ComplaintItem> create(ComplaintDraft draft) {
        require(draft);
        Caller caller = Caller.current();
        Subject subject = Subject.of(draft, caller);
        if (subject.is(caller)) {
            throw ProblemType.OWN_SUBJECT.problem();
        }
        Complaint complaint = Complaint.of(draft, subject, caller, clock.instant(), config);
        complaint.persist();
        ComplaintStep.received(complaint, draft.reason(), caller).persist();
        // First, for the row policies that look for it.
        Panache.getEntityManager().flush();
        Complainant.store(complaint, draft.complainant());
        Panache.getEntityManager().flush();
        return RestResponse.ResponseBuilder.<ComplaintItem>created(URI.create("/api/complaints/" + complaint.id))
                .entity(ComplaintItem.of(complaint, caller, LocalDate.now(clock)))
                .tag(Revision.tag(complaint.version))
                .build();
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getComplaint",
            summary = "One complaint",
            description =
                    "Who complained is told to the office that received it, where there is a risk of reprisals only to whoever"
                            + " took it down and whoever has it in hand. With the ETag that a correction of it needs.")
    public RestResponse<ComplaintView> get(@PathParam("id") UUID id) {
        return answer(require(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @APIResponse(responseCode = "200", description = "Corrected")
    @APIResponse(responseCode = "409", description = "It is closed")
    @Operation(
            operationId = "correctComplaint",
            summary = "Correct a complaint",
            description =
                    "While it is open, by whoever is told who complained, with a reason; its subject stays. A risk of reprisals"
                            + " that is learnt of later is entered so. What it took the place of stays in the steps, except who"
                            + " complained.")
    public RestResponse<ComplaintView> correct(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, ComplaintDraft draft) {
        require(draft);
        Complaint complaint = require(id);
        Caller caller = Caller.current();
        if (!complaint.tells(caller)) {
            throw ProblemType.FORBIDDEN.problem();
        }
        Revision.require(ifMatch, complaint.version);
        requireSame("vacancy", complaint.vacancy, draft.vacancy());
        requireSame("organisation", complaint.organisation, draft.organisation());
        requireSame("placement", complaint.placement, draft.placement());
        if (draft.reason() == null || draft.reason().isBlank()) {
            throw ProblemType.invalid("reason", "register.reason");
        }
        if (complaint.state.after(ComplaintStep.Kind.CORRECT, null).isEmpty()) {
            throw ProblemType.IMPOSSIBLE_STEP.problem(ComplaintStep.Kind.CORRECT.name(), complaint.state.name());
        }
        ComplaintStep.corrected(complaint, draft.reason(), caller, clock.instant())
                .persist();
        complaint.apply(draft, config);
        Complainant.store(complaint, draft.complainant());
        Panache.getEntityManager().flush();
        return answer(complaint);
    }

    private RestResponse<ComplaintView> answer(Complaint complaint) {
        Caller caller = Caller.current();
        ComplaintDraft.Identity complainant = complaint.tells(caller) ? Complainant.identity(complaint.id) : null;
        ComplaintItem item = ComplaintItem.of(complaint, caller, LocalDate.now(clock));
        return RestResponse.ResponseBuilder.ok(ComplaintView.of(complaint, item, complainant))
                .tag(Revision.tag(complaint.version))
                .build();
    }

    private void require(ComplaintDraft draft) {
        drafts.require(draft);
        List<Violation> violations = draft.violations();
        if (!violations.isEmpty()) {
            throw ProblemType.invalid(violations);
        }
        boolean inspector = Caller.current().is(Role.INSPECTOR);
        if (draft.broughtBy() == Complaint.Source.SEEKER && inspector) {
            throw ProblemType.invalid("broughtBy", "complaint.through-counsellor");
        }
        if (draft.broughtBy() == Complaint.Source.INSPECTOR && !inspector) {
            throw ProblemType.invalid("broughtBy", "complaint.inspectors-own");
        }
        UUID seeker = draft.complainant() == null ? null : draft.complainant().seeker();
        if (seeker != null && Seeker.findById(seeker) == null) {
            throw ProblemType.invalid("complainant.seeker", "seeker.unknown", seeker.toString());
        }
    }

    private static void requireSame(String field, UUID stored, UUID sent) {
        if (!Objects.equals(stored, sent)) {
            throw ProblemType.invalid(field, "complaint.subject-fixed");
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is none that the caller may see */
    static Complaint require(UUID id) {
        return Complaint.<Complaint>findByIdOptional(id).orElseThrow(ProblemType.NOT_FOUND::problem);
    }
}
