package org.passerelle.seeker;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.passerelle.classification.Occupation;
import org.passerelle.platform.Code;

/** @param gainedIn the country where it was gained, null when not recorded */
public record HeldSkill(
        @NotBlank @Size(max = Occupation.MAXIMUM_CODE) String code,
        @Code(Code.List.COUNTRY) String gainedIn) {}
