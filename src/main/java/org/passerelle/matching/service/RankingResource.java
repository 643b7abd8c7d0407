package org.passerelle.matching.service;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.annotation.Timed;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Explainer;
import org.passerelle.matching.Explanation;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Scope;
import org.passerelle.matching.Weights;
import org.passerelle.matching.WhatIfRefused;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Reader;
import org.passerelle.recruitment.CheckResource;
import org.passerelle.recruitment.Examinations;
import org.passerelle.recruitment.RecruitmentCheck;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancies;
import org.passerelle.vacancy.Vacancy;

@Path("/api/vacancies/{vacancy}/ranking")
@Tag(name = "Matching", description = "Rankings with a reason for every point")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR})
@RunOnVirtualThread
public class RankingResource {

    private final Indexer indexer;
    private final Examinations examinations;
    private final Turns turns;
    private final Runs runs;
    private final Drafts drafts;
    private final ObjectMapper json;
    private final Clock clock;

    RankingResource(
            Indexer indexer,
            Examinations examinations,
            Turns turns,
            Runs runs,
            Drafts drafts,
            ObjectMapper json,
            Clock clock) {
        this.indexer = indexer;
        this.examinations = examinations;
        this.turns = turns;
        this.runs = runs;
        this.drafts = drafts;
        this.json = json;
        this.clock = clock;
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
            throw ProblemType.invalid("pool", "pool.unknown", asked.pool());
        }
        RankingPage from = RankingPage.of(asked.cursor());
        Vacancy vacancy = cleared(id);
        Optional<Position> applied = indexer.applied();
        // The plan, the index and the reasons speak of one classification, also while a new one is being loaded.
        Answer answer = turns.take(() -> indexer.read(indexes -> {
            Plan plan = compile(vacancy, indexes.classification, asked);
            return new Answer(plan, answer(vacancy, plan, asked, from, indexes));
        }));
        RankingView view = answer.view();
        runs.record(
                view.run(),
                MatchRun.Direction.CANDIDATES,
                id,
                applied,
                asked.purpose(),
                asked,
                answer.plan(),
                view.eligible(),
                view.considered(),
                Map.of("candidates", view.candidates(), "funnel", view.funnel(), "nearMisses", view.nearMisses()));
        return view;
    }

    private record Answer(Plan plan, RankingView view) {}

    /** The vacancy, if it may be ranked today. */
    private Vacancy cleared(UUID id) {
        LocalDate today = LocalDate.now(clock);
        Vacancy vacancy = QuarkusTransaction.requiringNew().call(() -> Vacancies.require(id));
        if (!vacancy.open(today)) {
            throw ProblemType.WITHDRAWN_VACANCY.problem();
        }
        if (vacancy.checkedOn.isBefore(today)) {
            examinations.refresh(id);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Vacancy checked = Vacancies.require(id);
            if (checked.clearance == Clearance.BLOCKED) {
                throw blocked(RecruitmentCheck.listLatest(id).stream()
                        .filter(RecruitmentCheck::blocks)
                        .toList());
            }
            return checked;
        });
    }

    private HttpProblem blocked(List<RecruitmentCheck> findings) {
        return ProblemType.BLOCKED_VACANCY.problem(
                Map.of(
                        "findings",
                        json.valueToTree(findings.stream()
                                .map(CheckResource.CheckView::of)
                                .toList())),
                findings.stream().map(check -> check.rule).collect(Collectors.joining(", ")));
    }

    private static Plan compile(Vacancy vacancy, Classification classification, RankingRequest asked) {
        if (!Projection.speaks(vacancy, classification)) {
            throw ProblemType.invalid("classification", "code.unknown", vacancy.classification);
        }
        try {
            return Plan.compile(
                    Projection.opening(vacancy, Projection.codes(vacancy.id, classification)),
                    classification,
                    Weights.standardWith(asked.weights()),
                    asked.relax());
        } catch (WhatIfRefused refused) {
            throw switch (refused.reason()) {
                case UNKNOWN_CRITERION -> ProblemType.invalid(refused.field(), "criterion.unknown", refused.value());
                case WEIGHT_OUT_OF_RANGE, NO_WEIGHT_LEFT -> ProblemType.invalid(refused.field(), "weight.invalid");
                case UNKNOWN_REQUIREMENT, NOT_REQUIRED ->
                    ProblemType.invalid(refused.field(), "requirement.unknown", refused.value());
                case NOT_RELAXABLE -> ProblemType.invalid(refused.field(), "requirement.legal", refused.value());
            };
        }
    }

    private static RankingView answer(
            Vacancy vacancy, Plan plan, RankingRequest asked, RankingPage from, Indexes indexes) {
        Locale locale = Reader.locale();
        Explainer explainer = new Explainer(indexes.classification);
        return indexes.candidates.asOfNow(() -> {
            Ranking ranking = indexes.candidates.rank(plan, scope(), from.page(asked.limit()));
            List<RankingView.CandidateView> candidates = new ArrayList<>();
            for (Hit hit : ranking.hits()) {
                Explanation why = explainer.explain(
                        plan, indexes.candidates.candidate(hit.id()).orElseThrow(), locale);
                candidates.add(new RankingView.CandidateView(
                        from.ranked() + candidates.size() + 1,
                        hit.id(),
                        RankingView.hundredths(hit.points()),
                        why.reasons().stream()
                                .map(RankingView.CriterionView::of)
                                .toList()));
            }
            int ranked = from.ranked() + candidates.size();
            return new RankingView(
                    Runs.newId(),
                    vacancy.id,
                    vacancy.clearance,
                    ranking.considered(),
                    ranking.eligible(),
                    candidates,
                    ranking.funnel().stream()
                            .map(hurdle -> new RankingView.HurdleView(
                                    hurdle.requirement(),
                                    explainer.asked(plan, hurdle.requirement(), locale),
                                    hurdle.misses(),
                                    hurdle.excludes(),
                                    hurdle.ifRelaxed()))
                            .toList(),
                    ranking.nearMisses().stream()
                            .map(miss -> {
                                Candidate candidate =
                                        indexes.candidates.candidate(miss.id()).orElseThrow();
                                return new RankingView.NearMissView(
                                        miss.id(),
                                        RankingView.hundredths(miss.points()),
                                        miss.requirement(),
                                        RankingView.CriterionView.of(explainer.gap(plan, miss, candidate, locale)));
                            })
                            .toList(),
                    candidates.isEmpty() || ranked >= ranking.eligible()
                            ? null
                            : new RankingPage(ranked, ranking.hits().getLast()).cursor());
        });
    }

    /** A counsellor ranks the own service's seekers. */
    private static Scope scope() {
        Caller caller = Caller.current();
        return caller.is(Role.ADMINISTRATOR)
                ? Scope.everything()
                : Scope.everything().within(Indexes.tenant(caller.tenant()));
    }
}
