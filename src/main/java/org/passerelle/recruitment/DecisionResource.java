package org.passerelle.recruitment;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.INSPECTOR;
import static org.passerelle.access.Role.Name.PARTNER;
import static org.passerelle.access.Role.Name.SCHEME_MANAGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancies;
import org.passerelle.vacancy.Vacancy;

@Path("/api/vacancies/{vacancy}/decisions")
@Tag(name = "Fair recruitment")
@RunOnVirtualThread
public class DecisionResource {

    private final EntityManager database;
    private final Drafts drafts;
    private final Clock clock;

    DecisionResource(EntityManager database, Drafts drafts, Clock clock) {
        this.database = database;
        this.drafts = drafts;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER, INSPECTOR, SCHEME_MANAGER})
    @Transactional
    @Operation(
            operationId = "listDecisions",
            summary = "All decisions ever made on a vacancy",
            description = "Oldest first. Those that stand today are with their findings in the record of checks.")
    public Page<DecisionView> list(
            @PathParam("vacancy") UUID vacancy,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Vacancies.require(vacancy);
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor).and("vacancy = :value", vacancy);
        List<Decision> rows = Decision.<Decision>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, decision -> decision.id, DecisionView::of);
    }

    @POST
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, INSPECTOR})
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "201", description = "Decided; the clearance follows at once")
    @Operation(
            operationId = "decideOnFinding",
            summary = "Decide on a finding",
            description =
                    "By somebody else than whoever entered the vacancy: a counsellor for the own service's, an inspector for those"
                            + " of the services and partners of the own country. It stands as long as the finding stays the"
                            + " same; a later decision on the same finding takes its place.")
    public RestResponse<DecisionView> decide(@PathParam("vacancy") UUID id, DecisionDraft draft) {
        require(draft);
        Vacancy vacancy = Vacancies.require(id);
        Caller caller = Caller.current();
        requireCompetent(caller, vacancy);
        // Of two who decide at the same time the second finds what the first has decided.
        database.refresh(vacancy, LockModeType.PESSIMISTIC_WRITE);
        if (vacancy.state == Vacancy.State.WITHDRAWN) {
            throw ProblemType.WITHDRAWN_VACANCY.problem();
        }
        if (caller.key().equals(vacancy.createdBy) || caller.key().equals(vacancy.updatedBy)) {
            throw ProblemType.OWN_ENTRY.problem();
        }
        List<Examination> standing = Examination.listStanding(id);
        DecidedCheck finding = finding(standing, vacancy, draft.finding());
        Examination made = finding.examination();
        if (made.placement != null && made.checkedBy.equals(caller.key().toString())) {
            throw ProblemType.OWN_ENTRY.problem();
        }
        Instant now = clock.instant();
        Decision decision = Decision.of(draft, vacancy, finding, caller, now);
        decision.persist();
        settle(vacancy, DecidedCheck.of(id, standing), decision, made.vacancyVersion);
        return RestResponse.status(RestResponse.Status.CREATED, DecisionView.of(decision));
    }

    private static void settle(Vacancy vacancy, List<DecidedCheck> checks, Decision decision, long version) {
        Review.follow(vacancy, checks, decision.decidedAt);
        Clearance clearance = DecidedCheck.clearance(checks);
        if (clearance != vacancy.clearance) {
            ClearanceChange.of(vacancy, clearance, decision.decidedAt)
                    .by(decision, version)
                    .persist();
            vacancy.clearance = clearance;
        }
    }

    private static DecidedCheck finding(List<Examination> standing, Vacancy vacancy, UUID id) {
        DecidedCheck found = DecidedCheck.undecided(standing).stream()
                .filter(made -> made.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Examination.findCheck(vacancy.id, id)
                        .map(earlier -> ProblemType.FINDING_CHANGED.problem(earlier.rule()))
                        .orElseGet(() -> ProblemType.invalid("finding", "finding.unknown", id.toString())));
        Check check = found.check();
        if (!check.open()) {
            throw ProblemType.invalid("finding", "finding.not-open", check.rule(), check.outcome());
        }
        return found;
    }

    private void require(DecisionDraft draft) {
        drafts.require(draft);
        List<Violation> violations = draft.violations();
        if (!violations.isEmpty()) {
            throw ProblemType.invalid(violations);
        }
    }

    private static void requireCompetent(Caller caller, Vacancy vacancy) {
        boolean competent = caller.is(Role.INSPECTOR)
                ? country(caller.organisation()).equals(country(vacancy.tenant))
                : caller.mayActFor(vacancy.tenant);
        if (!competent) {
            throw ProblemType.FORBIDDEN.problem();
        }
    }

    private static String country(UUID organisation) {
        return Organisation.<Organisation>findById(organisation).country;
    }
}
