package org.passerelle.recruitment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.FlushMode;
import org.hibernate.annotations.Immutable;
import org.hibernate.jpa.HibernateHints;
import org.passerelle.platform.TimeOrderedId;

/**
 * The rules applied to one version of a vacancy, or to one contract signed for it: an entry of the record. Written by
 * {@link RecruitmentRecord} alone, with its place in the chain; never changed, never deleted: PostgreSQL refuses it, and the
 * chain of hashes would show it.
 *
 * <p>The id of a check is that of its examination with the check's place in the last byte, from 1; an examination's own has 0
 * there. So neither is stored twice, both sort by time, and each leads to the other.
 */
@Entity
@Immutable
public class Examination extends PanacheEntityBase {

    /** The byte of an id that has the place. */
    private static final long PLACE = 0xFF;

    @Id
    public UUID id;

    public UUID vacancy;
    public long vacancyVersion;
    /** Whose contract was compared with the advert; null where the vacancy itself was examined. */
    public UUID placement;

    public Instant checkedAt;
    /** The key on whose behalf it was made, or {@code system}. */
    public String checkedBy;

    /** Hash of the rule set that was applied; null in one that was recorded when each check said it itself. */
    public byte[] rules;

    /** The very text that is hashed, without what the rule set says of the checks; null where they are not recorded yet. */
    @Column(name = "checks")
    String recorded;

    @Transient
    private List<Check> checks;

    /** Not recorded yet, by the rules in force: without an id and the vacancy. */
    static Examination of(UUID placement, List<Check> checks) {
        Examination examination = new Examination();
        examination.placement = placement;
        examination.rules = RuleSet.IN_FORCE.hash();
        examination.checks = checks;
        return examination;
    }

    /**
     * One per rule, in their order; at most 255.
     *
     * @throws IllegalStateException if the rule set is not on record as it was
     */
    public List<Check> checks() {
        if (checks == null) {
            List<Check> read = CanonicalChecks.read(recorded);
            checks = rules == null ? read : RuleSet.of(rules).complete(read);
        }
        return checks;
    }

    static UUID nextId() {
        return ofCheck(TimeOrderedId.next());
    }

    /** The id of the examination that a check belongs to. */
    private static UUID ofCheck(UUID check) {
        return new UUID(check.getMostSignificantBits(), check.getLeastSignificantBits() & ~PLACE);
    }

    /** @param place from 1 */
    UUID idOfCheck(int place) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() | place);
    }

    /** Whether another came to the same end. */
    boolean sameAs(Examination other) {
        return Objects.equals(placement, other.placement) && checks().equals(other.checks());
    }

    /** Those that stand for a vacancy: the last of itself, and behind it the last of each contract that was signed. */
    static List<Examination> listStanding(UUID vacancy) {
        List<Examination> standing = new ArrayList<>();
        findLatest(vacancy).ifPresent(standing::add);
        standing.addAll(listLatestOfPlacements(vacancy));
        return standing;
    }

    /** The last one of the vacancy itself. */
    static Optional<Examination> findLatest(UUID vacancy) {
        return find("vacancy = ?1 and placement is null order by id desc", vacancy)
                .firstResultOptional();
    }

    /**
     * The last comparison of each contract that was signed for the vacancy. As {@link #listSince}, it leaves out what the
     * current transaction has not yet written.
     */
    static List<Examination> listLatestOfPlacements(UUID vacancy) {
        return Examination.<Examination>find("""
                        vacancy = ?1 and placement is not null and id in (select max(id)
                        from Examination where vacancy = ?1 and placement is not null group by placement)
                        order by id""", vacancy)
                .withHint(HibernateHints.HINT_FLUSH_MODE, FlushMode.MANUAL)
                .list();
    }

    /**
     * Those of a vacancy, or of one contract signed for it, from the one with this check on. What the current transaction has
     * not yet written is left out: asked while a vacancy is being stored, it must not be written half changed.
     *
     * @param placement null for the vacancy itself
     */
    static List<Examination> listSince(UUID vacancy, UUID placement, UUID check) {
        return Examination.<Examination>find(
                        "vacancy = ?1 and placement is not distinct from ?2 and id >= ?3 order by id",
                        vacancy,
                        placement,
                        ofCheck(check))
                .withHint(HibernateHints.HINT_FLUSH_MODE, FlushMode.MANUAL)
                .list();
    }

    /**
     * All checks ever made of a vacancy, oldest first.
     *
     * @param after id of a check that is left out with all before it
     * @param most that are wanted
     */
    static List<DecidedCheck> listChecks(UUID vacancy, UUID after, int most) {
        // As many examinations as checks are wanted: a contract's has one. The cursor's own may have none behind it.
        List<Examination> rows = Examination.<Examination>find(
                        "vacancy = ?1 and id >= ?2 order by id", vacancy, ofCheck(after))
                .range(0, most)
                .list();
        return DecidedCheck.undecided(rows).stream()
                .filter(made -> made.id().toString().compareTo(after.toString()) > 0)
                .limit(most)
                .toList();
    }

    /** The check with this id, of whatever examination of the vacancy. */
    static Optional<Check> findCheck(UUID vacancy, UUID id) {
        Optional<Examination> found =
                find("vacancy = ?1 and id = ?2", vacancy, ofCheck(id)).singleResultOptional();
        int place = (int) (id.getLeastSignificantBits() & PLACE);
        return found.map(Examination::checks)
                .filter(checks -> place > 0 && place <= checks.size())
                .map(checks -> checks.get(place - 1));
    }
}
