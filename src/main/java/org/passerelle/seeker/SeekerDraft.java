package org.passerelle.seeker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.platform.Code;
import org.passerelle.platform.Place;

/**
 * A seeker's file as a counsellor enters it.
 *
 * @param reference the service's own number for the person
 * @param sex kept for monitoring and for what the law sets, never for points; likewise birth date and nationalities
 * @param office the local office, an organisation of the caller's service; the caller's own organisation when null
 * @param classification the classification of all codes, the shipped one when null
 */
public record SeekerDraft(
        @NotBlank @Size(max = 100) String reference,
        @NotBlank @Size(max = 200) String givenName,
        @NotBlank @Size(max = 200) String familyName,
        Sex sex,
        @Past LocalDate birthDate,
        @Size(max = 5) List<@NotNull @Code(Code.List.COUNTRY) String> nationalities,
        @NotNull @Valid Place residence,
        UUID office,
        @Valid Contact contact,
        @Size(max = 50) String classification,
        @Size(max = 30) List<@Valid @NotNull PastOccupation> occupations,
        @Size(max = 100) List<@Valid @NotNull HeldSkill> skills,
        @Size(max = 20) List<@Valid @NotNull SpokenLanguage> languages,
        @Valid Education education,
        @Size(max = 20) List<@Valid @NotNull Qualification> qualifications,
        @Size(max = 20) List<@NotBlank @Size(max = 20) String> licences,
        @Size(max = 10) List<@Valid @NotNull Training> training,
        @Valid Wishes wishes,
        LocalDate availableFrom,
        @Size(max = 50) List<@Valid @NotNull Movement> movements,
        @Size(max = 20) List<@Valid @NotNull Consent> consents) {

    /** Whoever was born before is not looking for work. */
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 2);

    /** Called as the field is that a violation names. */
    @AssertTrue(message = "{org.passerelle.birthDate}")
    boolean isBirthDate() {
        return birthDate == null || !birthDate.isBefore(EARLIEST_BIRTH);
    }

    public enum Sex {
        F,
        M,
        X,
        UNKNOWN
    }

    public record Contact(
            @Size(max = 50) String phone, @Size(max = 254) String email) {}

    /** @param isced 0 to 8 */
    @Schema(name = "HeldEducation")
    public record Education(
            @NotNull @Min(0) @Max(8) Integer isced,
            @Size(max = 300) String title,
            @Code(Code.List.COUNTRY) String country) {}
}
