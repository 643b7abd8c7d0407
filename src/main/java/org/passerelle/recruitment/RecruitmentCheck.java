package org.passerelle.recruitment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.FlushMode;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.type.SqlTypes;
import org.passerelle.platform.TimeOrderedId;

/**
 * One rule applied to one version of a vacancy. Written by {@link RecruitmentRecord} alone, with its place in the chain; never
 * changed, never deleted: PostgreSQL refuses it, and the chain of hashes would show it.
 */
@Entity
@Immutable
@Table(name = "recruitment_check")
public class RecruitmentCheck extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID vacancy;
    public long vacancyVersion;
    /** Whose contract was compared with the advert; null where the vacancy itself was examined. */
    public UUID placement;

    /** Checks of one examination were made together. */
    public UUID examination;

    public String rule;
    public int ruleVersion;

    @Enumerated(EnumType.STRING)
    public Rule.Severity severity;

    @Enumerated(EnumType.STRING)
    public Rule.Outcome outcome;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Rule.Evidence> evidence;

    public List<String> basis;
    public Instant checkedAt;
    /** The key on whose behalf it was made, or {@code system}. */
    public String checkedBy;

    static RecruitmentCheck of(Rule rule, Rule.Finding finding) {
        RecruitmentCheck check = new RecruitmentCheck();
        check.id = TimeOrderedId.next();
        check.rule = rule.id();
        check.ruleVersion = rule.version();
        check.severity = rule.severity();
        check.outcome = finding.outcome();
        check.evidence = finding.evidence();
        check.basis = rule.basis();
        return check;
    }

    /** Whether it alone keeps the vacancy from being ranked, unless somebody decides otherwise. */
    boolean blocks() {
        return severity == Rule.Severity.BLOCKING && outcome == Rule.Outcome.FAIL;
    }

    /** Whether a person should look at it. */
    boolean open() {
        return severity != Rule.Severity.NOTICE
                && (outcome == Rule.Outcome.FAIL || outcome == Rule.Outcome.REVIEW || outcome == Rule.Outcome.UNKNOWN);
    }

    /** Whether another examination came to the same end. */
    boolean sameAs(RecruitmentCheck other) {
        return rule.equals(other.rule)
                && Objects.equals(placement, other.placement)
                && ruleVersion == other.ruleVersion
                && severity == other.severity
                && outcome == other.outcome
                && evidence.equals(other.evidence)
                && basis.equals(other.basis);
    }

    /** The checks of the last examination of the vacancy itself, in the order of the rules. */
    static List<RecruitmentCheck> listLatest(UUID vacancy) {
        return list("""
                vacancy = ?1 and placement is null and examination =
                (select max(examination) from RecruitmentCheck where vacancy = ?1 and placement is null)
                order by id""", vacancy);
    }

    /**
     * The last comparison of each contract that was signed for the vacancy. As {@link #listSince}, it leaves out what the
     * current transaction has not yet written.
     */
    static List<RecruitmentCheck> listLatestOfPlacements(UUID vacancy) {
        return RecruitmentCheck.<RecruitmentCheck>find("""
                        vacancy = ?1 and placement is not null and examination in (select max(examination)
                        from RecruitmentCheck where vacancy = ?1 and placement is not null group by placement)
                        order by id""", vacancy)
                .withHint(HibernateHints.HINT_FLUSH_MODE, FlushMode.MANUAL)
                .list();
    }

    /**
     * What a rule found in a vacancy, or in one contract signed for it, from this check on. What the current transaction has not yet written is left out: asked
     * while a vacancy is being stored, it must not be written half changed.
     */
    static List<RecruitmentCheck> listSince(UUID vacancy, Decision.Subject subject, UUID first) {
        return RecruitmentCheck.<RecruitmentCheck>find(
                        "vacancy = ?1 and rule = ?2 and placement is not distinct from ?3 and id >= ?4 order by id",
                        vacancy,
                        subject.rule(),
                        subject.placement(),
                        first)
                .withHint(HibernateHints.HINT_FLUSH_MODE, FlushMode.MANUAL)
                .list();
    }
}
