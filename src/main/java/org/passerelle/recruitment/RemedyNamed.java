package org.passerelle.recruitment;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.vacancy.Conditions;

/**
 * Who is wronged knows where to turn (C181 Art. 10; C189 Art. 17; ILO General Principles and Operational Guidelines for Fair
 * Recruitment, principle 13; IRIS principle 5).
 *
 * <ul>
 *   <li>PASS: the terms say how disputes are settled.
 *   <li>FAIL: they say that they are not.
 *   <li>UNKNOWN: they do not say, where the worker is brought to the work.
 *   <li>NOT_APPLICABLE: work at home that does not say: the courts and the inspection there are known.
 * </ul>
 */
final class RemedyNamed extends Rule {
    static final String ID = "remedy-named";

    private static final String FIELD = "conditions.disputes";

    private static final Pattern STOPS = Pattern.compile("[.!]+$");

    /** What forms are filled in with where there is nothing to say, without case and stops. */
    private static final Set<String> NOTHING = Set.of(
            "-",
            "--",
            "/",
            "n/a",
            "na",
            "none",
            "no",
            "nil",
            "nothing",
            "aucun",
            "aucune",
            "non",
            "néant",
            "neant",
            "rien",
            "sans objet",
            "nenhum",
            "nenhuma",
            "não",
            "nada",
            "ninguno",
            "ninguna",
            "لا",
            "لا يوجد",
            "لا شيء",
            "nessuno",
            "nessuna",
            "keine");

    RemedyNamed() {
        super(
                ID,
                1,
                Severity.REVIEW,
                "C181 Art. 10",
                "C189 Art. 17",
                "ILO Fair Recruitment Principle 13",
                "IRIS Principle 5");
    }

    @Override
    public Finding check(Advert advert) {
        Conditions conditions = advert.vacancy().conditions();
        String disputes = conditions == null ? null : conditions.disputes();
        if (disputes == null || disputes.isBlank()) {
            return advert.movesWorker()
                    ? new Finding(
                            Outcome.UNKNOWN,
                            List.of(new Evidence(FIELD, null, null, "not stated: how disputes are settled")))
                    : new Finding(Outcome.NOT_APPLICABLE, List.of());
        }
        String said = STOPS.matcher(disputes.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return new Finding(
                NOTHING.contains(said) ? Outcome.FAIL : Outcome.PASS,
                List.of(new Evidence(FIELD, 0, disputes.length(), disputes)));
    }
}
