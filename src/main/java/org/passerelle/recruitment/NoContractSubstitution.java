package org.passerelle.recruitment;

import java.util.List;
import org.passerelle.vacancy.Terms;

/**
 * Nobody signs another contract than the one that was offered (ILO General Principles and Operational Guidelines for Fair
 * Recruitment, principle 8; C097 Annex I Art. 5; C181 Art. 8; C189 Art. 7 and 8; IRIS principle 3). The contract of each
 * person placed is compared, term by term, with the vacancy as it was advertised when the person was placed: a vacancy that is
 * changed afterwards does not heal a contract.
 *
 * <ul>
 *   <li>FAIL: a term is worse than advertised; another employer, country or work; a cost, a keeper of the papers or a bar to
 *       leaving that the advert did not have, since silence about these promises what the law does; a contract in no language
 *       that the worker reads; or one that was not signed before departure.
 *   <li>REVIEW: a term differs, and only a person can tell whether to the worse; or the contract is silent where the advert
 *       was not.
 *   <li>UNKNOWN: the contract has a term that the advert should have stated and did not; or it is not known when it was
 *       signed, or what the worker reads. The last two are asked where the worker is brought to the work.
 *   <li>PASS: the same, or better for the worker, which is not told.
 *   <li>NOT_APPLICABLE: a vacancy by itself, without a placement.
 * </ul>
 */
final class NoContractSubstitution extends Rule {
    static final String ID = "no-contract-substitution";

    NoContractSubstitution() {
        super(
                ID,
                1,
                Severity.BLOCKING,
                "ILO Fair Recruitment Principle 8",
                "C097 Annex I Art. 5",
                "C181 Art. 8",
                "C189 Art. 7",
                "C189 Art. 8",
                "IRIS Principle 3");
    }

    @Override
    public Finding check(Advert advert) {
        return new Finding(Outcome.NOT_APPLICABLE, List.of());
    }

    /** @param advert the vacancy as it was when the person was placed */
    Finding compare(Advert advert, SignedContract signed) {
        Differences differences = new Differences(TermsComplete.missing(advert));
        Terms advertised = Terms.of(advert.vacancy());
        TermComparison comparison = new TermComparison(advertised, signed.terms(), differences);
        comparison.ofWork();
        comparison.ofContract();
        new PayComparison(advertised, signed.terms(), differences).note();
        comparison.ofConditions();
        comparison.ofCharges();
        comparison.ofLanguages(signed.read(), advert.movesWorker());
        if (advert.movesWorker()) {
            ofSignature(signed, differences);
        }
        return differences.finding();
    }

    private static void ofSignature(SignedContract signed, Differences differences) {
        if (signed.signedOn() == null) {
            if (signed.begun()) {
                differences.add(Outcome.FAIL, "signedOn", "the work has begun; nobody has signed a contract");
            } else {
                differences.add(Outcome.UNKNOWN, "signedOn", "not known: whether it is signed before departure");
            }
        } else if (signed.leavesOn() != null && signed.signedOn().isAfter(signed.leavesOn())) {
            differences.add(
                    Outcome.FAIL,
                    "signedOn",
                    "signed on " + signed.signedOn() + ", after leaving on " + signed.leavesOn());
        }
    }
}
