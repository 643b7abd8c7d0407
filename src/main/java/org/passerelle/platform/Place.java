package org.passerelle.platform;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Where somebody lives or work is done.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 */
public record Place(
        @NotNull @Code(Code.List.COUNTRY) String country,
        @Code(Code.List.REGION) String region,
        @Size(max = 200) String locality,
        @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @DecimalMin("-180") @DecimalMax("180") Double longitude) {}
