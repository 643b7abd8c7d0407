package org.passerelle.placement;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.passerelle.access.Caller;
import org.passerelle.platform.Place;
import org.passerelle.platform.TimeOrderedId;
import org.passerelle.recruitment.Rule;
import org.passerelle.vacancy.Terms;
import org.passerelle.vacancy.Vacancy;
import org.passerelle.vacancy.VacancyDraft;

/** A seeker in a vacancy. It belongs to the service that keeps the seeker's file. */
@Entity
public class Placement extends PanacheEntityBase {

    /** Only ever forward. */
    @Schema(name = "PlacementState")
    public enum State {
        /** The contract is there, the work has not begun. */
        PREPARED,
        RUNNING,
        ENDED
    }

    /** Why a placement ended. In codes: words would name persons, and the file may be erased. */
    @Schema(name = "PlacementEnding")
    public enum Ending {
        /** The contract came to its end. */
        COMPLETED,
        /** The worker left. */
        LEFT,
        DISMISSED,
        /** Both agreed. */
        AGREED,
        /** Somebody took the worker out, for protection. */
        WITHDRAWN_FOR_PROTECTION,
        /** The work never began. */
        NEVER_STARTED,
        OTHER
    }

    @Id
    public UUID id;

    /** The service that keeps the seeker's file. */
    public UUID tenant;
    /** Null once the file is erased. */
    public UUID seeker;

    public UUID vacancy;
    /** The service whose data the vacancy is. */
    public UUID vacancyTenant;

    /** Of the vacancy when the seeker was placed. */
    public long vacancyVersion;

    /** The vacancy when the seeker was placed. */
    @JdbcTypeCode(SqlTypes.JSON)
    public VacancyDraft advertised;

    /** The agency that recruited then, null without one. */
    public UUID agency;

    @Enumerated(EnumType.STRING)
    public State state;

    public LocalDate signedOn;
    public LocalDate departsOn;
    public LocalDate startedOn;
    public LocalDate endedOn;

    @Enumerated(EnumType.STRING)
    public Ending ending;

    /** Of the contract. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Terms terms;

    /** What the comparison of the contract with the advert came to. */
    @Enumerated(EnumType.STRING)
    public Rule.Outcome comparison;

    @Version
    public long version;

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;

    @Column(updatable = false)
    public UUID createdBy;

    public UUID updatedBy;

    static Placement of(PlacementDraft draft, UUID tenant, Vacancy vacancy, Caller caller) {
        Placement placement = new Placement();
        placement.id = TimeOrderedId.next();
        placement.tenant = tenant;
        placement.seeker = draft.seeker();
        placement.vacancy = vacancy.id;
        placement.vacancyTenant = vacancy.tenant;
        placement.createdBy = caller.key();
        placement.comparison = Rule.Outcome.UNKNOWN;
        placement.take(vacancy);
        placement.apply(draft, caller);
        return placement;
    }

    /** What the vacancy promises now. */
    void take(Vacancy from) {
        vacancyVersion = from.version;
        advertised = from.toDraft();
        agency = from.intermediary;
    }

    void apply(PlacementDraft draft, Caller caller) {
        state = draft.stateOrPrepared();
        signedOn = draft.signedOn();
        departsOn = draft.departsOn();
        startedOn = draft.startedOn();
        endedOn = draft.endedOn();
        ending = draft.ending();
        terms = draft.terms();
        updatedBy = caller.key();
    }

    PlacementDraft toDraft() {
        return new PlacementDraft(seeker, vacancy, state, signedOn, departsOn, startedOn, endedOn, ending, terms);
    }

    /** The place of work: the contract's, where it names one. */
    Place place() {
        return terms.place() == null ? advertised.place() : terms.place();
    }

    /** The placement of a seeker in a vacancy that has not ended. */
    static Optional<Placement> findOpen(UUID seeker, UUID vacancy) {
        return find("seeker = ?1 and vacancy = ?2 and state <> ?3", seeker, vacancy, State.ENDED)
                .firstResultOptional();
    }
}
