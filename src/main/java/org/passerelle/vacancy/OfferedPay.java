package org.passerelle.vacancy;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.passerelle.platform.Code;
import org.passerelle.platform.PayPeriod;

/**
 * Pay before deductions.
 *
 * @param deductions what is taken off and why, in the advert's words
 */
public record OfferedPay(
        @DecimalMin("0") @Digits(integer = 12, fraction = 2) BigDecimal minimum,
        @DecimalMin("0") @Digits(integer = 12, fraction = 2) BigDecimal maximum,
        @Code(Code.List.CURRENCY) String currency,
        PayPeriod per,
        @Size(max = 1000) String deductions) {

    /** Called as the field is that a violation names. */
    @AssertTrue(message = "{org.passerelle.payRange}")
    boolean isMaximum() {
        return minimum == null || maximum == null || minimum.compareTo(maximum) <= 0;
    }
}
