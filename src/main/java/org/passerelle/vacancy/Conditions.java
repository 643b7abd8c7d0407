package org.passerelle.vacancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Conditions around the work; null where the advert is silent.
 *
 * @param documentsKeptBy who keeps passport, identity card, diplomas
 * @param disputes how disputes are settled and where help is found
 */
public record Conditions(
        @Valid Provision lodging,
        @Valid Provision food,
        Payer travelPaidBy,
        Payer returnPaidBy,
        Boolean socialSecurity,
        Keeper documentsKeptBy,
        Boolean freeToLeave,
        @Size(max = 1000) String disputes) {

    /** Nothing stated. */
    public static final Conditions UNSTATED = new Conditions(null, null, null, null, null, null, null, null);

    /** @param monthlyCost what the worker pays for it per month, in the currency of the pay */
    public record Provision(
            Boolean provided,

            @DecimalMin("0") @Digits(integer = 12, fraction = 2)
            BigDecimal monthlyCost) {}

    @Schema(name = "DocumentKeeper")
    public enum Keeper {
        WORKER,
        EMPLOYER,
        AGENCY
    }
}
