package org.passerelle.recruitment;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.Refused;
import org.passerelle.vacancy.VacancyDraft;

/**
 * A vacancy that was refused does not come back under another reference (C181 Art. 10 and 14; ILO General Principles and
 * Operational Guidelines for Fair Recruitment, principle 5). It is held against the vacancies of the same owner that are
 * blocked, for the same occupation, country, locality and employer: those whose title and description share at least 80 in
 * 100 of their sequences of three words (the Jaccard index of their shingles, after Broder 1997). Reading is linear in the
 * length of the texts; the vacancies held against are few and bounded. Two that come at the same moment do not know of each
 * other yet, nor do two of one file that are stored side by side, within some hundred lines of each other: the examination
 * of the next day does.
 *
 * <ul>
 *   <li>REVIEW: one is so near; the evidence names it.
 *   <li>UNKNOWN: occupation or place is not stated, so that nothing can be held against it.
 *   <li>PASS: none is near.
 * </ul>
 */
final class RefusedBefore extends Rule {
    static final String ID = "refused-before";

    /** Of 100: one word in fifteen changed leaves about as much. */
    private static final int NEAR = 80;

    RefusedBefore() {
        super(ID, 1, Severity.REVIEW, "C181 Art. 10", "C181 Art. 14", "ILO Fair Recruitment Principle 5");
    }

    @Override
    public Finding check(Advert advert) {
        VacancyDraft vacancy = advert.vacancy();
        if (vacancy.occupation() == null || vacancy.place().country() == null) {
            return new Finding(
                    Outcome.UNKNOWN,
                    List.of(evidence("not known: whether it was refused before, without occupation and place")));
        }
        List<RefusedOffer> candidates = advert.background().refused().stream()
                .filter(refused -> isSameOffer(refused.vacancy(), vacancy))
                .toList();
        if (candidates.isEmpty()) {
            return new Finding(Outcome.PASS, List.of());
        }
        Shingles shingles = new Shingles(vacancy.title(), vacancy.description());
        return candidates.stream()
                .map(refused -> compared(refused, shingles))
                .flatMap(Optional::stream)
                .findFirst()
                .map(evidence -> new Finding(Outcome.REVIEW, List.of(evidence)))
                .orElseGet(() -> new Finding(Outcome.PASS, List.of()));
    }

    private static boolean isSameOffer(Refused refused, VacancyDraft vacancy) {
        return Objects.equals(refused.place().locality(), vacancy.place().locality())
                && Objects.equals(name(refused.employer()), name(vacancy.employer()));
    }

    private static String name(Employer employer) {
        return employer == null || employer.name() == null
                ? null
                : employer.name().strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<Evidence> compared(RefusedOffer refused, Shingles shingles) {
        long share = shingles.shared(refused.shingles());
        Refused vacancy = refused.vacancy();
        return share < NEAR
                ? Optional.empty()
                : Optional.of(evidence(share + " in 100 as in " + vacancy.reference() + " of " + vacancy.source()
                        + ", which is refused"));
    }

    private static Evidence evidence(String text) {
        return new Evidence("description", null, null, text);
    }
}
