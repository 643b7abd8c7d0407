package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Conditions.Keeper;

/**
 * Nobody but the worker keeps passport, identity card, diplomas or bank card: withholding them is an indicator of forced
 * labour (C029 and its Protocol of 2014, Art. 2; C189 Art. 9(c); ILO General Principles and Operational Guidelines for Fair
 * Recruitment, principle 11; IRIS principle 2).
 *
 * <ul>
 *   <li>FAIL: the employer or the agency keeps the papers, as stated or in the words of title or description.
 *   <li>PASS: the vacancy states that the worker keeps them.
 *   <li>UNKNOWN: nothing is stated and the worker is brought to the work ({@link Advert#movesWorker()}): there papers
 *       change hands, and silence must not pass for an assurance.
 *   <li>NOT_APPLICABLE: nothing is stated and the worker is hired at home without anybody in between, where no employer has
 *       a reason to handle the papers and no advert mentions them: asking would send every domestic vacancy to review.
 * </ul>
 */
final class OwnPapers extends Rule {
    static final String ID = "own-papers";

    private static final String KEEPER = "conditions.documentsKeptBy";

    OwnPapers() {
        super(
                ID,
                2,
                Severity.BLOCKING,
                "C029 Art. 1",
                "P029 Art. 2",
                "C189 Art. 9",
                "ILO Fair Recruitment Principle 11",
                "IRIS Principle 2");
    }

    @Override
    public Finding check(Advert advert) {
        Conditions conditions = advert.vacancy().conditions();
        Keeper keeper = conditions == null ? null : conditions.documentsKeptBy();
        List<Evidence> evidence = new ArrayList<>();
        if (keeper == Keeper.EMPLOYER || keeper == Keeper.AGENCY) {
            evidence.add(new Evidence(KEEPER, null, null, keeper.name()));
        }
        advert.texts().passages(ID).forEach(passage -> evidence.add(passage.evidence()));
        if (!evidence.isEmpty()) {
            return new Finding(Outcome.FAIL, List.copyOf(evidence));
        }
        if (keeper == Keeper.WORKER) {
            return new Finding(Outcome.PASS, List.of());
        }
        return advert.movesWorker()
                ? new Finding(
                        Outcome.UNKNOWN,
                        List.of(new Evidence(KEEPER, null, null, "not stated: who keeps the worker's papers")))
                : new Finding(Outcome.NOT_APPLICABLE, List.of());
    }
}
