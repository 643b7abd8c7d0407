package org.passerelle.recruitment.register;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.passerelle.platform.Code;

/**
 * An entry as somebody enters or corrects it.
 *
 * @param countries one; for an agreement between countries, all of them
 * @param validFrom the first day; null only for a convention that is not ratified
 * @param validUntil the last day, null without an end
 * @param source the act, gazette or collection it is taken from
 * @param asOf the day for which the source vouches
 * @param confidence {@code CONFIRMED} when null
 * @param withdrawn true for an entry that should never have been made; false when null
 * @param reason why it is corrected
 */
public record RegisterEntryDraft(
        @NotEmpty @Size(max = 60) List<@NotNull @Code(Code.List.COUNTRY) String> countries,
        @NotNull @Valid Fact fact,
        LocalDate validFrom,
        LocalDate validUntil,
        @NotBlank @Size(max = 500) String source,
        @NotNull LocalDate asOf,
        Confidence confidence,
        @Size(max = 1000) String note,
        Boolean withdrawn,
        @Size(max = 500) String reason) {

    public RegisterEntryDraft {
        // One order for one content: what is stored is compared.
        countries = countries == null || countries.contains(null)
                ? countries
                : countries.stream().distinct().sorted().toList();
        confidence = confidence == null ? Confidence.CONFIRMED : confidence;
        withdrawn = withdrawn != null && withdrawn;
    }
}
