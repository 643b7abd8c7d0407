package org.passerelle.matching.service;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;

import io.micrometer.core.annotation.Timed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Explainer;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Opening;
import org.passerelle.matching.Opportunities;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Scope;
import org.passerelle.matching.Weights;
import org.passerelle.matching.lucene.OpeningIndex;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Reader;
import org.passerelle.seeker.Seeker;

@Path("/api/seekers/{seeker}/opportunities")
@Tag(name = "Matching")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR})
@RunOnVirtualThread
public class OpportunityResource {

    /**
     * @param limit how many to answer in each list, 20 when null
     * @param cursor {@code next} of the page before
     * @param weights criterion to its weight, for this ranking only; those not named keep theirs
     * @param purpose why it is asked, for the record
     */
    public record OpportunitiesRequest(
            @Min(1) @Max(RankingRequest.MAXIMUM_LIMIT) Integer limit,
            @Size(max = 200) String cursor,
            @Size(max = 50) Map<String, BigDecimal> weights,
            @Size(max = 300) String purpose) {

        /** What an empty body asks for. */
        static final OpportunitiesRequest DEFAULT = new OpportunitiesRequest(null, null, null, null);

        public OpportunitiesRequest {
            limit = Objects.requireNonNullElse(limit, RankingRequest.DEFAULT_LIMIT);
            weights = Objects.requireNonNullElse(weights, Map.of());
        }

        WhatIf whatIf() {
            return new WhatIf(weights, Set.of());
        }
    }

    private final Indexer indexer;
    private final Turns turns;
    private final Runs runs;
    private final Abandonment abandonment;
    private final Drafts drafts;
    private final Clock clock;

    OpportunityResource(Indexer indexer, Turns turns, Runs runs, Abandonment abandonment, Drafts drafts, Clock clock) {
        this.indexer = indexer;
        this.turns = turns;
        this.runs = runs;
        this.abandonment = abandonment;
        this.drafts = drafts;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Timed(
            value = "passerelle.ranking",
            extraTags = {"direction", "opportunities"},
            percentiles = {0.5, 0.95, 0.99})
    @APIResponse(responseCode = "200", description = "Best first")
    @APIResponse(responseCode = "503")
    @Operation(
            operationId = "rankVacancies",
            summary = "Rank vacancies for a seeker",
            description =
                    "In two lists on one scale, home and abroad. A vacancy scores the same here as when it ranks its candidates."
                            + " Blocked, withdrawn and expired vacancies never appear. Pages hold as many of each list; the ranking is"
                            + " recorded.")
    public OpportunitiesView rank(@PathParam("seeker") UUID id, OpportunitiesRequest request) {
        OpportunitiesRequest asked = request == null ? OpportunitiesRequest.DEFAULT : request;
        drafts.require(asked);
        OpportunitiesPage from = OpportunitiesPage.of(asked.cursor());
        Weights weights = asked.whatIf().changedWeights();
        Seeker seeker = QuarkusTransaction.requiringNew()
                .call(() -> Seeker.<Seeker>findByIdOptional(id).orElseThrow(ProblemType.NOT_FOUND::problem));
        Optional<Position> applied = indexer.applied();
        OpportunitiesView view = abandonment.watch(abandoned -> turns.take(() -> WhatIf.orRefuse(
                () -> indexer.read(indexes -> answer(seeker, weights, asked.limit(), from, indexes, abandoned)))));
        runs.record(new Runs.Ran(
                view.run(),
                MatchRun.Direction.OPPORTUNITIES,
                id,
                applied,
                asked.purpose(),
                asked,
                null,
                view.eligible(),
                view.considered(),
                Map.of("home", view.home(), "abroad", view.abroad()),
                null));
        return view;
    }

    private OpportunitiesView answer(
            Seeker seeker,
            Weights weights,
            int limit,
            OpportunitiesPage from,
            Indexes indexes,
            BooleanSupplier abandoned) {
        Classification classification = indexes.classification;
        Candidate candidate = Projection.candidate(seeker, classification, Projection.codes(seeker.id, classification));
        String home = "country:" + candidate.residence().country();
        Facts facts = Facts.of(candidate, classification);
        LocalDate today = LocalDate.now(clock);
        OpeningIndex openings = indexes.openings;
        return openings.asOfNow(() -> {
            requireWanted(abandoned);
            Opportunities atHome = openings.rank(
                    facts,
                    weights,
                    Scope.everything().within(home),
                    today,
                    from.home().page(limit));
            requireWanted(abandoned);
            Opportunities abroad = openings.rank(
                    facts,
                    weights,
                    Scope.everything().without(home),
                    today,
                    from.abroad().page(limit));
            requireWanted(abandoned);
            return new OpportunitiesView(
                    Runs.newId(),
                    candidate.id(),
                    atHome.considered() + abroad.considered(),
                    atHome.eligible() + abroad.eligible(),
                    explain(atHome.hits(), from.home().ranked(), candidate, weights, openings, classification),
                    explain(abroad.hits(), from.abroad().ranked(), candidate, weights, openings, classification),
                    atHome.eligible() + abroad.eligible() > 0 ? null : funnel(openings, facts, today),
                    from.next(atHome, abroad).map(OpportunitiesPage::cursor).orElse(null));
        });
    }

    private static void requireWanted(BooleanSupplier abandoned) {
        if (abandoned.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    /** Every opening is looked at: asked only where there is nothing else to say. */
    private static List<OpportunitiesView.ObstacleView> funnel(OpeningIndex openings, Facts facts, LocalDate today) {
        return openings.funnel(facts, Scope.everything(), today).stream()
                .map(hurdle -> new OpportunitiesView.ObstacleView(
                        hurdle.requirement(), hurdle.misses(), hurdle.excludes(), hurdle.ifRelaxed()))
                .toList();
    }

    private static List<OpportunitiesView.OpportunityView> explain(
            List<Hit> hits,
            int rankedBefore,
            Candidate candidate,
            Weights weights,
            OpeningIndex openings,
            Classification classification) {
        Locale locale = Reader.locale();
        Explainer explainer = new Explainer(classification);
        List<OpportunitiesView.OpportunityView> views = new ArrayList<>();
        for (Hit hit : hits) {
            Opening opening = openings.opening(hit.id()).orElseThrow();
            Plan plan = Plan.compile(opening, classification, weights, Set.of());
            views.add(new OpportunitiesView.OpportunityView(
                    rankedBefore + views.size() + 1,
                    hit.id(),
                    opening.title(),
                    opening.place().country(),
                    RankingView.hundredths(hit.points()),
                    explainer.explain(plan, candidate, locale).reasons().stream()
                            .map(RankingView.CriterionView::of)
                            .toList()));
        }
        return views;
    }
}
