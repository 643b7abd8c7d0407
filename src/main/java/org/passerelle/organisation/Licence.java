package org.passerelle.organisation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.passerelle.platform.TimeOrderedId;

/** An authority's permission for an organisation to recruit (C181 Art. 3). */
@Entity
public class Licence extends PanacheEntityBase {

    @Schema(name = "LicenceState")
    public enum State {
        VALID,
        SUSPENDED,
        REVOKED
    }

    @Id
    public UUID id;

    public UUID organisation;
    public String number;
    public String authority;
    /** Where it was issued. */
    public String country;
    /** Countries it permits to recruit for; empty for all. */
    public List<String> destinations;

    public LocalDate validFrom;
    /** The last day it is valid, null without an end. */
    public LocalDate validUntil;

    @Enumerated(EnumType.STRING)
    public State state;

    public LocalDate stateSince;
    public String stateReason;

    @Version
    public long version;

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;

    public static Licence of(UUID organisation, LicenceDraft draft) {
        Licence licence = new Licence();
        licence.id = TimeOrderedId.next();
        licence.organisation = organisation;
        licence.apply(draft);
        return licence;
    }

    void apply(LicenceDraft draft) {
        number = draft.number();
        authority = draft.authority();
        country = draft.country();
        destinations = draft.destinations() == null ? List.of() : draft.destinations();
        validFrom = draft.validFrom();
        validUntil = draft.validUntil();
        state = draft.state() == null ? State.VALID : draft.state();
        stateSince = draft.stateSince() == null ? draft.validFrom() : draft.stateSince();
        stateReason = draft.stateReason();
    }

    public static List<Licence> listByOrganisation(UUID organisation) {
        return list("organisation = ?1 order by validFrom desc, id", organisation);
    }

    /** Those of the organisations registered so, whatever the caller may see of them: read only, and unknown to the session. */
    public static List<Licence> listOfRegistered(Collection<Registration> registrations) {
        return Registered.rows("licences_of_registered", registrations, Licence.class);
    }

    static Optional<Licence> findByNumber(String country, String authority, String number) {
        return find("country = ?1 and authority = ?2 and number = ?3", country, authority, number)
                .firstResultOptional();
    }
}
