package org.passerelle.matching;

import java.util.List;
import org.passerelle.classification.Classification;

/** Driving licences and the like, each one held or not. */
final class LicencesCriterion implements Criterion {

    @Override
    public String name() {
        return "licences";
    }

    /** Usually a plain yes or no that excludes when it matters, and is soon obtained when it does not. */
    @Override
    public int weight() {
        return 5;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        candidate.licences().forEach(licence -> facts.token("licence:" + licence));
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        return opening.licences().stream()
                .map(licence -> Ladder.ranking(
                                name(),
                                licence.code(),
                                Criterion.importance(licence.necessity()),
                                Rung.of("held", 1000, Condition.has("licence:" + licence.code())))
                        .requiring(Criterion.bestIf(licence.necessity())))
                .toList();
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return reader.say("asked.licences", ladder.item());
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        return rung == Ladder.BELOW ? reader.say("found.missing") : reader.say("asked.licences", ladder.item());
    }
}
