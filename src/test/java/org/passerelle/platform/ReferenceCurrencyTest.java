package org.passerelle.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferenceCurrencyTest {

    @Test
    void pay_in_another_currency_and_period_becomes_euro_cents_per_month() {
        assertEquals(Optional.of(30_490L), monthly("200000", "XOF", PayPeriod.MONTH, null));
        assertEquals(Optional.of(173_333L), monthly("10", "EUR", PayPeriod.HOUR, null));
        assertEquals(Optional.of(86_667L), monthly("10", "EUR", PayPeriod.HOUR, "20"));
        assertEquals(Optional.empty(), monthly("10", "XXX", PayPeriod.HOUR, null));
    }

    private static Optional<Long> monthly(String amount, String currency, PayPeriod per, String hours) {
        return ReferenceCurrency.monthlyCents(
                new BigDecimal(amount), currency, per, hours == null ? null : new BigDecimal(hours));
    }

    @Test
    void every_rate_has_its_day_and_the_euro_needs_none() {
        assertEquals(Optional.of(LocalDate.of(1999, 1, 1)), ReferenceCurrency.rateOf("XOF"));
        assertEquals(Optional.of(LocalDate.of(2026, 1, 1)), ReferenceCurrency.rateOf("MAD"));
        assertEquals(Optional.empty(), ReferenceCurrency.rateOf("EUR"));
        assertEquals(Optional.empty(), ReferenceCurrency.rateOf("XXX"));
    }
}
