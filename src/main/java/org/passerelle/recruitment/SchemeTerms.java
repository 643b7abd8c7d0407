package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.vacancy.VacancyDraft;

/**
 * Under an agreement between states or in a mobility scheme its own terms hold besides the law (ILO General Principles and
 * Operational Guidelines for Fair Recruitment, principle 12; C097 Art. 10 and R086, model agreement). A vacancy names them in
 * words of its own, and nothing here says what they ask.
 *
 * <ul>
 *   <li>UNKNOWN: an agreement or a scheme is named; the evidence quotes it. Told, without consequence: silence of ours is no
 *       fault of the vacancy's.
 *   <li>NOT_APPLICABLE: none is named.
 * </ul>
 */
final class SchemeTerms extends Rule {
    static final String ID = "scheme-terms";

    SchemeTerms() {
        super(ID, 1, Severity.NOTICE, "ILO Fair Recruitment Principle 12", "C097 Art. 10", "R086 Annex");
    }

    @Override
    public Finding check(Advert advert) {
        VacancyDraft vacancy = advert.vacancy();
        List<Evidence> named = new ArrayList<>();
        if (vacancy.agreement() != null) {
            named.add(new Evidence("agreement", 0, vacancy.agreement().length(), vacancy.agreement()));
        }
        if (vacancy.scheme() != null) {
            named.add(new Evidence("scheme", 0, vacancy.scheme().length(), vacancy.scheme()));
        }
        return new Finding(named.isEmpty() ? Outcome.NOT_APPLICABLE : Outcome.UNKNOWN, List.copyOf(named));
    }
}
