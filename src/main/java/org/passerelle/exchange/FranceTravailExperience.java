package org.passerelle.exchange;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.classification.Necessity;
import org.passerelle.exchange.Notice.Reason;
import org.passerelle.vacancy.Requirements;

/**
 * {@code experienceExige} (D beginners accepted, S preferred, E required), {@code experienceLibelle} and
 * {@code experienceCommentaire} of an offer: {@code 1 an - Débutant accepté domaine similaire}, {@code 6 Mois},
 * {@code Expérience exigée de 2 An(s)}.
 */
final class FranceTravailExperience {

    private static final Pattern LENGTH = Pattern.compile(
            "(?:expérience (?:exigée|souhaitée)(?: de)? )?(\\d{1,3}) ?(mois|an|semaine|jour)(?:s|\\(s\\))?(?![\\p{L}\\p{N}])");

    /** The most that a vacancy may ask. */
    private static final int MAX_YEARS = 40;

    private static final String BEGINNERS = "debutant accepte";

    private FranceTravailExperience() {}

    /** @return null when the offer says nothing that can be read */
    static Requirements.Experience read(Fields offer) throws UnreadableOffer {
        String necessity = offer.text("experienceExige");
        String label = offer.text("experienceLibelle");
        String comment = offer.text("experienceCommentaire");
        if (comment != null) {
            offer.notice("experienceCommentaire", Reason.NO_PLACE, comment);
        }
        boolean beginners = mentionsBeginners(label) || mentionsBeginners(comment);
        if (necessity == null && label == null) {
            return null;
        }
        if ("D".equals(necessity) || necessity == null && beginners) {
            return new Requirements.Experience(0, Necessity.PREFERRED);
        }
        if (!"E".equals(necessity) && !"S".equals(necessity)) {
            offer.notice("experienceExige", Reason.LEFT_OUT, necessity == null ? label : necessity);
            return null;
        }
        Integer years = years(offer, label, comment);
        if (years == null) {
            return null;
        }
        if ("E".equals(necessity) && beginners) {
            offer.notice("experienceExige", Reason.READ_AS, necessity, Necessity.PREFERRED.name());
        }
        return new Requirements.Experience(
                years, "E".equals(necessity) && !beginners ? Necessity.REQUIRED : Necessity.PREFERRED);
    }

    /** Whole years, rounded down: nobody is left out who has what the offer asks. */
    private static Integer years(Fields offer, String label, String comment) {
        Matcher stated = LENGTH.matcher(label == null ? "" : label.toLowerCase(Locale.ROOT));
        if (!stated.lookingAt()) {
            offer.notice("experienceLibelle", Reason.LEFT_OUT, label == null ? "" : label);
            return null;
        }
        int count = Integer.parseInt(stated.group(1));
        int perYear =
                switch (stated.group(2)) {
                    case "an" -> 1;
                    case "mois" -> 12;
                    case "semaine" -> 52;
                    default -> 365;
                };
        int years = count / perYear;
        if (years > MAX_YEARS) {
            offer.notice("experienceLibelle", Reason.LEFT_OUT, label);
            return null;
        }
        if (count % perYear != 0) {
            offer.notice("experienceLibelle", Reason.READ_AS, stated.group(), "P" + years + "Y");
        }
        String rest = label.substring(stated.end())
                .replaceFirst("^(?: et plus)?(?: - )?", "")
                .strip();
        if (!rest.isEmpty() && !rest.equals(comment)) {
            offer.notice("experienceLibelle", Reason.NO_PLACE, rest);
        }
        return years;
    }

    private static boolean mentionsBeginners(String text) {
        return text != null && FrenchNames.fold(text).contains(BEGINNERS);
    }
}
