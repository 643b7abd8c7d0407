package org.passerelle.vacancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.passerelle.classification.Occupation;
import org.passerelle.platform.Place;

/**
 * On which terms somebody works: as a vacancy advertises them, or as a contract has them. Null where it is silent.
 *
 * @param occupation code in the classification of the vacancy
 */
public record Terms(
        @Size(min = 1, max = Occupation.MAXIMUM_CODE) String occupation,
        @Valid Employer employer,
        @Valid Place place,
        @Valid Contract contract,
        @Valid OfferedPay pay,
        @Valid Conditions conditions,
        @Size(max = 50) List<@Valid @NotNull Charge> charges) {

    public static Terms of(VacancyDraft advertised) {
        return new Terms(
                advertised.occupation(),
                advertised.employer(),
                advertised.place(),
                advertised.contract(),
                advertised.pay(),
                advertised.conditions(),
                advertised.charges());
    }
}
