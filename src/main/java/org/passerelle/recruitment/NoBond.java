package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.vacancy.Charge;

/**
 * No bond, deposit or collateral: nothing of the worker's is held so that the worker stays. Bonds and collateral are never
 * legitimate, whoever pays them and whatever exception is named (ILO Definition of recruitment fees and related costs,
 * 2019, II.C; C029 Art. 2 and its Protocol of 2014, Art. 2; IRIS principle 1).
 *
 * <ul>
 *   <li>FAIL: a charge of category DEPOSIT, whoever pays it; words in title or description that ask for money, a signed
 *       cheque or note, a guarantor or property as security, or that keep wages back until the end.
 *   <li>UNKNOWN: nothing is said about charges ({@code charges} is null) and the worker is brought to the work
 *       ({@link Advert#movesWorker()}).
 *   <li>PASS: charges are stated and none is a deposit; or nothing is said, the words are clean, and the worker is hired
 *       without anybody in between.
 * </ul>
 *
 * <p>A deposit for lodging or for keys is the tenant's, not the worker's, and is not told.
 */
final class NoBond extends Rule {
    static final String ID = "no-bond";

    NoBond() {
        super(
                ID,
                1,
                Severity.BLOCKING,
                "ILO Definition of recruitment fees and related costs (2019)",
                "C029 Art. 2",
                "P029 Art. 2",
                "IRIS Principle 1");
    }

    @Override
    public Finding check(Advert advert) {
        List<Charge> charges = advert.vacancy().charges();
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; charges != null && i < charges.size(); i++) {
            if (NoWorkerFees.isDeposit(charges.get(i))) {
                evidence.add(NoWorkerFees.evidence(i, charges.get(i)));
            }
        }
        advert.texts().passages(ID).forEach(passage -> evidence.add(passage.evidence()));
        if (!evidence.isEmpty()) {
            return new Finding(Outcome.FAIL, List.copyOf(evidence));
        }
        return charges == null && advert.movesWorker()
                ? new Finding(
                        Outcome.UNKNOWN,
                        List.of(new Evidence(
                                "charges", null, null, "not stated: whether the worker leaves a deposit or a bond")))
                : new Finding(Outcome.PASS, List.of());
    }
}
