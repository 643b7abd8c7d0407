package org.passerelle.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passerelle.classification.Classification;

/**
 * The level of education in ISCED steps, one below being half of it; and where qualifications count, whether the country of
 * the work recognises what the candidate has. Who lives there needs no recognition, unless the file says that some is
 * pending or refused.
 */
final class EducationCriterion implements Criterion {

    private static final String RECOGNITION = "recognition";
    /** Below upper secondary education there is nothing that a country would recognise. */
    private static final int LOWEST_QUALIFICATION = 3;

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
        candidate.recognitions().forEach((country, recognition) -> {
            switch (recognition) {
                case RECOGNISED -> facts.token(recognised(country));
                case PARTIAL, IN_PROGRESS -> facts.token(recognised(country) + "@" + recognition);
                case NOT_REQUESTED, REFUSED -> {}
            }
        });
        Place residence = candidate.residence();
        if (residence != null && !candidate.recognitions().containsKey(residence.country())) {
            facts.token(recognised(residence.country()));
        }
    }

    private static String recognised(String country) {
        return "recognised:" + country;
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        List<Ladder> ladders = new ArrayList<>(2);
        Opening.Education asked = opening.education();
        if (asked != null && asked.isced() > 0) {
            List<Rung> rungs = List.of(
                    Rung.of("level", 1000, Condition.has("edu@" + asked.isced())),
                    Rung.of("one-below", 500, Condition.has("edu@" + (asked.isced() - 1))));
            ladders.add(new Ladder(
                    name(), null, Criterion.importance(asked.necessity()), rungs, Criterion.bestIf(asked.necessity())));
        }
        // In a regulated occupation nobody works without it for long.
        boolean regulated = classification.regulated(opening.occupation());
        boolean qualified = asked != null && asked.isced() >= LOWEST_QUALIFICATION;
        if (opening.place() != null && opening.place().country() != null && (regulated || qualified)) {
            String recognised = recognised(opening.place().country());
            ladders.add(Ladder.ranking(
                    name(),
                    RECOGNITION,
                    regulated ? 2 : 1,
                    Rung.of("recognised", 1000, Condition.has(recognised)),
                    Rung.of("partial", 500, Condition.has(recognised + "@" + Recognition.PARTIAL)),
                    Rung.of("in-progress", 300, Condition.has(recognised + "@" + Recognition.IN_PROGRESS))));
        }
        return ladders;
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return RECOGNITION.equals(ladder.item())
                ? reader.say(
                        "asked.education.recognition",
                        reader.country(opening.place().country()))
                : reader.say(
                        "asked.education",
                        reader.say("isced." + opening.education().isced()));
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        if (!RECOGNITION.equals(ladder.item())) {
            return reader.say(candidate.isced() == null ? "found.missing" : "isced." + candidate.isced());
        }
        String country = opening.place().country();
        Recognition recognition = candidate.recognitions().get(country);
        if (recognition != null) {
            return reader.say("recognition." + recognition.name().toLowerCase(Locale.ROOT));
        }
        return rung == Ladder.BELOW
                ? reader.say("found.missing")
                : reader.say("found.education.resident", reader.country(country));
    }
}
