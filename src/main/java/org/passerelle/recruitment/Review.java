package org.passerelle.recruitment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.platform.TimeOrderedId;
import org.passerelle.vacancy.Vacancy;

/** A vacancy's place in the queue of those with findings that nobody has decided on. */
@Entity
public class Review extends PanacheEntityBase {

    @Id
    public UUID vacancy;

    public UUID tenant;
    public UUID organisation;

    /** Of the gravest finding that waits. */
    @Enumerated(EnumType.STRING)
    public Rule.Severity severity;

    /** What the queue is ordered by: a time-ordered id, with the leading bit set behind everything that blocks. */
    public UUID place;
    /** Since when findings of this severity wait. */
    public Instant since;

    /**
     * Brings the queue in line with the checks: the vacancy enters it, leaves it, keeps its place while the gravest finding
     * is as grave as before, or lines up anew.
     *
     * @param vacancy whose clearance is still the one before, null when it is new
     */
    static void follow(Vacancy vacancy, List<DecidedCheck> checks, Instant now) {
        Optional<Rule.Severity> gravest = checks.stream()
                .filter(DecidedCheck::waits)
                .map(decided -> decided.check().severity())
                .min(Comparator.naturalOrder());
        Review known = vacancy.clearance == null ? null : findById(vacancy.id);
        if (gravest.isEmpty()) {
            if (known != null) {
                known.delete();
            }
        } else if (known == null) {
            Review review = new Review();
            review.vacancy = vacancy.id;
            review.tenant = vacancy.tenant;
            review.organisation = vacancy.organisation;
            review.lineUp(gravest.get(), now);
            review.persist();
        } else if (known.severity != gravest.get()) {
            known.lineUp(gravest.get(), now);
        }
    }

    private void lineUp(Rule.Severity gravest, Instant now) {
        severity = gravest;
        UUID id = TimeOrderedId.next();
        // The leading bit of a millisecond of our time is free for some thousand years.
        place = gravest == Rule.Severity.BLOCKING
                ? id
                : new UUID(id.getMostSignificantBits() | Long.MIN_VALUE, id.getLeastSignificantBits());
        since = now;
    }
}
