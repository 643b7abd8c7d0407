package org.passerelle.vacancy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;

/**
 * @param organisation whose it is: a partner's that sent it, else the service's
 * @param offer everything that was sent, with what was left out filled in
 */
public record VacancyView(
        UUID id,
        UUID organisation,
        Vacancy.State state,
        Clearance clearance,
        String classificationVersion,
        Instant createdAt,
        Instant updatedAt,
        @JsonUnwrapped VacancyDraft offer) {

    static VacancyView of(Vacancy vacancy) {
        return new VacancyView(
                vacancy.id,
                vacancy.organisation,
                vacancy.state,
                vacancy.clearance,
                vacancy.classificationVersion,
                vacancy.createdAt,
                vacancy.updatedAt,
                vacancy.toDraft());
    }
}
