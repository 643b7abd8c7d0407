package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.vacancy.Conditions;

/**
 * The worker is free to leave: the lodging when not at work, the job with notice, the employer where the law says so; and
 * free to join a union and to practise a religion (C029 Art. 1 and 2 and its Protocol of 2014, Art. 2; C105 Art. 1; C087
 * Art. 2; C098 Art. 1; C111 Art. 1; C189 Art. 9; ILO General Principles and Operational Guidelines for Fair Recruitment,
 * principles 1, 9 and 12; IRIS principle 2).
 *
 * <ul>
 *   <li>FAIL: the vacancy states that the worker is not free to leave, or words in title or description threaten a penalty
 *       for leaving (LEAVING), keep the worker in or from others (CONFINEMENT), forbid unions and strikes (UNION), or forbid
 *       the worker's religion (RELIGION).
 *   <li>PASS: the vacancy states that the worker is free to leave.
 *   <li>UNKNOWN: nothing is stated and the worker is brought to the work ({@link Advert#movesWorker()}), and so depends on
 *       the employer for lodging, papers and the way home.
 *   <li>NOT_APPLICABLE: nothing is stated and the worker is hired at home without anybody in between.
 * </ul>
 */
final class Freedom extends Rule {
    static final String ID = "freedom";

    private static final String FREE = "conditions.freeToLeave";

    Freedom() {
        super(
                ID,
                1,
                Severity.BLOCKING,
                "C029 Art. 1",
                "P029 Art. 2",
                "C105 Art. 1",
                "C087 Art. 2",
                "C098 Art. 1",
                "C111 Art. 1",
                "C189 Art. 9",
                "ILO Fair Recruitment Principle 12",
                "IRIS Principle 2");
    }

    @Override
    public Finding check(Advert advert) {
        Conditions conditions = advert.vacancy().conditions();
        Boolean free = conditions == null ? null : conditions.freeToLeave();
        List<Evidence> evidence = new ArrayList<>();
        if (Boolean.FALSE.equals(free)) {
            evidence.add(new Evidence(FREE, null, null, "false"));
        }
        advert.texts().passages(ID).forEach(passage -> evidence.add(passage.evidence()));
        if (!evidence.isEmpty()) {
            return new Finding(Outcome.FAIL, List.copyOf(evidence));
        }
        if (Boolean.TRUE.equals(free)) {
            return new Finding(Outcome.PASS, List.of());
        }
        return advert.movesWorker()
                ? new Finding(
                        Outcome.UNKNOWN,
                        List.of(new Evidence(FREE, null, null, "not stated: whether the worker is free to leave")))
                : new Finding(Outcome.NOT_APPLICABLE, List.of());
    }
}
