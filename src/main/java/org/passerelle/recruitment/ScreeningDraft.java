package org.passerelle.recruitment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Occupation;
import org.passerelle.platform.Code;
import org.passerelle.platform.Place;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.VacancyDraft;

/**
 * What is to be screened: a vacancy as it would be sent, of which all may be left out but the text; or many texts.
 *
 * @param texts instead of everything else
 */
public record ScreeningDraft(
        @Size(max = 50) @Pattern(regexp = "[A-Za-z0-9._-]*") String source,

        @Size(max = 100) String reference,
        @Min(0) Long version,
        @Size(max = 300) String title,
        @Size(max = 50_000) String description,
        @Code(Code.List.LANGUAGE) String language,
        @Size(max = Occupation.MAXIMUM_CODE) String occupation,
        @Size(max = 50) String classification,
        EntryType entryType,
        @Min(1) @Max(10_000) Integer positions,
        @Valid Employer employer,
        UUID intermediary,
        @Valid Place place,
        @Valid Contract contract,
        @Valid OfferedPay pay,
        @Valid Requirements requirements,
        @Valid Conditions conditions,
        @Size(max = 50) List<@Valid @NotNull Charge> charges,
        @Size(max = 300) String agreement,
        @Size(max = 100) String scheme,
        LocalDate publishedOn,
        LocalDate expiresOn,
        @Size(max = MOST_TEXTS) List<@Valid @NotNull Text> texts) {

    /** Some seconds' work; more are sent in several calls. */
    static final int MOST_TEXTS = 1_000;

    /** A text of which nothing else is known. */
    @Schema(name = "ScreeningText")
    public record Text(
            @NotNull @Code(Code.List.LANGUAGE) String language,
            @Size(max = 300) String title,
            @Size(max = 50_000) String description) {

        @JsonIgnore
        boolean isSilent() {
            return isBlank(title) && isBlank(description);
        }

        VacancyDraft draft() {
            return new ScreeningDraft(
                            null,
                            null,
                            null,
                            title,
                            description,
                            language,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)
                    .draft(null);
        }
    }

    /** Where no place is stated. */
    private static final Place NOWHERE = new Place(null, null, null, null, null);

    @JsonIgnore
    boolean isSilent() {
        return isBlank(title) && isBlank(description);
    }

    /** @param coded the classification that its codes are taken from */
    VacancyDraft draft(String coded) {
        return new VacancyDraft(
                source,
                reference,
                version,
                title == null ? "" : title,
                description,
                language,
                occupation,
                coded,
                entryType,
                positions,
                employer,
                intermediary,
                place == null ? NOWHERE : place,
                contract,
                pay,
                requirements,
                conditions,
                charges,
                agreement,
                scheme,
                publishedOn,
                expiresOn);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
