package org.passerelle.platform;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;

/** An amount of pay as somebody expects it: for example 120,000 XOF per month. */
public record Pay(
        @DecimalMin("0") @Digits(integer = 12, fraction = 2) BigDecimal amount,
        @Code(Code.List.CURRENCY) String currency,
        PayPeriod per) {}
