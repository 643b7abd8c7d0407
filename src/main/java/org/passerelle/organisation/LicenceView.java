package org.passerelle.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

public record LicenceView(
        UUID id,
        UUID organisation,
        String number,
        String authority,
        String country,
        List<String> destinations,
        LocalDate validFrom,
        LocalDate validUntil,
        Licence.State state,
        LocalDate stateSince,
        String stateReason) {

    static LicenceView of(Licence licence) {
        return new LicenceView(
                licence.id,
                licence.organisation,
                licence.number,
                licence.authority,
                licence.country,
                licence.destinations,
                licence.validFrom,
                licence.validUntil,
                licence.state,
                licence.stateSince,
                licence.stateReason);
    }
}
