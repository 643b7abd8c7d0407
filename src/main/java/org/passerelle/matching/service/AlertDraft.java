package org.passerelle.matching.service;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.passerelle.platform.Code;

/**
 * @param name for its owner to know it by
 * @param seeker tell me of new vacancies for this seeker
 * @param vacancy tell me of new seekers for this vacancy
 * @param minimumScore from 0.01 to 100.00
 * @param market of an alert on a seeker: vacancies at home or abroad only; both when null
 * @param countries of an alert on a seeker: vacancies in these countries only; all when empty
 */
public record AlertDraft(
        @Size(min = 1, max = 200) String name,
        UUID seeker,
        UUID vacancy,

        @NotNull @DecimalMin("0.01") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal minimumScore,

        Alert.Market market,
        @Size(max = 250) List<@NotNull @Code(Code.List.COUNTRY) String> countries) {

    public AlertDraft {
        countries = Objects.requireNonNullElse(countries, List.of());
    }
}
