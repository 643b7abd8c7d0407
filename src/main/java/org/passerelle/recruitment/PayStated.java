package org.passerelle.recruitment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.vacancy.OfferedPay;

/**
 * Pay is stated so that it can be understood and compared: an amount, its currency, and the period it is for (ILO General
 * Principles and Operational Guidelines for Fair Recruitment, principle 8; C189 Art. 7 for domestic work; C097 Annex I
 * Art. 5 for migrants).
 *
 * <ul>
 *   <li>FAIL: an amount without currency or without period.
 *   <li>UNKNOWN: no amount; zero is no amount.
 *   <li>PASS: otherwise.
 * </ul>
 */
final class PayStated extends Rule {
    static final String ID = "pay-stated";

    PayStated() {
        super(ID, 1, Severity.REVIEW, "ILO Fair Recruitment Principle 8", "C097 Annex I Art. 5", "C189 Art. 7");
    }

    @Override
    public Finding check(Advert advert) {
        OfferedPay pay = advert.vacancy().pay();
        if (pay == null || !isAmount(pay.minimum()) && !isAmount(pay.maximum())) {
            return new Finding(Outcome.UNKNOWN, List.of(new Evidence("pay", null, null, "not stated: an amount")));
        }
        List<Evidence> missing = new ArrayList<>();
        if (pay.currency() == null) {
            missing.add(new Evidence("pay.currency", null, null, "not stated: the currency"));
        }
        if (pay.per() == null) {
            missing.add(new Evidence("pay.per", null, null, "not stated: the period it is for"));
        }
        return new Finding(missing.isEmpty() ? Outcome.PASS : Outcome.FAIL, missing);
    }

    private static boolean isAmount(BigDecimal bound) {
        return bound != null && bound.signum() > 0;
    }
}
