package org.passerelle.matching.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Explainer;
import org.passerelle.matching.Explanation;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Gate;
import org.passerelle.matching.Ladder;
import org.passerelle.matching.Plan;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Reader;
import org.passerelle.vacancy.Vacancy;

/** Explains single pairs, from the same plan and the same state of the index as a ranking. */
@ApplicationScoped
class Pairs {

    /**
     * A pair with what it takes to record it.
     *
     * @param applied how far the change log was applied before
     */
    record Explained(PairView view, Plan plan, Optional<Position> applied) {}

    private final Indexer indexer;

    Pairs(Indexer indexer) {
        this.indexer = indexer;
    }

    /**
     * @param seeker one whom the caller may see
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 while the seeker is not in the index, 422 as
     *     {@link Rankings#plan}, 503 while the index is filled for the first time
     */
    Explained explain(Rankings.Cleared cleared, UUID seeker, WhatIf whatIf) {
        Optional<Position> applied = indexer.applied();
        return indexer.read(indexes -> {
            Candidate candidate = indexes.candidates.candidate(seeker).orElseThrow(ProblemType.NOT_INDEXED::problem);
            Plan plan = Rankings.plan(cleared, indexes.classification, whatIf);
            return new Explained(view(cleared.vacancy(), plan, candidate, indexes.classification), plan, applied);
        });
    }

    private static PairView view(Vacancy vacancy, Plan plan, Candidate candidate, Classification classification) {
        Locale locale = Reader.locale();
        Explainer explainer = new Explainer(classification);
        Facts facts = Facts.of(candidate, classification);
        Explanation why = explainer.explain(plan, candidate, locale);
        List<PairView.MissingView> missing = new ArrayList<>();
        for (Gate gate : plan.gates()) {
            if (!gate.condition().holds(facts)) {
                missing.add(
                        new PairView.MissingView(gate.key(), explainer.asked(plan, gate.key(), locale), true, null));
            }
        }
        // The reasons come in the order of the ladders.
        for (int i = 0; i < plan.ladders().size(); i++) {
            Ladder ladder = plan.ladders().get(i);
            if (!ladder.accepts(ladder.stand(facts))) {
                RankingView.CriterionView gap =
                        RankingView.CriterionView.of(why.reasons().get(i));
                missing.add(new PairView.MissingView(ladder.key(), gap.asked(), false, gap));
            }
        }
        return new PairView(
                Runs.newId(),
                vacancy.id,
                candidate.id(),
                vacancy.clearance,
                missing.isEmpty(),
                RankingView.hundredths(why.points()),
                why.reasons().stream().map(RankingView.CriterionView::of).toList(),
                missing);
    }
}
