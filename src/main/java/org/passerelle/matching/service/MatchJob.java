package org.passerelle.matching.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Many vacancies to be ranked as one job. Several threads and copies of the service write its progress, each adding to it in
 * SQL and none through this entity.
 */
@Entity
@Immutable
@Table(name = "match_job")
public class MatchJob extends PanacheEntityBase {

    @Schema(name = "MatchJobState")
    public enum State {
        QUEUED,
        RUNNING,
        /** All vacancies were looked at; some may have been refused or have failed. */
        DONE,
        /** Not one could be ranked, by the service's own fault. */
        FAILED,
        CANCELLED
    }

    @Id
    public UUID id;

    public UUID tenant;
    public UUID requestedBy;
    /** Whether seekers of all services are considered, as an administrator's job does. */
    public boolean everyService;

    public String purpose;
    /** Of titles and reasons. */
    public String language;
    /** How many of each ranking to keep. */
    public int hits;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, BigDecimal> weights;

    @Enumerated(EnumType.STRING)
    public State state;

    public int total;
    /** Vacancies looked at, those refused and failed among them. */
    public int done;

    public int refused;
    public int failed;
    public Instant createdAt;
    public Instant startedAt;
    public Instant finishedAt;

    /** What each of its vacancies is asked. */
    RankingRequest request() {
        return new RankingRequest(hits, null, weights, Set.of(), null, purpose);
    }

    /** Ids of the unfinished jobs: those that have had the least done come first, so that small ones are not kept waiting. */
    static List<UUID> listUnfinished() {
        return find("select id from MatchJob where finishedAt is null order by done, id")
                .project(UUID.class)
                .list();
    }
}
