package org.passerelle.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Shift;

/** Full or part time, and the shifts: all of them acceptable, or some. */
final class WorkingTimeCriterion implements Criterion {

    private static final String SHIFTS = "shifts";

    @Override
    public String name() {
        return "workingTime";
    }

    /** A wish of the seeker that is often negotiable. */
    @Override
    public int weight() {
        return 4;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        candidate.wishes().workingTimes().forEach(time -> facts.token("time:" + time));
        if (candidate.wishes().workingTimes().isEmpty()) {
            facts.token("time:ANY");
        }
        candidate.wishes().shifts().forEach(shift -> facts.token("shift:" + shift));
        if (candidate.wishes().shifts().isEmpty()) {
            facts.token("shift:ANY");
        }
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        List<Ladder> ladders = new ArrayList<>();
        if (opening.workingTime() != null) {
            ladders.add(Ladder.ranking(
                    name(),
                    null,
                    1,
                    Rung.of("named", 1000, Condition.has("time:" + opening.workingTime())),
                    Rung.of("any", 1000, Condition.has("time:ANY"))));
        }
        if (!opening.shifts().isEmpty()) {
            ladders.add(Ladder.ranking(
                    name(),
                    SHIFTS,
                    1,
                    Rung.of("any", 1000, Condition.has("shift:ANY")),
                    Rung.of("all-shifts", 1000, new Condition.AllOf(accepted(opening.shifts()))),
                    Rung.of("some-shifts", 500, new Condition.AnyOf(accepted(opening.shifts())))));
        }
        return ladders;
    }

    private static List<Condition> accepted(Set<Shift> shifts) {
        return shifts.stream()
                .sorted()
                .map(shift -> Condition.has("shift:" + shift))
                .toList();
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return SHIFTS.equals(ladder.item())
                ? words("shift.", opening.shifts(), reader)
                : words("time.", Set.of(opening.workingTime()), reader);
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        return SHIFTS.equals(ladder.item())
                ? words("shift.", candidate.wishes().shifts(), reader)
                : words("time.", candidate.wishes().workingTimes(), reader);
    }

    private static String words(String prefix, Collection<? extends Enum<?>> values, Reader reader) {
        return values.isEmpty()
                ? reader.say("found.no-preference")
                : values.stream()
                        .map(value -> reader.say(prefix + value.name().toLowerCase(Locale.ROOT)))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
