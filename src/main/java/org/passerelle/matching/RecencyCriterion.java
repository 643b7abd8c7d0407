package org.passerelle.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.passerelle.classification.Classification;
import org.passerelle.classification.EntryType;

/**
 * How long ago somebody last worked in the occupation, seen from the year of the vacancy: the score of a pair does not change
 * because a year goes by. It never keeps anybody out, which is why it is no part of the occupation's ladder: years of
 * experience that an employer requires are not less required, and not less there, for being old.
 */
final class RecencyCriterion implements Criterion {

    /** No vacancy that is still ranked looks back farther. */
    private static final int EARLIEST = 2015;
    /** Bounds what a mistyped year can write. */
    private static final int LATEST = 2050;

    private static final String UNDATED = "?";

    @Override
    public String name() {
        return "recency";
    }

    /** Hands forget slowly; tools, rules and the habit of working change faster. A sixth of what the occupation says. */
    @Override
    public int weight() {
        return 5;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        for (Candidate.Experience experience : candidate.occupations()) {
            if (experience.worked() && experience.lastYear() == null) {
                facts.token(token(experience.code(), UNDATED));
            } else if (experience.worked()) {
                for (int year = EARLIEST; year <= Math.min(experience.lastYear(), LATEST); year++) {
                    facts.token(token(experience.code(), year));
                }
            }
        }
    }

    private static String token(String code, Object year) {
        return "occ:" + code + "~" + year;
    }

    /** Empty where experience is not what counts, or where no year is known to look back from. */
    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        OptionalInt year = year(opening);
        if (year.isEmpty() || EntryCriterion.of(opening) != EntryType.SKILLED) {
            return List.of();
        }
        String code = opening.occupation();
        List<Rung> rungs = new ArrayList<>();
        rungs.add(Rung.of("two-years", 1000, since(code, year.getAsInt() - 2)));
        rungs.add(Rung.of("five-years", 800, since(code, year.getAsInt() - 5)));
        if (!classification.nearTo(code).isEmpty()) {
            rungs.add(Rung.of(
                    "near",
                    600,
                    new Condition.AnyOf(classification.nearTo(code).stream()
                            .map(near -> since(near, year.getAsInt() - 5))
                            .toList())));
        }
        rungs.add(Rung.of("ten-years", 500, since(code, year.getAsInt() - 10)));
        // Not known is told from long ago: a register on paper seldom has the year.
        rungs.add(Rung.of("undated", 400, Condition.has(token(code, UNDATED))));
        rungs.add(Rung.of("long-ago", 200, Condition.has("occ:" + code)));
        return List.of(new Ladder(name(), null, 1, rungs, null));
    }

    private static Condition since(String code, int year) {
        return Condition.has(token(code, Math.clamp(year, EARLIEST, LATEST)));
    }

    /** Of publication: every vacancy has been published, not every one says when the work starts. */
    private static OptionalInt year(Opening opening) {
        LocalDate day = opening.publishedOn() == null ? opening.startsOn() : opening.publishedOn();
        return day == null ? OptionalInt.empty() : OptionalInt.of(day.getYear());
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return reader.say(
                "asked.recency",
                reader.occupation(opening.occupation()),
                String.valueOf(year(opening).orElseThrow()));
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        return switch (rung == Ladder.BELOW ? "none" : ladder.rungs().get(rung).key()) {
            case "near" ->
                last(candidate, reader.classification().nearTo(opening.occupation())::contains, reader)
                        .orElseThrow();
            case "undated" -> reader.say("found.recency.undated");
            default ->
                last(candidate, opening.occupation()::equals, reader).orElseGet(() -> reader.say("found.recency.none"));
        };
    }

    private static Optional<String> last(Candidate candidate, Predicate<String> among, Reader reader) {
        return candidate.occupations().stream()
                .filter(experience -> experience.lastYear() != null && among.test(experience.code()))
                .max(Comparator.comparing(Candidate.Experience::lastYear).thenComparing(Candidate.Experience::code))
                .map(experience -> reader.say(
                        "found.recency", String.valueOf(experience.lastYear()), reader.occupation(experience.code())));
    }
}
