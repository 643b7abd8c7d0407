package org.passerelle.matching;

import java.time.LocalDate;
import java.util.List;
import org.passerelle.classification.Classification;

/** The day the candidate is free against the day the work starts. */
final class AvailabilityCriterion implements Criterion {

    private static final String AVAILABLE = "available";
    /** Who is available at once is available on every day. */
    private static final long AT_ONCE = LocalDate.EPOCH.toEpochDay();

    @Override
    public String name() {
        return "availability";
    }

    /** Dates move on both sides. */
    @Override
    public int weight() {
        return 3;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        facts.number(
                AVAILABLE,
                candidate.availableFrom() == null
                        ? AT_ONCE
                        : candidate.availableFrom().toEpochDay());
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        LocalDate start = opening.startsOn();
        if (start == null) {
            return List.of();
        }
        return List.of(Ladder.ranking(
                name(),
                null,
                1,
                Rung.of("in-time", 1000, by(start)),
                Rung.of("two-weeks", 700, by(start.plusWeeks(2))),
                Rung.of("month", 500, by(start.plusMonths(1))),
                Rung.of("three-months", 200, by(start.plusMonths(3)))));
    }

    private static Condition by(LocalDate day) {
        return new Condition.AtMost(AVAILABLE, day.toEpochDay());
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return reader.say("asked.availability", reader.date(opening.startsOn()));
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        return candidate.availableFrom() == null
                ? reader.say("found.availability.at-once")
                : reader.say("found.availability", reader.date(candidate.availableFrom()));
    }
}
