package org.passerelle.recruitment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.Organisation;
import org.passerelle.vacancy.VacancyDraft;

/**
 * What the rules read.
 *
 * @param intermediary the agency that the vacancy names, null when it names none
 * @param asOf the day the rules are applied for
 */
public record Advert(VacancyDraft vacancy, Agency intermediary, LocalDate asOf) {

    /** An intermediary with its licences, detached from the database. */
    public record Agency(UUID id, Organisation.Kind kind, String name, String country, List<Permit> licences) {}

    /** @param destinations countries it permits to recruit for, empty for all */
    public record Permit(
            String number,
            String authority,
            String country,
            List<String> destinations,
            LocalDate validFrom,
            LocalDate validUntil,
            Licence.State state,
            LocalDate stateSince) {}
}
