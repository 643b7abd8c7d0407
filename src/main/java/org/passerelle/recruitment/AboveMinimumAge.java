package org.passerelle.recruitment;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Occupation;
import org.passerelle.recruitment.register.Confidence;
import org.passerelle.recruitment.register.LawInForce;
import org.passerelle.recruitment.register.RegisterEntry;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.VacancyDraft;

/**
 * Nobody is wanted who is too young for the work: below the age of admission to employment, or below that for hazardous work
 * where the occupation is hazardous (C138 Art. 2 and 3; C182 Art. 3 (d)). Asked where the advert states from which age on it
 * wants people, and where it wants learners, who may be minors, for a hazardous occupation.
 *
 * <ul>
 *   <li>PASS: the age stated is high enough.
 *   <li>FAIL: it is too low. REVIEW when the register's age is not confirmed.
 *   <li>REVIEW: learners are wanted for a hazardous occupation, and from which age on is not stated.
 *   <li>UNKNOWN: the register is silent.
 *   <li>NOT_APPLICABLE: otherwise.
 * </ul>
 */
final class AboveMinimumAge extends Rule {
    static final String ID = "minimum-age";

    /** What a wish as to age begins with when it states from which age on: {@code 18-30}, {@code 16+}, {@code 18 ans}. */
    private static final Pattern FROM_AGE = Pattern.compile(
            "\\s*(\\d{1,2})\\s*(?:[-–+/]|à\\b|to\\b|ans\\b|years\\b|$).*", Pattern.UNICODE_CHARACTER_CLASS);

    /** Whom C182 Art. 2 calls a child is younger. */
    private static final int ADULT = 18;

    /** Wishes are short; what is longer is no age. */
    private static final int LONGEST_WISH = 60;

    AboveMinimumAge() {
        super(ID, 1, Severity.BLOCKING, "C138 Art. 2", "C138 Art. 3", "C182 Art. 3");
    }

    @Override
    public Finding check(Advert advert) {
        VacancyDraft vacancy = advert.vacancy();
        boolean hazardous = advert.occupation() != null
                && advert.occupation().flags().contains(Occupation.Flag.HAZARDOUS_FOR_MINORS);
        Optional<Integer> stated = statedAge(vacancy.requirements());
        if (stated.isEmpty() && !(hazardous && wantsLearners(vacancy))) {
            return new Finding(Outcome.NOT_APPLICABLE, List.of());
        }
        if (vacancy.place().country() == null) {
            return finding(Outcome.UNKNOWN, "not stated: the country of the work");
        }
        Optional<Limit> limit = limit(advert, hazardous);
        if (limit.isEmpty()) {
            return finding(
                    Outcome.UNKNOWN,
                    "the register has no minimum age of " + vacancy.place().country() + " on "
                            + advert.law().day());
        }
        int least = limit.get().age();
        RegisterEntry law = limit.get().law();
        String text = (hazardous ? "hazardous work from " : "work from ") + least + " years (" + law.citation() + ")";
        if (stated.isEmpty()) {
            return finding(Outcome.REVIEW, "not stated: from which age on; " + text);
        }
        if (stated.get() >= least) {
            return finding(Outcome.PASS, text);
        }
        return finding(
                law.confidence() == Confidence.CONFIRMED ? Outcome.FAIL : Outcome.REVIEW,
                "wanted from " + stated.get() + " years; " + text);
    }

    private record Limit(int age, RegisterEntry law) {}

    /** That of the country's law; for hazardous work that of the convention, once it binds the country, if it asks for more. */
    private static Optional<Limit> limit(Advert advert, boolean hazardous) {
        String country = advert.vacancy().place().country();
        Optional<Limit> national = advert.law()
                .minimumAge(country, advert.sector())
                .map(law -> new Limit(
                        hazardous
                                ? law.fact().minimumAge().hazardous()
                                : law.fact().minimumAge().admission(),
                        law));
        LawInForce.Standing c182 = advert.law().convention("C182", country);
        if (!hazardous || c182.bond() != LawInForce.Bond.IN_FORCE) {
            return national;
        }
        return national.filter(limit -> limit.age() > ADULT)
                .or(() -> c182.entry().map(convention -> new Limit(ADULT, convention)));
    }

    /** The lowest age that a wish names. */
    private static Optional<Integer> statedAge(Requirements requirements) {
        return requirements == null
                ? Optional.empty()
                : requirements.personal().stream()
                        .filter(wish -> wish.ground() == Requirements.Ground.AGE)
                        .map(Requirements.PersonalWish::wish)
                        .filter(wish -> wish.length() <= LONGEST_WISH)
                        .map(FROM_AGE::matcher)
                        .filter(Matcher::matches)
                        .map(age -> Integer.valueOf(age.group(1)))
                        .min(Integer::compare);
    }

    private static boolean wantsLearners(VacancyDraft vacancy) {
        ContractKind kind =
                vacancy.contract() == null ? null : vacancy.contract().kind();
        return vacancy.entryType() == EntryType.APPRENTICE
                || vacancy.entryType() == EntryType.TRAINEE
                || kind == ContractKind.APPRENTICESHIP
                || kind == ContractKind.TRAINEESHIP;
    }

    private static Finding finding(Outcome outcome, String text) {
        return new Finding(outcome, List.of(new Evidence("requirements.personal", null, null, text)));
    }
}
