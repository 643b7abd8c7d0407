package org.passerelle.recruitment;

import java.util.List;

/**
 * Nobody is lured by a job that does not exist: an advert that reads as fraud is looked at by a person. The signs are
 * contact by messenger only (MESSENGER), papers, pictures or bank details asked by message (PAPERS_ASKED), money before
 * anything (PAYMENT_FIRST), a visa or a job that is guaranteed (GUARANTEED), no interview (NO_INTERVIEW), pay far above the
 * work (UNREAL_PAY), haste (URGENCY), secrecy (SECRECY), a visit's visa or false papers to work with (WRONG_PAPERS), and the
 * lending of one's account or the buying of gift cards (MULE). Source: ILO General Principles and Operational Guidelines for
 * Fair Recruitment, principle 8 and guideline 4; IRIS principle 3; C181 Art. 8, fraudulent practices.
 *
 * <ul>
 *   <li>REVIEW: the words show such a sign. None of them proves fraud, so none blocks.
 *   <li>PASS: no sign is found.
 * </ul>
 */
final class SignsOfFraud extends Rule {
    static final String ID = "signs-of-fraud";

    SignsOfFraud() {
        super(ID, 1, Severity.REVIEW, "C181 Art. 8", "ILO Fair Recruitment Principle 8", "IRIS Principle 3");
    }

    @Override
    public Finding check(Advert advert) {
        List<Evidence> evidence = advert.texts().passages(ID).stream()
                .map(Wording.Passage::evidence)
                .toList();
        return new Finding(evidence.isEmpty() ? Outcome.PASS : Outcome.REVIEW, evidence);
    }
}
