package org.passerelle.recruitment;

import java.util.List;
import java.util.Optional;
import org.passerelle.recruitment.register.RegisterEntry;
import org.passerelle.vacancy.Conditions;

/**
 * Who works abroad is insured there and keeps what was acquired (C118 Art. 3 and 5; C157; C097 Art. 6). The corridor runs from
 * the country of the agency that recruits to that of the work.
 *
 * <ul>
 *   <li>PASS: social security is stated, and an agreement between both countries makes it portable.
 *   <li>FAIL: stated that there is none.
 *   <li>REVIEW: an agreement that does not make it portable.
 *   <li>UNKNOWN: not stated, or the register knows of no agreement: there may be one.
 *   <li>NOT_APPLICABLE: no agency abroad recruits, or the place is not stated, so that no corridor is known.
 * </ul>
 */
final class SocialSecurityKept extends Rule {
    static final String ID = "social-security";

    SocialSecurityKept() {
        super(ID, 1, Severity.REVIEW, "C118 Art. 3", "C118 Art. 5", "C097 Art. 6");
    }

    @Override
    public Finding check(Advert advert) {
        String destination = advert.vacancy().place().country();
        String origin =
                advert.intermediary() == null ? null : advert.intermediary().country();
        if (origin == null || destination == null || origin.equals(destination)) {
            return new Finding(Outcome.NOT_APPLICABLE, List.of());
        }
        Conditions conditions = advert.vacancy().conditions();
        Boolean insured = conditions == null ? null : conditions.socialSecurity();
        if (insured == null) {
            return finding(Outcome.UNKNOWN, "not stated: the social security");
        }
        if (!insured) {
            return finding(Outcome.FAIL, "stated: no social security");
        }
        return portable(origin, destination, advert.law().socialSecurity(origin, destination));
    }

    private static Finding portable(String origin, String destination, List<RegisterEntry> agreements) {
        String corridor = origin + " and " + destination;
        if (agreements.isEmpty()) {
            return finding(Outcome.UNKNOWN, "the register knows of no agreement between " + corridor);
        }
        Optional<RegisterEntry> portable = agreements.stream()
                .filter(a -> a.fact().socialSecurity().portable())
                .findFirst();
        RegisterEntry told = portable.orElse(agreements.getFirst());
        return finding(
                portable.isPresent() ? Outcome.PASS : Outcome.REVIEW,
                (portable.isPresent() ? "kept between " : "not kept between ") + corridor + ": "
                        + told.fact().socialSecurity().agreement() + " (" + told.citation() + ")");
    }

    private static Finding finding(Outcome outcome, String text) {
        return new Finding(outcome, List.of(new Evidence("conditions.socialSecurity", null, null, text)));
    }
}
