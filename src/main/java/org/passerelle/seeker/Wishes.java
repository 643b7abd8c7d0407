package org.passerelle.seeker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;
import org.passerelle.platform.Code;
import org.passerelle.platform.Pay;

/**
 * What the seeker asks of a vacancy; an empty set is no preference.
 *
 * @param countries countries the seeker would go to, beside the country of residence
 * @param regions the only regions of the country of residence the seeker would work in
 * @param maximumKilometres the longest way to work, null without a limit
 */
public record Wishes(
        @Size(max = 250) Set<@NotNull @Code(Code.List.COUNTRY) String> countries,
        boolean anyCountry,
        @Size(max = 50) Set<@NotNull @Code(Code.List.REGION) String> regions,
        @Min(1) @Max(20_000) Integer maximumKilometres,
        Set<@NotNull ContractKind> contracts,
        Set<@NotNull WorkingTime> workingTimes,
        Set<@NotNull Shift> shifts,
        @Valid Pay minimumPay) {

    /** No preference at all. */
    public static final Wishes NONE = new Wishes(Set.of(), false, Set.of(), null, Set.of(), Set.of(), Set.of(), null);

    public Wishes {
        countries = sorted(countries);
        regions = sorted(regions);
        contracts = sorted(contracts);
        workingTimes = sorted(workingTimes);
        shifts = sorted(shifts);
    }

    /** One order for one content, in every run: what is written of it is compared. A null is left for the validation. */
    private static <T extends Comparable<T>> Set<T> sorted(Set<T> set) {
        if (set == null) {
            return Set.of();
        }
        return set.stream().anyMatch(Objects::isNull) ? set : new TreeSet<>(set);
    }
}
