package org.passerelle.recruitment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.passerelle.access.Caller;
import org.passerelle.platform.TimeOrderedId;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancy;

/** A vacancy's clearance became another one. Never changed, never deleted: PostgreSQL refuses it. */
@Entity
@Immutable
@Table(name = "clearance_change")
public class ClearanceChange extends PanacheEntityBase {

    @Schema(name = "ClearanceCause")
    public enum Cause {
        EXAMINATION,
        DECISION,
        /** The agency's licence no longer permits it; the examination that says so in full comes after. */
        LICENCE
    }

    @Id
    public UUID id;

    public UUID vacancy;
    /** Of the terms that were examined; where the licence is the cause, of the vacancy that it met. */
    public long vacancyVersion;

    /** Null for the first. */
    @Enumerated(EnumType.STRING)
    public Clearance previous;

    @Enumerated(EnumType.STRING)
    public Clearance clearance;

    @Enumerated(EnumType.STRING)
    public Cause cause;

    public UUID examination;
    public UUID decision;
    public Instant changedAt;
    /** The key on whose behalf it was made, or {@code system}. */
    public String changedBy;

    static ClearanceChange of(Vacancy vacancy, Clearance clearance, Instant now) {
        ClearanceChange change = new ClearanceChange();
        change.id = TimeOrderedId.next();
        change.vacancy = vacancy.id;
        change.previous = vacancy.clearance;
        change.clearance = clearance;
        change.changedAt = now;
        change.changedBy = by();
        return change;
    }

    ClearanceChange by(Decision decided, long version) {
        cause = Cause.DECISION;
        decision = decided.id;
        vacancyVersion = version;
        return this;
    }

    ClearanceChange by(UUID examined, long version) {
        cause = Cause.EXAMINATION;
        examination = examined;
        vacancyVersion = version;
        return this;
    }

    /** As the record names who set something off. */
    static String by() {
        Caller caller = Caller.current();
        return caller.system() ? "system" : caller.key().toString();
    }
}
