package org.passerelle.organisation;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FlushModeType;
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
import org.hibernate.query.QueryFlushMode;
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

    /**
     * Until the transaction ends nobody changes these organisations' licences: what is stored is what they permit. Not a lock
     * on rows: who stores a vacancy may not write an organisation's, and PostgreSQL asks that to lock them.
     */
    public static void hold(Collection<UUID> organisations) {
        lock(organisations, "pg_advisory_xact_lock_shared");
    }

    /** Waits for those who hold the organisation's licences; who comes later waits for this transaction to end. */
    public static void holdAlone(UUID organisation) {
        lock(List.of(organisation), "pg_advisory_xact_lock");
    }

    private static void lock(Collection<UUID> organisations, String lock) {
        // With a result class every call would stay in Hibernate's plan cache, a key that no later one equals.
        Panache.getEntityManager()
                .createNativeQuery("select 1 from unnest(:organisations) as held (organisation), lateral " + lock
                        + "(hashtextextended('licences/' || held.organisation, 0))")
                // Of two who hold some of the same, both begin with the same one.
                .setParameter("organisations", organisations.stream().sorted().toArray(UUID[]::new))
                // Nothing is written for this while it is being changed.
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    public static List<Licence> listByOrganisation(UUID organisation) {
        return list("organisation = ?1 order by validFrom desc, id", organisation);
    }

    /** Those of many organisations; of each in the same order. What the current transaction has not written yet is left out. */
    public static List<Licence> listByOrganisations(Collection<UUID> organisations) {
        return Panache.getSession()
                .createNativeQuery(
                        "select * from licence where organisation = any(:organisations) order by valid_from desc, id",
                        Licence.class)
                .setParameter("organisations", organisations.toArray(UUID[]::new))
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .list();
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
