package org.passerelle.matching;

import java.util.List;
import org.passerelle.classification.Classification;

/** The skills that the vacancy names, each one held or not. */
final class SkillsCriterion implements Criterion {

    @Override
    public String name() {
        return "skills";
    }

    /** What the employer spelled out; less than the occupation because seekers' lists of skills are seldom complete. */
    @Override
    public int weight() {
        return 20;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        candidate.skills().forEach(skill -> facts.token("skill:" + skill));
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        return opening.skills().stream()
                .map(skill -> Ladder.ranking(
                                name(),
                                skill.code(),
                                skill.importance() * Criterion.importance(skill.necessity()),
                                Rung.of("held", 1000, Condition.has("skill:" + skill.code())))
                        .requiring(Criterion.bestIf(skill.necessity())))
                .toList();
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return reader.skill(ladder.item());
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        return rung == Ladder.BELOW ? reader.say("found.missing") : reader.skill(ladder.item());
    }
}
