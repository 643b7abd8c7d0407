package org.passerelle.recruitment;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.Requirements.PersonalWish;

/**
 * No wish as to who the worker is: sex, age, race, colour, religion, politics, nationality, origin, marital status,
 * pregnancy, HIV status, disability, union membership, looks (C111 Art. 1; C181 Art. 5; C087; Recommendation 200 for HIV;
 * ILO General Principles and Operational Guidelines for Fair Recruitment, principle 1). Open to review is what is an
 * inherent requirement of the job (C111 Art. 1.2) with a named legal basis.
 *
 * <ul>
 *   <li>FAIL: a wish in {@code requirements.personal} without a legal basis, or in the words of title or description on a
 *       ground for which none is named.
 *   <li>REVIEW: every wish found is on a ground for which a legal basis is named.
 *   <li>PASS: no wish is found. A wish is not a term that could be missing, so there is no UNKNOWN.
 * </ul>
 *
 * <p>Not told: "bonne présentation" and "jeune diplômé", which many adverts use for manners and for a level; a minimum age
 * up to 21, which statutes set for driving, selling alcohol and hazardous work; and a wish that the same sentence rests on a
 * named article, act or public function.
 */
final class NoDiscriminatingWish extends Rule {
    static final String ID = "no-discriminating-wish";

    NoDiscriminatingWish() {
        super(
                ID,
                2,
                Severity.BLOCKING,
                "C111 Art. 1",
                "C181 Art. 5",
                "R200 Para. 3",
                "ILO Fair Recruitment Principle 1");
    }

    @Override
    public Finding check(Advert advert) {
        Requirements requirements = advert.vacancy().requirements();
        List<PersonalWish> wishes = requirements == null ? List.of() : requirements.personal();
        Set<Evidence> evidence = new LinkedHashSet<>();
        Set<String> lawful = new HashSet<>();
        boolean unlawful = false;
        for (int i = 0; i < wishes.size(); i++) {
            PersonalWish wish = wishes.get(i);
            evidence.add(
                    new Evidence("requirements.personal[" + i + "]", null, null, wish.ground() + " " + wish.wish()));
            if (wish.legalBasis() == null || wish.legalBasis().isBlank()) {
                unlawful = true;
            } else {
                lawful.add(wish.ground().name());
            }
        }
        for (Wording.Passage passage : advert.texts().passages(ID)) {
            unlawful |= !lawful.contains(passage.ground());
            evidence.add(passage.evidence());
        }
        if (evidence.isEmpty()) {
            return new Finding(Outcome.PASS, List.of());
        }
        return new Finding(unlawful ? Outcome.FAIL : Outcome.REVIEW, List.copyOf(evidence));
    }
}
