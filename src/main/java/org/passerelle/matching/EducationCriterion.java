package org.passerelle.matching;

import java.util.List;
import org.passerelle.classification.Classification;

/** The level of education in ISCED steps; one below is half of it. */
final class EducationCriterion implements Criterion {

    @Override
    public String name() {
        return "education";
    }

    /** A level says little beside occupation and skills, which already carry most of it. */
    @Override
    public int weight() {
        return 6;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        if (candidate.isced() != null) {
            for (int level = 0; level <= candidate.isced(); level++) {
                facts.token("edu@" + level);
            }
        }
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        Opening.Education asked = opening.education();
        if (asked == null || asked.isced() == 0) {
            return List.of();
        }
        List<Rung> rungs = List.of(
                Rung.of("level", 1000, Condition.has("edu@" + asked.isced())),
                Rung.of("one-below", 500, Condition.has("edu@" + (asked.isced() - 1))));
        return List.of(new Ladder(name(), null, 1, rungs, Criterion.bestIf(asked.necessity())));
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return reader.say(
                "asked.education", reader.say("isced." + opening.education().isced()));
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        return reader.say(candidate.isced() == null ? "found.missing" : "isced." + candidate.isced());
    }
}
