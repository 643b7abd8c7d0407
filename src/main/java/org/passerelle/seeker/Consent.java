package org.passerelle.seeker;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param countries countries it covers, {@code *} for all
 * @param sections parts of the file it covers, {@code *} for all
 * @param withdrawn the day it was taken back, null while it stands
 * @param textVersion version of the text the seeker agreed to
 */
public record Consent(
        @NotNull Purpose purpose,
        @NotNull @Size(min = 1, max = 250) List<@NotNull @Size(min = 1, max = 2) String> countries,
        @Size(max = 30) List<@NotNull String> sections,
        @NotNull LocalDate given,
        LocalDate withdrawn,
        @NotNull @Size(max = 50) String textVersion) {

    @Schema(name = "ConsentPurpose")
    public enum Purpose {
        NATIONAL_MATCHING,
        INTERNATIONAL_MATCHING,
        SCHEME,
        STATISTICS
    }
}
