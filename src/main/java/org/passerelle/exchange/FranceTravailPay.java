package org.passerelle.exchange;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.exchange.Notice.Reason;
import org.passerelle.platform.PayPeriod;
import org.passerelle.vacancy.OfferedPay;

/**
 * {@code salaire.libelle} of an offer: {@code Mensuel de 850.00 Euros à 1217.00 Euros sur 12 mois}. What is only said in other
 * words ({@code % SMIC}, {@code Autre}) gives no pay.
 */
final class FranceTravailPay {

    private static final Map<String, PayPeriod> PERIODS = Map.of(
            "horaire", PayPeriod.HOUR,
            "journalier", PayPeriod.DAY,
            "hebdomadaire", PayPeriod.WEEK,
            "mensuel", PayPeriod.MONTH,
            "annuel", PayPeriod.YEAR);

    /** Thousands with a space, narrow or not, or none; comma or point. */
    private static final String AMOUNT = "((?:\\d{1,3}(?:[ \\u00A0\\u202F]\\d{3}){1,3}|\\d{1,12})(?:[.,]\\d{1,2})?)";

    /** U+FFFD stands where a sender lost the accent of "à". Every repetition is bounded, so matching is linear. */
    private static final Pattern LABEL = Pattern.compile("(\\p{L}{1,20}) de " + AMOUNT + " Euros?" + "(?: [àa\\uFFFD] "
            + AMOUNT + " Euros?)?(?: sur (\\d{1,2}(?:[.,]\\d)?) mois)?");

    private static final BigDecimal MONTHS_A_YEAR = BigDecimal.valueOf(12);

    private FranceTravailPay() {}

    /** @return null when no amount is stated */
    static OfferedPay read(Fields salary) throws UnreadableOffer {
        String label = salary.text("libelle");
        if (label == null) {
            return null;
        }
        Matcher stated = LABEL.matcher(label);
        PayPeriod per = stated.matches() ? PERIODS.get(FrenchNames.fold(stated.group(1))) : null;
        if (per == null) {
            salary.notice("libelle", Reason.LEFT_OUT, label);
            return null;
        }
        BigDecimal minimum = amount(stated.group(2));
        BigDecimal maximum = stated.group(3) == null ? minimum : amount(stated.group(3));
        if (minimum.compareTo(maximum) > 0) {
            salary.notice("libelle", Reason.LEFT_OUT, label);
            return null;
        }
        // A yearly amount is the same however many months it is paid over; a monthly one is not.
        if (per == PayPeriod.MONTH
                && stated.group(4) != null
                && amount(stated.group(4)).compareTo(MONTHS_A_YEAR) != 0) {
            salary.notice("libelle", Reason.NO_PLACE, "sur " + stated.group(4) + " mois");
        }
        return new OfferedPay(minimum, maximum, "EUR", per, null);
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.replaceAll("[ \\u00A0\\u202F]", "").replace(',', '.'));
    }
}
