package org.passerelle.organisation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

public record OrganisationView(
        UUID id,
        Organisation.Kind kind,
        String name,
        String country,
        UUID parent,
        List<String> aliases,
        String registration,
        Instant createdAt,
        Instant updatedAt) {

    static OrganisationView of(Organisation organisation) {
        return new OrganisationView(
                organisation.id,
                organisation.kind,
                organisation.name,
                organisation.country,
                organisation.parent,
                organisation.aliases,
                organisation.registration,
                organisation.createdAt,
                organisation.updatedAt);
    }
}
