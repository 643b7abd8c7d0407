package org.passerelle.recruitment;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.passerelle.organisation.Licence;
import org.passerelle.recruitment.Advert.Permit;
import org.passerelle.vacancy.Employer;

/**
 * The employer is somebody: a name, a country and, where the worker is brought to the work, a number in a public register;
 * and is not under sanction (ILO General Principles and Operational Guidelines for Fair Recruitment, principles 5 and 8;
 * C097 Annex I Art. 5). An organisation that is registered here under the same country and number is taken for the employer.
 *
 * <ul>
 *   <li>FAIL: that organisation has a licence that is suspended or revoked on the day.
 *   <li>REVIEW: that organisation has another name than the vacancy says.
 *   <li>UNKNOWN: name, country or number is missing.
 *   <li>PASS: otherwise.
 * </ul>
 */
final class EmployerIdentified extends Rule {
    static final String ID = "employer-identified";

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    EmployerIdentified() {
        super(
                ID,
                1,
                Severity.REVIEW,
                "ILO Fair Recruitment Principle 5",
                "ILO Fair Recruitment Principle 8",
                "C097 Annex I Art. 5");
    }

    @Override
    public Finding check(Advert advert) {
        Employer employer = advert.vacancy().employer();
        List<Evidence> missing = new ArrayList<>();
        if (employer == null || isBlank(employer.name())) {
            missing.add(evidence("employer.name", "not stated: the employer"));
        }
        if (employer == null || employer.country() == null) {
            missing.add(evidence("employer.country", "not stated: the employer's country"));
        }
        if (advert.movesWorker() && (employer == null || isBlank(employer.registration()))) {
            missing.add(evidence("employer.registration", "not stated: the employer's number in a public register"));
        }
        Advert.Registered known = advert.background().employer();
        if (known != null) {
            List<Evidence> sanctions = sanctions(known, advert);
            if (!sanctions.isEmpty()) {
                return new Finding(Outcome.FAIL, sanctions);
            }
            if (employer != null && !isBlank(employer.name()) && !isNamed(known, employer.name())) {
                return new Finding(Outcome.REVIEW, List.of(evidence("employer.name", "registered as " + known.name())));
            }
        }
        return new Finding(missing.isEmpty() ? Outcome.PASS : Outcome.UNKNOWN, List.copyOf(missing));
    }

    private static List<Evidence> sanctions(Advert.Registered employer, Advert advert) {
        return employer.licences().stream()
                .filter(l -> l.state() != Licence.State.VALID && !l.stateSince().isAfter(advert.asOf()))
                .map(EmployerIdentified::sanction)
                .toList();
    }

    private static Evidence sanction(Permit licence) {
        return evidence(
                "employer.registration",
                "licence " + licence.number() + " of " + licence.authority() + " "
                        + (licence.state() == Licence.State.SUSPENDED ? "suspended" : "revoked") + " since "
                        + licence.stateSince());
    }

    private static boolean isNamed(Advert.Registered employer, String name) {
        List<String> names = Stream.concat(Stream.of(employer.name()), employer.aliases().stream())
                .toList();
        return names.contains(name) || isLikeOneOf(names, name);
    }

    private static boolean isLikeOneOf(List<String> names, String name) {
        String asked = letters(name);
        return names.stream()
                .map(EmployerIdentified::letters)
                .anyMatch(known -> known.equals(asked)
                        // "Bâtir" for "Bâtir SARL": the legal form is often left out.
                        || known.startsWith(asked + " ")
                        || asked.startsWith(known + " "));
    }

    /** In small letters and figures, without accents, one space between words. */
    private static String letters(String name) {
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static Evidence evidence(String field, String text) {
        return new Evidence(field, null, null, text);
    }
}
