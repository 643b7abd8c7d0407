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
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import org.passerelle.matching.Page;
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
     * @param purpose why it is asked, for the record
     */
    public record OpportunitiesRequest(
            @Min(1) @Max(RankingRequest.MAXIMUM_LIMIT) Integer limit,
            @Size(max = 300) String purpose) {

        public OpportunitiesRequest {
            limit = Objects.requireNonNullElse(limit, RankingRequest.DEFAULT_LIMIT);
        }
    }

    private final Indexer indexer;
    private final Turns turns;
    private final Runs runs;
    private final Drafts drafts;
    private final Clock clock;

    OpportunityResource(Indexer indexer, Turns turns, Runs runs, Drafts drafts, Clock clock) {
        this.indexer = indexer;
        this.turns = turns;
        this.runs = runs;
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
                            + " Blocked, withdrawn and expired vacancies never appear. The ranking is recorded.")
    public OpportunitiesView rank(@PathParam("seeker") UUID id, OpportunitiesRequest request) {
        OpportunitiesRequest asked = request == null ? new OpportunitiesRequest(null, null) : request;
        drafts.require(asked);
        Seeker seeker = QuarkusTransaction.requiringNew()
                .call(() -> Seeker.<Seeker>findByIdOptional(id).orElseThrow(ProblemType.NOT_FOUND::problem));
        Optional<Position> applied = indexer.applied();
        OpportunitiesView view = turns.take(() -> indexer.read(indexes -> answer(seeker, asked, indexes)));
        runs.record(
                view.run(),
                MatchRun.Direction.OPPORTUNITIES,
                id,
                applied,
                asked.purpose(),
                asked,
                null,
                view.eligible(),
                view.considered(),
                Map.of("home", view.home(), "abroad", view.abroad()));
        return view;
    }

    private OpportunitiesView answer(Seeker seeker, OpportunitiesRequest asked, Indexes indexes) {
        Classification classification = indexes.classification;
        Candidate candidate = Projection.candidate(seeker, classification, Projection.codes(seeker.id, classification));
        String home = "country:" + candidate.residence().country();
        Facts facts = Facts.of(candidate, classification);
        Page page = Page.first(asked.limit(), 0);
        LocalDate today = LocalDate.now(clock);
        Weights weights = Weights.standard();
        OpeningIndex openings = indexes.openings;
        return openings.asOfNow(() -> {
            Opportunities atHome =
                    openings.rank(facts, weights, Scope.everything().within(home), today, page);
            Opportunities abroad =
                    openings.rank(facts, weights, Scope.everything().without(home), today, page);
            return new OpportunitiesView(
                    Runs.newId(),
                    candidate.id(),
                    atHome.considered() + abroad.considered(),
                    atHome.eligible() + abroad.eligible(),
                    explain(atHome.hits(), candidate, openings, classification),
                    explain(abroad.hits(), candidate, openings, classification));
        });
    }

    private static List<OpportunitiesView.OpportunityView> explain(
            List<Hit> hits, Candidate candidate, OpeningIndex openings, Classification classification) {
        Locale locale = Reader.locale();
        Explainer explainer = new Explainer(classification);
        List<OpportunitiesView.OpportunityView> views = new ArrayList<>();
        for (Hit hit : hits) {
            Opening opening = openings.opening(hit.id()).orElseThrow();
            Plan plan = Plan.compile(opening, classification);
            views.add(new OpportunitiesView.OpportunityView(
                    views.size() + 1,
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
