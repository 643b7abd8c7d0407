package org.passerelle.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.passerelle.classification.CefrLevel;
import org.passerelle.seeker.SpokenLanguage;

/** The languages somebody speaks, by town, schooling and plans. */
final class Speech {

    /** French of somebody schooled in it, by ISCED level 0 to 8; null for none to speak of. */
    private static final CefrLevel[] SCHOOL_FRENCH = {
        null,
        CefrLevel.A2,
        CefrLevel.B1,
        CefrLevel.B2,
        CefrLevel.B2,
        CefrLevel.C1,
        CefrLevel.C1,
        CefrLevel.C1,
        CefrLevel.C2
    };

    private static final List<CefrLevel> BEGINNER = List.of(CefrLevel.A1, CefrLevel.A1, CefrLevel.A2, CefrLevel.B1);
    private static final List<CefrLevel> AFTER_A_STAY = List.of(CefrLevel.A2, CefrLevel.B1, CefrLevel.B1, CefrLevel.B2);

    /** What most people speak besides the language of their own town. */
    private static final Map<String, String> COMMON = Map.of("SN", "wo", "ML", "bm", "MA", "ar");

    private Speech() {}

    /** @param destinations countries the person would go to */
    static List<SpokenLanguage> of(Dice dice, Person person, Town town, Trade trade, Iterable<String> destinations) {
        List<SpokenLanguage> spoken = new ArrayList<>(5);
        speak(spoken, town.language(), CefrLevel.C2);
        if (dice.chance(0.8)) {
            speak(spoken, COMMON.get(person.home()), dice.chance(0.5) ? CefrLevel.C1 : CefrLevel.B2);
        }
        CefrLevel french = french(dice, person);
        if (french != null) {
            speak(spoken, "fr", french);
        }
        boolean meetsForeigners = trade.sector() == Sector.HOTEL || trade.sector() == Sector.ICT;
        if (dice.chance(0.04 + 0.05 * person.isced() + (meetsForeigners ? 0.25 : 0))) {
            speak(
                    spoken,
                    "en",
                    person.isced() >= 5 || meetsForeigners && dice.chance(0.5) ? CefrLevel.B2 : dice.pick(BEGINNER));
        }
        if (person.stay() != null) {
            speak(spoken, Country.BY_CODE.get(person.stay()).language(), dice.pick(AFTER_A_STAY));
        }
        for (String destination : destinations) {
            Country country = Country.BY_CODE.get(destination);
            if (country != null && !country.language().equals("ar") && dice.chance(0.2)) {
                speak(spoken, country.language(), dice.pick(BEGINNER));
            }
        }
        if (town.place().region().equals("MA-01") && dice.chance(0.35)) {
            speak(spoken, "es", dice.pick(AFTER_A_STAY));
        }
        return List.copyOf(spoken);
    }

    private static CefrLevel french(Dice dice, Person person) {
        CefrLevel school = SCHOOL_FRENCH[person.isced()];
        if (school == null) {
            return dice.chance(0.5) ? CefrLevel.A1 : null;
        }
        // In Morocco French is taught as a foreign language; elsewhere town life adds to what school gave.
        int shift = person.home().equals("MA") ? dice.between(-1, 0) : dice.chance(0.2) ? 1 : 0;
        int level = Math.clamp(school.ordinal() + shift, 0, CefrLevel.C2.ordinal());
        return CefrLevel.values()[level];
    }

    /** The first level given for a language stands. */
    private static void speak(List<SpokenLanguage> spoken, String language, CefrLevel level) {
        for (SpokenLanguage other : spoken) {
            if (other.code().equals(language)) {
                return;
            }
        }
        spoken.add(new SpokenLanguage(language, level));
    }
}
