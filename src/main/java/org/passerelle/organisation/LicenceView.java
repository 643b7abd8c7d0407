package org.passerelle.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.passerelle.platform.Page;

/** @param runningPlacements who works through the agency: in the answer to a change that leaves the licence invalid, else null */
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
        String stateReason,
        Page<RunningPlacement> runningPlacements) {

    static LicenceView of(Licence licence) {
        return of(licence, null);
    }

    static LicenceView of(Licence licence, Page<RunningPlacement> runningPlacements) {
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
                licence.stateReason,
                runningPlacements);
    }
}
