package org.passerelle.vacancy;

import jakarta.validation.constraints.Size;
import org.passerelle.platform.Code;

/** The employer as the advert names it; null where the advert does not. */
public record Employer(
        @Size(max = 300) String name,
        @Code(Code.List.COUNTRY) String country,
        @Size(max = 100) String registration,
        @Size(max = 20) String sector) {}
