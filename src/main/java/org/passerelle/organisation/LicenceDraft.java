package org.passerelle.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.passerelle.platform.Code;

/**
 * @param country where it was issued
 * @param destinations countries it permits to recruit for; none for all
 * @param validUntil the last day, null without an end
 * @param state {@code VALID} when null
 * @param stateSince since when it is in this state; {@code validFrom} when null
 * @param stateReason needed where it is suspended or revoked
 */
public record LicenceDraft(
        @NotBlank @Size(max = 100) String number,
        @NotBlank @Size(max = 300) String authority,
        @NotNull @Code(Code.List.COUNTRY) String country,
        @Size(max = 250) List<@NotNull @Code(Code.List.COUNTRY) String> destinations,
        @NotNull LocalDate validFrom,
        LocalDate validUntil,
        Licence.State state,
        LocalDate stateSince,
        @Size(max = 1000) String stateReason) {}
