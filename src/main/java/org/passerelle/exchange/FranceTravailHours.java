package org.passerelle.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;
import org.passerelle.exchange.Notice.Reason;

/**
 * {@code dureeTravailLibelle} of an offer ({@code 35H Horaires normaux}, {@code 37H30/semaine\nTravail le samedi}),
 * {@code dureeTravailLibelleConverti} ({@code Temps plein}), and what {@code complementExercice} and
 * {@code conditionExercice} say about when the work is done.
 *
 * @param perWeek null when not stated per week
 * @param shifts null when not stated
 */
record FranceTravailHours(BigDecimal perWeek, WorkingTime workingTime, Set<Shift> shifts) {

    /** {@code 35H}, {@code 37H30} or {@code 35,5H}, then a unit, which is the week when there is none. */
    private static final Pattern HOURS =
            Pattern.compile("(\\d{1,3})(?:[.,](\\d{1,2}))? ?[hH]([0-5]\\d)?(?: ?/ ?(\\p{L}{1,10}))?(?![\\p{L}\\p{N}])");

    /** Hours in a week. */
    private static final BigDecimal WEEK = BigDecimal.valueOf(168);

    /** What the law calls full time; less is part time (Code du travail L3121-27 and L3123-1). */
    private static final BigDecimal LEGAL_WEEK = BigDecimal.valueOf(35);

    private static final Map<String, WorkingTime> WORKING_TIMES =
            Map.of("temps plein", WorkingTime.FULL_TIME, "temps partiel", WorkingTime.PART_TIME);

    private static final Map<Shift, List<String>> WORDS = Map.of(
            Shift.DAY,
            List.of("horaires normaux", "horaires de bureau", "journee", "de jour", "matin", "apres midi"),
            Shift.EVENING,
            List.of("soir", "soiree"),
            Shift.NIGHT,
            List.of("nuit"),
            Shift.WEEKEND,
            List.of("samedi", "dimanche", "week end", "weekend"),
            Shift.ROTATING,
            List.of("2x8", "2 8", "3x8", "3 8", "4x8", "5x8", "variables", "irreguliers", "roulement", "poste"));

    /** A clause with one of these may say the contrary of its other words. */
    private static final List<String> NEGATIONS = List.of("sans", "pas", "hors", "sauf", "jamais");

    static FranceTravailHours read(Fields offer) throws UnreadableOffer {
        Wording wording = new Wording(offer);
        BigDecimal perWeek = null;
        String label = offer.text("dureeTravailLibelle");
        if (label != null) {
            Matcher stated = HOURS.matcher(label);
            boolean counted = stated.lookingAt();
            perWeek = counted ? perWeek(stated) : null;
            if (counted && perWeek == null) {
                offer.notice("dureeTravailLibelle", Reason.LEFT_OUT, stated.group());
            }
            wording.read("dureeTravailLibelle", counted ? label.substring(stated.end()) : label);
        }
        wording.read("dureeTravailLibelleConverti", offer.text("dureeTravailLibelleConverti"));
        wording.read("complementExercice", offer.text("complementExercice"));
        wording.read("conditionExercice", offer.text("conditionExercice"));
        WorkingTime workingTime = wording.workingTime;
        if (workingTime == null && perWeek != null) {
            workingTime = perWeek.compareTo(LEGAL_WEEK) < 0 ? WorkingTime.PART_TIME : WorkingTime.FULL_TIME;
        }
        return new FranceTravailHours(perWeek, workingTime, wording.shifts.isEmpty() ? null : wording.shifts);
    }

    private static BigDecimal perWeek(Matcher stated) {
        BigDecimal hours = new BigDecimal(stated.group(1) + (stated.group(2) == null ? "" : "." + stated.group(2)));
        if (stated.group(3) != null) {
            BigDecimal minutes = new BigDecimal(stated.group(3));
            hours = hours.add(minutes.divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP));
        }
        boolean weekly =
                stated.group(4) == null || FrenchNames.fold(stated.group(4)).startsWith("sem");
        return weekly && hours.signum() > 0 && hours.compareTo(WEEK) <= 0 ? hours : null;
    }

    /** Gathers what clauses say; a clause that says nothing known is named. */
    private static final class Wording {
        private final Fields offer;
        private final Set<Shift> shifts = EnumSet.noneOf(Shift.class);
        private WorkingTime workingTime;

        private Wording(Fields offer) {
            this.offer = offer;
        }

        private void read(String field, String text) {
            if (text == null) {
                return;
            }
            for (String clause : text.split("[\\n,;]")) {
                String words = FrenchNames.fold(clause);
                if (!words.isEmpty() && !understand(" " + words + " ")) {
                    offer.notice(field, Reason.LEFT_OUT, clause.strip());
                }
            }
        }

        /** @return whether all of it was understood, as far as one can tell */
        private boolean understand(String words) {
            if (has(words, NEGATIONS)) {
                return false;
            }
            boolean understood = false;
            for (Map.Entry<String, WorkingTime> time : WORKING_TIMES.entrySet()) {
                if (words.contains(" " + time.getKey() + " ")) {
                    workingTime = time.getValue();
                    understood = true;
                }
            }
            for (Map.Entry<Shift, List<String>> shift : WORDS.entrySet()) {
                if (has(words, shift.getValue())) {
                    shifts.add(shift.getKey());
                    understood = true;
                }
            }
            return understood && !words.contains(" feries ");
        }

        private static boolean has(String words, List<String> any) {
            return any.stream().anyMatch(word -> words.contains(" " + word + " "));
        }
    }
}
