package org.passerelle.matching;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.classification.Classification;

/**
 * Where the work is, against where the candidate lives and would go. Limits that a candidate states (a longest way to work,
 * regions of the own country, countries) are respected: who does not want to work there is not proposed, unless somebody
 * lowers the requirement. A limit that cannot be checked because a place is not known is not held against anybody.
 */
final class PlaceCriterion implements Criterion {

    /** Who would travel this far every day has no limit. */
    private static final int NO_LIMIT_KILOMETRES = 1000;

    @Override
    public String name() {
        return "place";
    }

    /** Whether somebody can be there is mostly decided by what is required; among those who can, the nearer moves less. */
    @Override
    public int weight() {
        return 9;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        Candidate.Wishes wishes = candidate.wishes();
        Place residence = candidate.residence();
        wishes.countries().stream()
                .filter(country -> residence == null || !country.equals(residence.country()))
                .forEach(country -> facts.token("goes:" + country));
        if (wishes.anyCountry()) {
            facts.token("goes:ANY");
        }
        candidate.consents().forEach(country -> facts.token("consent:" + country));
        if (residence == null) {
            return;
        }
        facts.token("lives:" + residence.country());
        if (residence.region() != null) {
            facts.token("lives:" + residence.region());
        }
        if (wishes.regions().isEmpty()) {
            facts.token("works:" + residence.country());
        }
        wishes.regions().forEach(region -> facts.token("works:" + region));
        if (residence.located()) {
            facts.home(Location.of(residence.latitude(), residence.longitude()));
        }
        if (residence.located() && limited(wishes)) {
            facts.number(Facts.REACH, wishes.maximumKilometres() * 1000L);
        } else {
            facts.token("reach:ANY");
        }
    }

    private static boolean limited(Candidate.Wishes wishes) {
        return wishes.maximumKilometres() != null && wishes.maximumKilometres() < NO_LIMIT_KILOMETRES;
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        Place place = opening.place();
        if (place == null || place.country() == null) {
            return List.of();
        }
        String country = place.country();
        Condition lives = Condition.has("lives:" + country);
        Condition works = place.region() == null
                ? lives
                : Condition.any(Condition.has("works:" + country), Condition.has("works:" + place.region()));
        Condition reaches = Condition.has("reach:ANY");
        Condition goes = Condition.has("goes:" + country);
        Condition goesAnywhere = Condition.all(Condition.has("goes:ANY"), new Condition.Not(lives));
        List<Rung> rungs = new ArrayList<>();
        if (place.located()) {
            Location there = Location.of(place.latitude(), place.longitude());
            // Across a border nearby, the country must be wished too.
            Condition wants = Condition.any(Condition.all(lives, works), goes, goesAnywhere);
            rungs.add(Rung.of("within-15", 1000, Condition.all(wants, new Condition.Within(there, 15))));
            rungs.add(Rung.of("within-50", 850, Condition.all(wants, new Condition.Within(there, 50))));
            reaches = Condition.any(reaches, new Condition.Within(there, NO_LIMIT_KILOMETRES));
        } else {
            reaches = lives;
        }
        if (place.region() != null) {
            Condition region = Condition.any(
                    Condition.has("works:" + place.region()),
                    Condition.all(Condition.has("works:" + country), Condition.has("lives:" + place.region())));
            rungs.add(Rung.of("region", 700, Condition.all(region, reaches)));
        }
        rungs.add(Rung.of("country", 550, Condition.any(goes, Condition.all(lives, works, reaches))));
        rungs.add(Rung.of("any-country", 350, goesAnywhere));
        int required = rungs.size() - 1;
        rungs.add(Rung.of("beyond", 50, lives));
        return List.of(new Ladder(name(), null, 1, rungs, required));
    }

    /** C181 Art. 6 and the data-protection law behind it: nobody's file crosses a border without consent. */
    @Override
    public List<Gate> gates(Opening opening) {
        if (opening.place() == null || opening.place().country() == null) {
            return List.of();
        }
        String country = opening.place().country();
        return List.of(new Gate(
                "consent",
                Condition.any(
                        Condition.has("lives:" + country),
                        Condition.has("consent:" + country),
                        Condition.has("consent:*"))));
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return reader.say("asked.place", reader.country(opening.place().country()));
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        Place there = opening.place();
        Place home = candidate.residence();
        boolean near = home != null && home.located() && there.located();
        String kilometres = near ? kilometres(home, there) : "";
        return switch (rung == Ladder.BELOW ? "none" : ladder.rungs().get(rung).key()) {
            case "within-15", "within-50" -> reader.say("found.place.away", kilometres);
            case "region" ->
                there.region().equals(home.region())
                        ? reader.say("found.place.region.lives", there.region())
                        : reader.say("found.place.region.goes", there.region());
            case "country" ->
                home != null && there.country().equals(home.country())
                        ? reader.say("found.place.country.lives", reader.country(there.country()))
                        : reader.say("found.place.country.goes", reader.country(there.country()));
            case "any-country" -> reader.say("found.place.any-country");
            case "beyond" ->
                near && limited(candidate.wishes())
                        ? reader.say(
                                "found.place.limit",
                                kilometres,
                                candidate.wishes().maximumKilometres())
                        : reader.say("found.place.regions", String.join(", ", sorted(candidate)));
            default -> reader.say("found.place.none");
        };
    }

    private static List<String> sorted(Candidate candidate) {
        return candidate.wishes().regions().stream().sorted().toList();
    }

    private static String kilometres(Place from, Place to) {
        long metres =
                Location.of(from.latitude(), from.longitude()).metresTo(Location.of(to.latitude(), to.longitude()));
        return String.valueOf(Math.round(metres / 1000.0));
    }
}
