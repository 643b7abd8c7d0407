package org.passerelle.matching.service;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;

import io.micrometer.core.annotation.Timed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.matching.Scope;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.ProblemType;
import org.passerelle.seeker.Seeker;

@Path("/api/vacancies/{vacancy}/ranking")
@Tag(name = "Matching", description = "Rankings with a reason for every point")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR})
@RunOnVirtualThread
public class RankingResource {

    /**
     * @param weights criterion to its weight, for this pair only; those not named keep theirs
     * @param relax requirements to lower by one step, by their key in the funnel
     * @param purpose why it is asked, for the record
     */
    public record PairRequest(
            @Size(max = 50) Map<String, BigDecimal> weights,
            @Size(max = 50) Set<String> relax,
            @Size(max = 300) String purpose) {

        /** What an empty body asks for. */
        static final PairRequest DEFAULT = new PairRequest(null, null, null);

        public PairRequest {
            weights = Objects.requireNonNullElse(weights, Map.of());
            relax = Objects.requireNonNullElse(relax, Set.of());
        }
    }

    private final Rankings rankings;
    private final Pairs pairs;
    private final Turns turns;
    private final Runs runs;
    private final Abandonment abandonment;
    private final Drafts drafts;

    RankingResource(Rankings rankings, Pairs pairs, Turns turns, Runs runs, Abandonment abandonment, Drafts drafts) {
        this.rankings = rankings;
        this.pairs = pairs;
        this.turns = turns;
        this.runs = runs;
        this.abandonment = abandonment;
        this.drafts = drafts;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Timed(
            value = "passerelle.ranking",
            extraTags = {"direction", "candidates"},
            percentiles = {0.5, 0.95, 0.99})
    @APIResponse(responseCode = "200", description = "Best first")
    @APIResponse(
            responseCode = "409",
            description =
                    "The vacancy is blocked, withdrawn or expired; `findings` has the checks that stand against it")
    @APIResponse(responseCode = "503")
    @Operation(
            operationId = "rankSeekers",
            summary = "Rank seekers for a vacancy",
            description =
                    "The caller's own seekers, best first; ties by id. Every criterion says what was asked, what was found and what"
                            + " it gave: the points add up to the score. 409 when a fair-recruitment check stands against it, naming the"
                            + " findings. The ranking is recorded.")
    public RankingView rank(@PathParam("vacancy") UUID id, RankingRequest request) {
        RankingRequest asked = request == null ? RankingRequest.DEFAULT : request;
        drafts.require(asked);
        if (asked.pool() != null) {
            throw ProblemType.UNKNOWN_POOL.at("pool", "pool.unknown", asked.pool());
        }
        RankingPage.of(asked.cursor());
        Rankings.Cleared vacancy = rankings.cleared(id);
        Scope scope = scope();
        Rankings.Ranked ranked =
                abandonment.watch(abandoned -> turns.take(() -> rankings.rank(vacancy, asked, scope, abandoned)));
        runs.record(Runs.of(ranked, asked));
        return ranked.view();
    }

    @POST
    @Path("/{seeker}")
    @Consumes(MediaType.WILDCARD)
    @APIResponse(responseCode = "200", description = "As a ranking has it, also for a seeker far down or left out")
    @APIResponse(
            responseCode = "409",
            description =
                    "The vacancy is blocked, withdrawn or expired; or the seeker's file has not reached the rankings yet")
    @APIResponse(responseCode = "503")
    @Operation(
            operationId = "explainPair",
            summary = "Explain one seeker's score for a vacancy",
            description =
                    "The same score as in the ranking, criterion by criterion, and what keeps the seeker out of it: each"
                            + " requirement with its gap, and each condition set by law. It is recorded like a ranking.")
    public PairView explain(@PathParam("vacancy") UUID id, @PathParam("seeker") UUID seekerId, PairRequest request) {
        PairRequest asked = request == null ? PairRequest.DEFAULT : request;
        drafts.require(asked);
        // Row security: another service's seeker does not exist.
        UUID seeker = QuarkusTransaction.requiringNew()
                .call(() -> Seeker.<Seeker>findByIdOptional(seekerId).orElseThrow(ProblemType.NOT_FOUND::problem).id);
        Rankings.Cleared vacancy = rankings.cleared(id);
        Pairs.Explained explained =
                turns.take(() -> pairs.explain(vacancy, seeker, new WhatIf(asked.weights(), asked.relax())));
        runs.record(Runs.of(explained, asked));
        return explained.view();
    }

    /** A counsellor ranks the own service's seekers. */
    private static Scope scope() {
        Caller caller = Caller.current();
        return Rankings.scope(caller.is(Role.ADMINISTRATOR), caller.tenant());
    }
}
