package org.passerelle.matching.service;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/**
 * A ranking on record: who asked, for what, by which plan on which index, and what was answered. Its JSON is never changed
 * once set, and Hibernate need not copy it to find out.
 */
@Entity
@Immutable
@Table(name = "match_run")
public class MatchRun extends PanacheEntityBase {

    @Schema(name = "MatchDirection")
    public enum Direction {
        /** A vacancy asked for seekers. */
        CANDIDATES,
        /** A seeker asked for vacancies. */
        OPPORTUNITIES,
        /** One seeker's score for a vacancy was asked for. */
        PAIR
    }

    @Id
    public UUID id;

    public UUID tenant;
    public UUID requestedBy;
    public String purpose;

    @Enumerated(EnumType.STRING)
    public Direction direction;

    /** The vacancy or the seeker that asked; of a pair the vacancy. */
    public UUID subject;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public JsonNode request;

    /** Null for opportunities: each vacancy's plan follows from the opening in the results. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public JsonNode plan;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public JsonNode indexState;

    public long eligible;
    public long considered;

    /** As answered, with every criterion's reason. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public JsonNode results;

    public Instant ranAt;
}
