package org.passerelle.placement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.passerelle.recruitment.Rule;

/**
 * @param organisation the service that keeps the seeker's file
 * @param agency that recruited when the seeker was placed
 * @param vacancyVersion of the vacancy when the seeker was placed
 * @param comparison what the comparison of the contract with the advert came to
 * @param entry everything that was entered, with what was left out filled in
 */
public record PlacementView(
        UUID id,
        UUID organisation,
        UUID agency,
        long vacancyVersion,
        Rule.Outcome comparison,
        Instant createdAt,
        Instant updatedAt,
        @JsonUnwrapped PlacementDraft entry) {

    static PlacementView of(Placement placement) {
        return new PlacementView(
                placement.id,
                placement.tenant,
                placement.agency,
                placement.vacancyVersion,
                placement.comparison,
                placement.createdAt,
                placement.updatedAt,
                placement.toDraft());
    }
}
