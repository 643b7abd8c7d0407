package org.passerelle.recruitment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import org.passerelle.platform.PayPeriod;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Terms;

/** The pay of a contract held against the pay that was advertised. */
record PayComparison(Terms advertised, Terms signed, Differences differences) {

    private static final OfferedPay NO_PAY = new OfferedPay(null, null, null, null, null);

    void note() {
        OfferedPay promised = Objects.requireNonNullElse(advertised.pay(), NO_PAY);
        OfferedPay found = Objects.requireNonNullElse(signed.pay(), NO_PAY);
        if (differences.bothState("pay", told(promised), told(found))
                & differences.bothState("pay.currency", promised.currency(), found.currency())
                & differences.bothState("pay.per", promised.per(), found.per())) {
            noteAmounts(promised, found);
        }
        differences.words("pay.deductions", promised.deductions(), found.deductions());
    }

    private void noteAmounts(OfferedPay promised, OfferedPay found) {
        BigDecimal paid = isPositive(found.minimum()) ? found.minimum() : found.maximum();
        boolean mostOnly = !isPositive(promised.minimum());
        BigDecimal least = mostOnly ? promised.maximum() : promised.minimum();
        boolean sameCurrency = promised.currency().equals(found.currency());
        if (mostOnly) {
            if (!sameCurrency || promised.per() != found.per() || paid.compareTo(least) < 0) {
                differences.add(
                        Outcome.UNKNOWN,
                        "pay",
                        "only the most is advertised: " + told(promised) + "; signed: " + told(found));
            }
            return;
        }
        if (isBelow(promised, least, found, paid, sameCurrency)) {
            differences.worse("pay", told(promised), told(found));
        } else if (!sameCurrency) {
            differences.different("pay.currency", told(promised), told(found));
        } else if (!isPositive(found.minimum())) {
            // No more is certain than that it is not more.
            differences.different("pay", told(promised), told(found));
        } else if (promised.per() != found.per() && hours(promised, found).isEmpty()) {
            differences.different("pay.per", told(promised), told(found));
        }
    }

    /** Exactly for one currency and period; by the hour for two periods; clearly so for two currencies. */
    private boolean isBelow(
            OfferedPay promised, BigDecimal least, OfferedPay found, BigDecimal paid, boolean sameCurrency) {
        if (promised.per() == found.per()) {
            return sameCurrency
                    ? paid.compareTo(least) < 0
                    : MinimumPay.isBelow(paid, found.currency(), least, promised.currency());
        }
        return hours(promised, found)
                .filter(hours -> MinimumPay.isBelow(
                        paid.divide(hours.found(), MathContext.DECIMAL64),
                        found.currency(),
                        least.divide(hours.promised(), MathContext.DECIMAL64),
                        promised.currency()))
                .isPresent();
    }

    /** How many hours one payment is for. */
    private record Hours(BigDecimal promised, BigDecimal found) {}

    /** Empty where they cannot be told. */
    private Optional<Hours> hours(OfferedPay promised, OfferedPay found) {
        BigDecimal before = hours(promised.per(), advertised.contract());
        BigDecimal after = hours(found.per(), signed.contract());
        return before == null || after == null ? Optional.empty() : Optional.of(new Hours(before, after));
    }

    private static BigDecimal hours(PayPeriod per, Contract contract) {
        BigDecimal hours = contract == null ? null : contract.hoursPerWeek();
        return MinimumPay.hoursPaid(per, isPositive(hours) ? hours : null, contract);
    }

    /** Null where no amount is stated. */
    private static String told(OfferedPay pay) {
        if (!isPositive(pay.minimum()) && !isPositive(pay.maximum())) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        if (isPositive(pay.minimum())) {
            text.append(pay.minimum().toPlainString());
        }
        if (isPositive(pay.maximum())) {
            text.append(text.isEmpty() ? "up to " : " to ").append(pay.maximum().toPlainString());
        }
        if (pay.currency() != null) {
            text.append(' ').append(pay.currency());
        }
        return pay.per() == null
                ? text.toString()
                : text.append(" per ").append(pay.per()).toString();
    }

    static boolean isPositive(BigDecimal amount) {
        return amount != null && amount.signum() > 0;
    }
}
