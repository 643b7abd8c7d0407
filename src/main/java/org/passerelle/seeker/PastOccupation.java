package org.passerelle.seeker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.passerelle.classification.Occupation;

/**
 * @param title as the seeker says it, null when only the code is known
 * @param years whole years in it, 0 when there is a wish only
 * @param sought whether the seeker looks for work in it; true when null
 */
public record PastOccupation(
        @NotBlank @Size(max = Occupation.MAXIMUM_CODE) String code,
        @Size(max = 300) String title,
        @Min(0) @Max(70) int years,
        @Min(1900) @Max(2200) Integer lastYear,
        Boolean sought) {}
