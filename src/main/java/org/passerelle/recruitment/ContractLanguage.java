package org.passerelle.recruitment;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Necessity;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.VacancyDraft;

/**
 * The written contract comes in a language that the seeker understands (ILO General Principles and Operational Guidelines
 * for Fair Recruitment, principle 8; C097 Annex I Art. 5 and C189 Art. 8, before departure). Asked where the worker is
 * brought to the work. A vacancy is for many seekers, so it is held against what all of them understand: a language that it
 * requires at level B1 or above, at which a text about work is read, or one that is used where they are recruited
 * ({@link Advert#origin()}), by the Unicode locale data that comes with Java. When the contract is handed over no vacancy
 * can tell.
 *
 * <ul>
 *   <li>PASS: one of the contract's languages is such a language.
 *   <li>FAIL: none is.
 *   <li>UNKNOWN: the contract's languages are not stated; or the seekers' are not known and none is required.
 *   <li>NOT_APPLICABLE: work at home.
 * </ul>
 */
final class ContractLanguage extends Rule {
    static final String ID = "contract-language";

    private static final String FIELD = "contract.languages";

    /** ISO 639 codes by ISO 3166 country; a country without locale data is missing, and then nothing is known of it. */
    private static final Map<String, Set<String>> USED = Locale.availableLocales()
            .filter(locale -> !locale.getCountry().isEmpty())
            .collect(Collectors.groupingBy(
                    Locale::getCountry,
                    Collectors.mapping(Locale::getLanguage, Collectors.toCollection(TreeSet::new))));

    ContractLanguage() {
        super(ID, 1, Severity.REVIEW, "ILO Fair Recruitment Principle 8", "C097 Annex I Art. 5", "C189 Art. 8");
    }

    @Override
    public Finding check(Advert advert) {
        if (!advert.movesWorker()) {
            return new Finding(Outcome.NOT_APPLICABLE, List.of());
        }
        VacancyDraft vacancy = advert.vacancy();
        Contract contract = vacancy.contract();
        if (contract == null
                || contract.languages() == null
                || contract.languages().isEmpty()) {
            return finding(Outcome.UNKNOWN, "not stated: the language of the written contract");
        }
        Set<String> required = required(vacancy);
        Set<String> used = advert.origin() == null ? Set.of() : USED.getOrDefault(advert.origin(), Set.of());
        String told = "contract in " + String.join(", ", contract.languages());
        if (sharesOne(contract.languages(), required)) {
            return finding(Outcome.PASS, told + "; required of the seeker: " + String.join(", ", required));
        }
        if (sharesOne(contract.languages(), used)) {
            return finding(Outcome.PASS, told + "; used in " + advert.origin());
        }
        if (required.isEmpty() && used.isEmpty()) {
            return finding(Outcome.UNKNOWN, told + "; not known: which languages the seekers understand");
        }
        return finding(
                Outcome.FAIL,
                told + "; "
                        + (used.isEmpty()
                                ? "required of the seeker: " + String.join(", ", required)
                                : "not used in " + advert.origin()));
    }

    private static Set<String> required(VacancyDraft vacancy) {
        return vacancy.requirements() == null
                ? Set.of()
                : vacancy.requirements().languages().stream()
                        .filter(l ->
                                l.necessity() == Necessity.REQUIRED && l.level().compareTo(CefrLevel.B1) >= 0)
                        .map(l -> l.code())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean sharesOne(Collection<String> contract, Set<String> understood) {
        return !Collections.disjoint(contract, understood);
    }

    private static Finding finding(Outcome outcome, String text) {
        return new Finding(outcome, List.of(new Evidence(FIELD, null, null, text)));
    }
}
