package org.passerelle.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.passerelle.platform.Code;

/**
 * @param parent the organisation it belongs to; it cannot be changed afterwards
 * @param aliases other names it is known by
 * @param registration its number in the country's register of companies or bodies
 */
public record OrganisationDraft(
        @NotNull Organisation.Kind kind,
        @NotBlank @Size(max = 300) String name,
        @NotNull @Code(Code.List.COUNTRY) String country,
        UUID parent,
        @Size(max = 50) List<@NotBlank @Size(max = 300) String> aliases,
        @Size(min = 1, max = 100) String registration) {}
