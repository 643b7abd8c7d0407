package org.passerelle.recruitment.register;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.platform.Code;
import org.passerelle.platform.PayPeriod;

/** What an entry says: exactly one of the members is there, and tells its {@link Kind}. */
@Schema(name = "RegisterFact")
public record Fact(
        @Valid Convention convention,
        @Valid FeeRule feeRule,
        @Valid LicensingAuthority licensingAuthority,
        @Valid MinimumWage minimumWage,
        @Valid WorkingHours workingTime,
        @Valid MinimumAge minimumAge,
        @Valid UnionRights unionRights,
        @Valid SocialSecurity socialSecurity) {

    public static Fact of(Convention convention) {
        return new Fact(convention, null, null, null, null, null, null, null);
    }

    public static Fact of(FeeRule feeRule) {
        return new Fact(null, feeRule, null, null, null, null, null, null);
    }

    public static Fact of(LicensingAuthority licensingAuthority) {
        return new Fact(null, null, licensingAuthority, null, null, null, null, null);
    }

    public static Fact of(MinimumWage minimumWage) {
        return new Fact(null, null, null, minimumWage, null, null, null, null);
    }

    public static Fact of(WorkingHours workingTime) {
        return new Fact(null, null, null, null, workingTime, null, null, null);
    }

    public static Fact of(MinimumAge minimumAge) {
        return new Fact(null, null, null, null, null, minimumAge, null, null);
    }

    public static Fact of(UnionRights unionRights) {
        return new Fact(null, null, null, null, null, null, unionRights, null);
    }

    public static Fact of(SocialSecurity socialSecurity) {
        return new Fact(null, null, null, null, null, null, null, socialSecurity);
    }

    /** How many of the members are there. */
    long members() {
        return Stream.of(
                        convention,
                        feeRule,
                        licensingAuthority,
                        minimumWage,
                        workingTime,
                        minimumAge,
                        unionRights,
                        socialSecurity)
                .filter(Objects::nonNull)
                .count();
    }

    /** @throws IllegalStateException when no member is there */
    public Kind kind() {
        if (convention != null) {
            return Kind.CONVENTION;
        } else if (feeRule != null) {
            return Kind.FEE_RULE;
        } else if (licensingAuthority != null) {
            return Kind.LICENSING_AUTHORITY;
        } else if (minimumWage != null) {
            return Kind.MINIMUM_WAGE;
        } else if (workingTime != null) {
            return Kind.WORKING_TIME;
        } else if (minimumAge != null) {
            return Kind.MINIMUM_AGE;
        } else if (unionRights != null) {
            return Kind.UNION_RIGHTS;
        } else if (socialSecurity != null) {
            return Kind.SOCIAL_SECURITY;
        }
        throw new IllegalStateException("A fact without a member");
    }

    /** What tells facts of one kind, of the same countries and from the same day apart. */
    String subject() {
        return switch (kind()) {
            case CONVENTION -> convention.instrument();
            case LICENSING_AUTHORITY -> licensingAuthority.activity().name();
            case MINIMUM_WAGE -> minimumWage.sector().name();
            case WORKING_TIME -> workingTime.sector().name();
            case MINIMUM_AGE -> minimumAge.sector().name();
            case SOCIAL_SECURITY -> socialSecurity.agreement();
            case FEE_RULE, UNION_RIGHTS -> "";
        };
    }

    /**
     * A convention of the ILO. The entry is valid from the day the convention is in force for the country, twelve months
     * after its ratification was registered, until a denunciation takes effect.
     *
     * @param instrument {@code C181}; protocols as {@code P029}
     * @param ratifiedOn the day the ratification was registered; null when the source says there is none
     * @param denouncedOn the day a denunciation was registered
     */
    @Schema(name = "RatifiedConvention")
    public record Convention(
            @NotBlank @Pattern(regexp = "[CP][0-9]{3}") String instrument,
            LocalDate ratifiedOn,
            LocalDate denouncedOn) {}

    /**
     * Whether those who look for work may be charged for recruitment.
     *
     * @param cap what is the most, where it is capped
     * @param exceptions whom the law leaves out
     */
    public record FeeRule(
            @NotNull Charging charging,
            @Size(max = 500) String cap,
            @Size(max = 500) String exceptions) {}

    @Schema(name = "FeeCharging")
    public enum Charging {
        PROHIBITED,
        CAPPED,
        PERMITTED
    }

    /** @param licenceNeeded whether the activity needs a licence at all */
    public record LicensingAuthority(
            @NotNull Activity activity,
            @NotNull Boolean licenceNeeded,
            @NotBlank @Size(max = 300) String authority) {}

    @Schema(name = "LicensedActivity")
    public enum Activity {
        PLACEMENT,
        PLACEMENT_ABROAD,
        TEMPORARY_WORK,
        AGRICULTURE
    }

    /**
     * @param amount before deductions; null when the law of the country fixes none
     * @param hoursPerWeek what the amount stands for; null for an hourly one
     * @param paymentsPerYear where it is not once a month: fourteen in Spain and Portugal
     */
    public record MinimumWage(
            @NotNull Sector sector,

            @DecimalMin(value = "0", inclusive = false) @Digits(integer = 12, fraction = 3)
            BigDecimal amount,

            @Code(Code.List.CURRENCY) String currency,
            PayPeriod per,
            @DecimalMin("1") @DecimalMax("168") BigDecimal hoursPerWeek,
            @Min(12) @Max(16) Integer paymentsPerYear) {

        /** Whether pay can be held against it: an amount has its currency, its period and, unless hourly, its hours. */
        boolean isComparable() {
            return amount == null || currency != null && per != null && (per == PayPeriod.HOUR || hoursPerWeek != null);
        }
    }

    /**
     * @param normalWeeklyHours beyond which work is overtime; null where the law has none
     * @param maximumWeeklyHours in any week or on average, overtime included, whichever the law says
     * @param weeklyRestDays on end, in days
     * @param overtimePercent what the first hour of overtime is paid beyond an ordinary one
     */
    public record WorkingHours(
            @NotNull Sector sector,
            @DecimalMin("1") @DecimalMax("168") BigDecimal normalWeeklyHours,
            @DecimalMin("1") @DecimalMax("168") BigDecimal maximumWeeklyHours,
            @DecimalMin("0") @DecimalMax("7") BigDecimal weeklyRestDays,
            @DecimalMin("0") @DecimalMax("400") BigDecimal overtimePercent) {}

    /**
     * @param admission completed years for ordinary work (C138 Art. 2)
     * @param lightWork for light work (C138 Art. 7), null where the law has none
     * @param hazardous for hazardous work (C138 Art. 3, C182 Art. 3 (d))
     */
    public record MinimumAge(
            @NotNull Sector sector,
            @NotNull @Min(12) @Max(21) Integer admission,
            @Min(12) @Max(18) Integer lightWork,
            @NotNull @Min(16) @Max(21) Integer hazardous) {}

    /** @param migrants whether foreign workers have the same rights as nationals */
    public record UnionRights(
            @NotNull Organising organise, @NotNull Migrants migrants) {}

    @Schema(name = "OrganisingRight")
    public enum Organising {
        FREE,
        RESTRICTED,
        NONE
    }

    @Schema(name = "MigrantsOrganisingRight")
    public enum Migrants {
        SAME,
        RESTRICTED,
        NONE
    }

    /**
     * An agreement on social security between the countries of the entry, two or more.
     *
     * @param portable whether what was acquired in one counts or is paid in the others
     */
    @Schema(name = "SocialSecurityAgreement")
    public record SocialSecurity(
            @NotBlank @Size(max = 300) String agreement,
            LocalDate signedOn,
            @NotNull Boolean portable) {}
}
