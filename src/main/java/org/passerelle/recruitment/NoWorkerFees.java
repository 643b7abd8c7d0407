package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Payer;

/**
 * No worker pays for being recruited, directly or indirectly, in whole or in part: neither recruitment fees nor related
 * costs (C181 Art. 7.1; ILO General Principles and Operational Guidelines for Fair Recruitment, principle 7, and Definition
 * of recruitment fees and related costs, 2019; IRIS principle 1).
 *
 * <ul>
 *   <li>FAIL: a charge that the worker pays, or that is taken back from the wages whoever pays it first; words in title or
 *       description that ask the worker for payment. Deposits are told by {@link NoBond}.
 *   <li>REVIEW: the only charges on the worker rest on a named legal exception and are disclosed (C181 Art. 7.2). Words
 *       that ask for payment stay a FAIL beside them: the words do not tell which charge they mean.
 *   <li>UNKNOWN: nothing is said about charges ({@code charges} is null) and the worker is brought to the work
 *       ({@link Advert#movesWorker()}), which is where fees are taken.
 *   <li>PASS: charges are stated and none falls on the worker, an empty list stating that there are none; or nothing is
 *       said, the words are clean, and the worker is hired without anybody in between.
 * </ul>
 *
 * <p>The wording tells fees named without a payer (FEE), which somebody else may be said to pay in the same breath, from
 * payment asked of the worker (PAYMENT) or taken from wages (WAGES), which no such assurance excuses.
 *
 * <p>A charge of zero is none. What the worker pays for lodging by the month during the employment
 * ({@code conditions.lodging.monthlyCost}) is a deduction from pay, not a cost of recruitment.
 */
final class NoWorkerFees extends Rule {
    static final String ID = "no-worker-fees";

    private static final String FEE = "FEE";

    NoWorkerFees() {
        super(
                ID,
                2,
                Severity.BLOCKING,
                "C181 Art. 7",
                "ILO Fair Recruitment Principle 7",
                "ILO Definition of recruitment fees and related costs (2019)",
                "IRIS Principle 1");
    }

    @Override
    public Finding check(Advert advert) {
        List<Charge> charges = advert.vacancy().charges();
        List<Evidence> evidence = new ArrayList<>();
        boolean forbidden = false;
        for (int i = 0; charges != null && i < charges.size(); i++) {
            Charge charge = charges.get(i);
            if (fallsOnWorker(charge) && !isDeposit(charge)) {
                evidence.add(evidence(i, charge));
                forbidden |= !isDisclosedException(charge);
            }
        }
        List<Wording.Passage> passages = new ArrayList<>(advert.texts().passages(ID));
        // A fee that the words say the worker pays is told once, by those words.
        passages.removeIf(passage ->
                passage.ground().equals(FEE) && passages.stream().anyMatch(other -> other.surpasses(passage)));
        passages.forEach(passage -> evidence.add(passage.evidence()));
        if (forbidden || !passages.isEmpty()) {
            return new Finding(Outcome.FAIL, List.copyOf(evidence));
        }
        if (!evidence.isEmpty()) {
            return new Finding(Outcome.REVIEW, List.copyOf(evidence));
        }
        return charges == null && advert.movesWorker()
                ? new Finding(
                        Outcome.UNKNOWN,
                        List.of(new Evidence(
                                "charges", null, null, "not stated: what recruitment costs, and who pays")))
                : new Finding(Outcome.PASS, List.of());
    }

    /** The charge as it is told, by its place. */
    static Evidence evidence(int index, Charge charge) {
        return new Evidence("charges[" + index + "]", null, null, describe(charge));
    }

    static boolean isDeposit(Charge charge) {
        return charge.category() == Charge.Category.DEPOSIT && !isZero(charge);
    }

    private static boolean fallsOnWorker(Charge charge) {
        return (charge.payer() == Payer.WORKER || charge.recoveredFromWages()) && !isZero(charge);
    }

    private static boolean isZero(Charge charge) {
        return charge.amount() != null && charge.amount().signum() == 0;
    }

    private static boolean isDisclosedException(Charge charge) {
        return charge.exception() != null && !charge.exception().isBlank() && Boolean.TRUE.equals(charge.disclosed());
    }

    private static String describe(Charge charge) {
        String amount = charge.amount() == null
                ? "of an amount not stated"
                : charge.amount().toPlainString() + (charge.currency() == null ? "" : " " + charge.currency());
        return String.join(
                " ",
                Stream.of(
                                charge.category().name(),
                                amount,
                                "paid by " + charge.payer(),
                                charge.recoveredFromWages() ? "and recovered from wages" : "",
                                isDisclosedException(charge) ? "by exception: " + charge.exception() : "")
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
