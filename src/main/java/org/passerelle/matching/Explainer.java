package org.passerelle.matching;

import java.util.List;
import java.util.Locale;
import org.passerelle.classification.Classification;

/** Says why, from the same ladders and facts that gave the points. Immutable; some microseconds per ladder. */
public final class Explainer {

    private final Classification classification;

    public Explainer(Classification classification) {
        this.classification = classification;
    }

    /** @param locale of the reader; French when it is none of fr, en, ar, pt, es */
    public Explanation explain(Plan plan, Candidate candidate, Locale locale) {
        Reader reader = new Reader(locale, classification);
        Facts facts = Facts.of(candidate, classification);
        List<Reason> reasons = plan.ladders().stream()
                .map(ladder -> reason(ladder, facts, plan.opening(), candidate, reader))
                .toList();
        return new Explanation(reasons.stream().mapToInt(Reason::points).sum(), reasons);
    }

    /** What a {@link NearMiss} is missing. */
    public Reason gap(Plan plan, NearMiss miss, Candidate candidate, Locale locale) {
        return reason(
                ladder(plan, miss.requirement()),
                Facts.of(candidate, classification),
                plan.opening(),
                candidate,
                new Reader(locale, classification));
    }

    /** What a requirement or gate of the plan asks, for the funnel. */
    public String asked(Plan plan, String requirement, Locale locale) {
        Reader reader = new Reader(locale, classification);
        if (plan.gates().stream().anyMatch(gate -> gate.key().equals(requirement))) {
            return reader.say(
                    "asked." + requirement,
                    reader.country(plan.opening().place().country()));
        }
        Ladder ladder = ladder(plan, requirement);
        return Criterion.named(ladder.criterion()).asked(ladder, plan.opening(), reader);
    }

    private static Ladder ladder(Plan plan, String key) {
        return plan.ladders().stream()
                .filter(ladder -> ladder.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Reason reason(Ladder ladder, Facts facts, Opening opening, Candidate candidate, Reader reader) {
        Criterion criterion = Criterion.named(ladder.criterion());
        int rung = ladder.stand(facts);
        String key = rung == Ladder.BELOW ? "none" : ladder.rungs().get(rung).key();
        String asked = criterion.asked(ladder, opening, reader);
        String found = criterion.found(ladder, rung, opening, candidate, reader);
        return new Reason(
                ladder.criterion(),
                ladder.item(),
                asked,
                found,
                key,
                ladder.points(rung),
                ladder.weight(),
                reader.say("because." + ladder.criterion() + "." + key, asked, found));
    }
}
