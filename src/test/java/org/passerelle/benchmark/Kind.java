package org.passerelle.benchmark;

import java.util.List;
import java.util.function.Predicate;
import org.passerelle.matching.Ladder;
import org.passerelle.matching.Plan;

/** How much of what a vacancy requires is kept. What gives points is the same in all kinds. */
public enum Kind {
    /** As the vacancy states it, with the consent that the law demands. */
    STRICT {
        @Override
        Plan of(Plan plan) {
            return plan;
        }
    },
    /** One wide requirement: to be there or willing to go there, with the consent that the law demands. */
    LOOSE {
        @Override
        Plan of(Plan plan) {
            return requiring(plan, ladder -> ladder.criterion().equals("place"));
        }
    },
    /** Nothing, not even consent: all seekers are eligible, and all of them get points. */
    NONE {
        @Override
        Plan of(Plan plan) {
            return new Plan(plan.opening(), requiring(plan, ladder -> false).ladders(), List.of());
        }
    };

    abstract Plan of(Plan plan);

    private static Plan requiring(Plan plan, Predicate<Ladder> kept) {
        return new Plan(
                plan.opening(),
                plan.ladders().stream()
                        .map(ladder -> new Ladder(
                                ladder.criterion(),
                                ladder.item(),
                                ladder.weight(),
                                ladder.rungs(),
                                kept.test(ladder) ? ladder.required() : null))
                        .toList(),
                plan.gates());
    }
}
