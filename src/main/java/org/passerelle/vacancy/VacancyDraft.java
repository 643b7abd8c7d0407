package org.passerelle.vacancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Occupation;
import org.passerelle.platform.Code;
import org.passerelle.platform.Place;

/**
 * A vacancy as its source states it.
 *
 * @param source the system it comes from; with {@code reference} it names the vacancy for its owner
 * @param version the source's own version: an older one than the stored is refused
 * @param language ISO 639 code of title and description
 * @param occupation code in {@code classification}, which is the shipped one when null
 * @param positions 1 when null
 * @param entryType {@code SKILLED} when null
 * @param intermediary id of the agency that recruits for the employer
 * @param agreement the agreement between states it falls under, by name
 * @param publishedOn the day it is stored when null
 */
public record VacancyDraft(
        @NotBlank @Size(max = 50) @Pattern(regexp = "[A-Za-z0-9._-]*")
        String source,

        @NotBlank @Size(max = 100) String reference,
        @Min(0) Long version,
        @NotBlank @Size(max = 300) String title,
        @Size(max = 50_000) String description,
        @NotNull @Code(Code.List.LANGUAGE) String language,
        @NotBlank @Size(max = Occupation.MAXIMUM_CODE) String occupation,
        @Size(max = 50) String classification,
        EntryType entryType,
        @Min(1) @Max(10_000) Integer positions,
        @Valid Employer employer,
        UUID intermediary,
        @NotNull @Valid Place place,
        @Valid Contract contract,
        @Valid OfferedPay pay,
        @Valid Requirements requirements,
        @Valid Conditions conditions,
        @Size(max = 50) List<@Valid @NotNull Charge> charges,
        @Size(max = 300) String agreement,
        @Size(max = 100) String scheme,
        LocalDate publishedOn,
        LocalDate expiresOn) {}
