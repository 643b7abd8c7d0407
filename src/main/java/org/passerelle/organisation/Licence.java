package org.passerelle.organisation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An authority's permission for an organisation to recruit (C181 Art. 3). */
@Entity
public class Licence extends PanacheEntityBase {

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
    public List<String> destinations = new ArrayList<>();

    public LocalDate validFrom;
    /** The last day it is valid, null without an end. */
    public LocalDate validUntil;

    @Enumerated(EnumType.STRING)
    public State state;

    public LocalDate stateSince;
    public String stateReason;

    @Version
    public long version;

    public Instant createdAt;
    public Instant updatedAt;

    public static List<Licence> listByOrganisation(UUID organisation) {
        return list("organisation = ?1 order by validFrom desc, id", organisation);
    }
}
