package org.passerelle.vacancy;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.platform.Code;

/**
 * A cost of recruitment, in the categories of the ILO Definition of recruitment fees and related costs (2019).
 *
 * @param exception the legal basis of an exception, null when none is named
 */
public record Charge(
        @NotNull Category category,
        @NotNull Payer payer,
        @DecimalMin("0") @Digits(integer = 12, fraction = 2) BigDecimal amount,
        @Code(Code.List.CURRENCY) String currency,
        Stage stage,
        boolean recoveredFromWages,
        Boolean disclosed,
        @Size(max = 300) String exception) {

    @Schema(name = "ChargeCategory")
    public enum Category {
        RECRUITMENT_FEE,
        MEDICAL,
        INSURANCE,
        TESTS,
        TRAINING,
        EQUIPMENT,
        TRAVEL_LODGING,
        ADMINISTRATION,
        DEPOSIT,
        OTHER
    }

    @Schema(name = "ChargeStage")
    public enum Stage {
        BEFORE_SELECTION,
        BEFORE_DEPARTURE,
        ON_ARRIVAL,
        DURING_EMPLOYMENT,
        ON_RETURN
    }
}
