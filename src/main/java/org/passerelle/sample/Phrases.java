package org.passerelle.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.passerelle.vacancy.Requirements;

/** Sentences that adverts and contracts are made of, by sector, language and part. */
final class Phrases {

    enum Part {
        OPENING,
        WORK,
        EXPERIENCE,
        NOVICE,
        WRITTEN,
        TRAVEL,
        LODGING,
        CLOSING,
        OVERTIME,
        DEDUCTIONS,
        TERMINATION,
        DISPUTES
    }

    /** @param sector null for all */
    private record Key(Sector sector, String language, Part part) {}

    private record Phrase(Key key, String text) {}

    private record Counted(String one, String many) {
        String of(int number) {
            return number + " " + (number == 1 ? one : many);
        }
    }

    private static final Map<Key, List<String>> ALL = Lexicon.read(
                    "phrases",
                    row -> new Phrase(
                            new Key(Sector.of(row.get("sector")), row.get("language"), Part.valueOf(row.get("part"))),
                            row.get("text")))
            .stream()
            .collect(Collectors.groupingBy(
                    Phrase::key, Collectors.mapping(Phrase::text, Collectors.toUnmodifiableList())));

    private static final Map<String, Counted> POSITIONS = Map.of(
            "fr", new Counted("poste", "postes"),
            "en", new Counted("position", "positions"),
            "es", new Counted("puesto", "puestos"));

    private static final Map<String, Counted> YEARS = Map.of(
            "fr", new Counted("an", "ans"),
            "en", new Counted("year", "years"),
            "es", new Counted("año", "años"));

    private Phrases() {}

    static String any(Dice dice, String language, Part part) {
        return dice.pick(ALL.get(new Key(null, language, part)));
    }

    /** Two different sentences on the work of a sector. */
    private static List<String> work(Dice dice, String language, Sector sector) {
        List<String> sentences = new ArrayList<>(ALL.get(new Key(sector, language, Part.WORK)));
        String first = sentences.remove(dice.between(0, sentences.size() - 1));
        return List.of(first, dice.pick(sentences));
    }

    /** Four to six sentences. */
    static String describe(Dice dice, Corridor corridor, Trade trade, Offer offer) {
        String language = offer.language;
        Requirements.Experience experience = offer.requirements.experienceYears();
        List<String> sentences = new ArrayList<>();
        sentences.add(any(dice, language, Part.OPENING)
                .replace("{employer}", offer.employer.name())
                .replace("{town}", offer.place.locality())
                .replace("{title}", offer.title)
                .replace("{positions}", POSITIONS.get(language).of(offer.positions)));
        sentences.addAll(work(dice, language, trade.sector()));
        sentences.add(
                experience == null
                        ? any(dice, language, Part.NOVICE)
                        : any(dice, language, Part.EXPERIENCE)
                                .replace("{years}", YEARS.get(language).of(experience.minimum())));
        if (corridor.abroad()) {
            sentences.add(any(dice, language, dice.chance(0.5) ? Part.WRITTEN : Part.TRAVEL));
        }
        if (offer.conditions.lodging().provided() && dice.chance(0.6)) {
            sentences.add(any(dice, language, Part.LODGING));
        } else if (dice.chance(0.6)) {
            sentences.add(any(dice, language, Part.CLOSING));
        }
        return String.join(" ", sentences);
    }
}
