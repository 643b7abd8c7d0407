package org.passerelle.matching.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.passerelle.classification.Classification;
import org.passerelle.classification.recoding.CurrentCodes;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Explainer;
import org.passerelle.matching.Explanation;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Scope;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Reader;
import org.passerelle.recruitment.BlockedVacancy;
import org.passerelle.recruitment.Examinations;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancies;
import org.passerelle.vacancy.Vacancy;

/** Ranks seekers for vacancies that may be ranked; asked for one by one or in jobs, the answer is the same. */
@ApplicationScoped
class Rankings {

    /**
     * A vacancy that may be ranked today.
     *
     * @param codes that its own were recoded to, in any version
     */
    record Cleared(Vacancy vacancy, CurrentCodes codes) {}

    /**
     * A ranking with what it takes to record it.
     *
     * @param year that the ages of its composition are of
     * @param applied how far the change log was applied before it began
     */
    record Ranked(
            RankingView view, Vacancy vacancy, Ranking ranking, int year, Plan plan, Optional<Position> applied) {}

    private final Indexer indexer;
    private final Examinations examinations;
    private final ObjectMapper json;
    private final Clock clock;

    Rankings(Indexer indexer, Examinations examinations, ObjectMapper json, Clock clock) {
        this.indexer = indexer;
        this.examinations = examinations;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Whom a ranking considers.
     *
     * @param everyService an administrator's ranking
     * @param tenant the service whose seekers it considers otherwise
     */
    static Scope scope(boolean everyService, UUID tenant) {
        return everyService ? Scope.everything() : Scope.everything().within(Indexes.tenant(tenant));
    }

    /**
     * The vacancy, if it may be ranked today.
     *
     * @throws HttpProblem 404 when the caller sees no such vacancy, 409 when it is withdrawn, expired or blocked
     */
    Cleared cleared(UUID id) {
        LocalDate today = LocalDate.now(clock);
        return findCleared(id, today, today).orElseGet(() -> {
            examinations.refresh(id);
            return findCleared(id, today, LocalDate.MIN).orElseThrow();
        });
    }

    /** @return empty when it was not examined since a day and is to be examined first */
    private Optional<Cleared> findCleared(UUID id, LocalDate today, LocalDate since) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Vacancy vacancy = Vacancies.require(id);
            if (!vacancy.open(today)) {
                throw ProblemType.WITHDRAWN_VACANCY.problem();
            }
            if (vacancy.checkedOn.isBefore(since)) {
                return Optional.empty();
            }
            if (vacancy.clearance == Clearance.BLOCKED) {
                throw BlockedVacancy.problem(id, json);
            }
            return Optional.of(new Cleared(vacancy, CurrentCodes.ofAnyVersion(List.of(id), vacancy.classification)));
        });
    }

    /** @throws HttpProblem 422 when the request changes what cannot be changed, or speaks of what is not there */
    static Plan plan(Cleared cleared, Classification classification, WhatIf whatIf) {
        Vacancy vacancy = cleared.vacancy;
        if (!Projection.speaks(vacancy, classification)) {
            throw ProblemType.invalid("classification", "code.unknown", vacancy.classification);
        }
        return whatIf.compile(Projection.opening(vacancy, cleared.codes.to(classification.version())), classification);
    }

    /**
     * @param abandoned whether nobody wants the answer any more
     * @throws HttpProblem 422 as {@link #plan}, 503 while the index is filled for the first time
     * @throws java.util.concurrent.CancellationException when it was abandoned
     */
    Ranked rank(Cleared cleared, RankingRequest asked, Scope scope, BooleanSupplier abandoned) {
        RankingPage from = RankingPage.of(asked.cursor());
        Optional<Position> applied = indexer.applied();
        int year = LocalDate.now(clock).getYear();
        // The plan, the index and the reasons speak of one classification, also while a new one is being loaded.
        return indexer.read(indexes -> {
            Vacancy vacancy = cleared.vacancy;
            Plan plan = plan(cleared, indexes.classification, asked.whatIf());
            return indexes.candidates.asOfNow(() -> {
                Ranking ranking = indexes.candidates.rank(
                        plan, scope, from.page(asked.limit(), Composition.groups(year)), abandoned);
                return new Ranked(answer(vacancy, plan, from, ranking, indexes), vacancy, ranking, year, plan, applied);
            });
        });
    }

    private static RankingView answer(Vacancy vacancy, Plan plan, RankingPage from, Ranking ranking, Indexes indexes) {
        Locale locale = Reader.locale();
        Explainer explainer = new Explainer(indexes.classification);
        List<RankingView.CandidateView> candidates = new ArrayList<>();
        for (Hit hit : ranking.hits()) {
            Explanation why = explainer.explain(
                    plan, indexes.candidates.candidate(hit.id()).orElseThrow(), locale);
            candidates.add(new RankingView.CandidateView(
                    from.ranked() + candidates.size() + 1,
                    hit.id(),
                    RankingView.hundredths(hit.points()),
                    why.reasons().stream().map(RankingView.CriterionView::of).toList()));
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
    }
}
