package org.passerelle.matching.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Timeouts;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.jpa.SpecHints;
import org.hibernate.type.SqlTypes;

/** One vacancy of a job, and what became of it. */
@Entity
@Table(name = "match_job_entry")
public class MatchJobEntry extends PanacheEntityBase {

    @Schema(name = "MatchJobEntryState")
    public enum State {
        PENDING,
        RANKED,
        /** The vacancy is blocked, withdrawn, expired or unknown. */
        REFUSED,
        /** By the service's own fault. */
        FAILED
    }

    @Id
    public UUID id;

    public UUID job;
    public UUID vacancy;

    @Enumerated(EnumType.STRING)
    public State state;

    public UUID run;
    public Integer considered;
    public Integer eligible;

    /** The best, without their reasons: those are in the run. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<MatchJobResource.HitView> candidates;

    /** Why it was refused, as a ranking would have said. */
    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode problem;

    /** The next one to be ranked, locked until the transaction ends; those that others have locked are passed over. */
    static Optional<MatchJobEntry> claim(UUID job) {
        return MatchJobEntry.<MatchJobEntry>find("job = ?1 and state = PENDING order by id", job)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .range(0, 0)
                .stream()
                .findFirst();
    }
}
