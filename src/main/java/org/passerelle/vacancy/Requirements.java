package org.passerelle.vacancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Necessity;
import org.passerelle.classification.Occupation;
import org.passerelle.platform.Code;

/**
 * What the vacancy asks of a seeker.
 *
 * @param personal wishes about the person as the advert states them: kept as evidence for the checks, never used to rank
 */
public record Requirements(
        @Valid Experience experienceYears,
        @Size(max = 50) List<@Valid @NotNull Skill> skills,
        @Size(max = 20) List<@Valid @NotNull Language> languages,
        @Valid Education education,
        @Size(max = 20) List<@Valid @NotNull Licence> licences,
        @Size(max = 20) List<@Valid @NotNull PersonalWish> personal) {

    /** Nothing asked. */
    public static final Requirements NONE = new Requirements(null, List.of(), List.of(), null, List.of(), List.of());

    public Requirements {
        skills = skills == null ? List.of() : skills;
        languages = languages == null ? List.of() : languages;
        licences = licences == null ? List.of() : licences;
        personal = personal == null ? List.of() : personal;
    }

    /** @param minimum whole years in the occupation or one near to it */
    @Schema(name = "ExperienceRequirement")
    public record Experience(
            @Min(0) @Max(40) int minimum, @NotNull Necessity necessity) {}

    /** @param importance weight among the skills asked, 1 to 5; 1 when not stated */
    @Schema(name = "SkillRequirement")
    public record Skill(
            @NotBlank @Size(max = Occupation.MAXIMUM_CODE) String code,
            @NotNull Necessity necessity,
            @Min(1) @Max(5) Integer importance) {}

    @Schema(name = "LanguageRequirement")
    public record Language(
            @NotNull @Code(Code.List.LANGUAGE) String code,
            @NotNull CefrLevel level,
            @NotNull Necessity necessity) {}

    /** @param isced 0 to 8 */
    @Schema(name = "EducationRequirement")
    public record Education(
            @Min(0) @Max(8) int isced, @NotNull Necessity necessity) {}

    @Schema(name = "LicenceRequirement")
    public record Licence(
            @NotBlank @Size(max = 20) String code, @NotNull Necessity necessity) {}

    /**
     * @param wish what is wished, as stated ({@code F}, {@code 18-30})
     * @param legalBasis the law that makes it an inherent requirement, null when none is named
     */
    public record PersonalWish(
            @NotNull Ground ground,
            @NotBlank @Size(max = 300) String wish,
            @Size(max = 300) String legalBasis) {}

    /** Grounds on which distinction is prohibited: C111 Art. 1, C181 Art. 5, and national additions. */
    public enum Ground {
        SEX,
        AGE,
        RACE,
        COLOUR,
        RELIGION,
        POLITICS,
        NATIONALITY,
        ORIGIN,
        MARITAL_STATUS,
        PREGNANCY,
        HIV_STATUS,
        DISABILITY,
        UNION_MEMBERSHIP,
        LOOKS
    }
}
