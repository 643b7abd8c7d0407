package org.passerelle.vacancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;
import org.passerelle.platform.Code;

/**
 * Terms of the contract; what the advert does not say is null, never assumed.
 *
 * @param months length, null when open-ended or not stated
 * @param languages ISO 639 codes of the languages the written contract comes in
 * @param overtime how overtime is limited and paid, in the advert's words
 * @param leaveDays paid leave in days per year
 * @param noticeDays notice for ending the contract
 */
public record Contract(
        ContractKind kind,
        LocalDate startsOn,
        @Min(1) @Max(600) Integer months,
        WorkingTime workingTime,
        @DecimalMin("0") @DecimalMax("168") BigDecimal hoursPerWeek,
        @Size(max = 5) Set<@NotNull Shift> shifts,
        @DecimalMin("0") @DecimalMax("7") BigDecimal restDaysPerWeek,
        @Size(max = 1000) String overtime,
        @Min(0) @Max(366) Integer leaveDays,
        @Size(max = 10) List<@Valid @Code(Code.List.LANGUAGE) String> languages,
        @Min(0) @Max(366) Integer noticeDays,
        @Size(max = 1000) String termination) {

    public Contract {
        // One order for one content, in every run: what is written of it is compared.
        shifts = shifts == null || shifts.stream().anyMatch(Objects::isNull) ? shifts : new TreeSet<>(shifts);
    }
}
