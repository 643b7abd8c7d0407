package org.passerelle.matching.service;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.INSPECTOR;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;

@Path("/api/match-runs")
@Tag(name = "Matching")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR, INSPECTOR})
@RunOnVirtualThread
public class MatchRunResource {

    /**
     * @param subject the vacancy or the seeker that asked
     * @param request as it was asked, with the language of the answer
     * @param plan the ladders that gave the points, null for opportunities
     * @param indexState how far the change log was applied
     * @param results as answered
     * @param composition by sex and age band, for inspectors and administrators; null but for seekers ranked for a vacancy
     */
    public record MatchRunView(
            UUID id,
            MatchRun.Direction direction,
            UUID subject,
            UUID requestedBy,
            String purpose,
            Instant at,
            JsonNode request,
            JsonNode plan,
            JsonNode indexState,
            long eligible,
            long considered,
            JsonNode results,
            CompositionView composition) {

        static MatchRunView of(MatchRun run, boolean supervised) {
            return new MatchRunView(
                    run.id,
                    run.direction,
                    run.subject,
                    run.requestedBy,
                    run.purpose,
                    run.ranAt,
                    run.request,
                    run.plan,
                    run.indexState,
                    run.eligible,
                    run.considered,
                    run.results,
                    supervised && run.composition != null ? CompositionView.of(run.composition) : null);
        }
    }

    /** A recorded run without its plan and results. */
    public record MatchRunItem(
            UUID id,
            MatchRun.Direction direction,
            UUID subject,
            UUID requestedBy,
            String purpose,
            Instant at,
            long eligible,
            long considered) {}

    @GET
    @Transactional
    @Operation(
            operationId = "listMatchRuns",
            summary = "Recorded rankings of the caller's service",
            description = "Oldest first, without their results; inspectors see those of all services.")
    public Page<MatchRunItem> list(
            @QueryParam("subject") UUID subject,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor).and("subject = :value", subject);
        List<MatchRunItem> rows = MatchRun.find(
                        "select id, direction, subject, requestedBy, purpose, ranAt, eligible, considered from MatchRun where "
                                + filter.query(),
                        filter.values())
                .project(MatchRunItem.class)
                .range(0, size)
                .list();
        return Page.of(rows, size, MatchRunItem::id, Function.identity());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getMatchRun",
            summary = "A recorded ranking",
            description =
                    "Complete enough to explain it months later. Inspectors and administrators also see how it was composed by"
                            + " sex and age band: counted beside the score, which knows neither.")
    public MatchRunView get(@PathParam("id") UUID id) {
        return MatchRunView.of(
                MatchRun.<MatchRun>findByIdOptional(id).orElseThrow(ProblemType.NOT_FOUND::problem),
                !Caller.current().is(Role.COUNSELLOR));
    }
}
