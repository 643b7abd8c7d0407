package org.passerelle.complaint;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.access.Caller;
import org.passerelle.platform.TimeOrderedId;

/**
 * What somebody complains about, as it stands now; how it came there, the {@linkplain ComplaintStep steps} tell. Who complained
 * is kept {@linkplain Complainant apart}.
 */
@Entity
public class Complaint extends PanacheEntityBase {

    /** Whose it is; a seeker's comes through a counsellor. */
    @Schema(name = "ComplaintSource")
    public enum Source {
        SEEKER,
        UNION,
        INSPECTOR,
        ATTACHE
    }

    @Schema(name = "ComplaintOutcome")
    public enum Outcome {
        UPHELD,
        PARTLY_UPHELD,
        NOT_UPHELD,
        WITHDRAWN;

        /** Whether it says that something was broken. */
        boolean breach() {
            return this == UPHELD || this == PARTLY_UPHELD;
        }
    }

    @Schema(name = "ComplaintState")
    public enum State {
        RECEIVED,
        UNDER_EXAMINATION,
        /** Another authority has it, and has not answered. */
        REFERRED,
        CLOSED;

        /**
         * Where a step leads from here, empty where it is impossible. What is withdrawn is closed from anywhere, what is decided
         * only once it was examined and every referral answered.
         *
         * @param outcome of a closing, else null
         */
        Optional<State> after(ComplaintStep.Kind step, Outcome outcome) {
            return switch (step) {
                case RECEIVE -> Optional.empty();
                case ACKNOWLEDGE -> leads(this == RECEIVED, UNDER_EXAMINATION);
                case TAKE_OVER -> leads(this == UNDER_EXAMINATION || this == REFERRED, this);
                case REFER -> leads(this == UNDER_EXAMINATION, REFERRED);
                case ANSWER -> leads(this == REFERRED, UNDER_EXAMINATION);
                case CLOSE ->
                    leads(this == UNDER_EXAMINATION || this != CLOSED && outcome == Outcome.WITHDRAWN, CLOSED);
                case CORRECT -> leads(this != CLOSED, this);
            };
        }

        private static Optional<State> leads(boolean possible, State to) {
            return possible ? Optional.of(to) : Optional.empty();
        }
    }

    @Id
    public UUID id;

    @Column(updatable = false)
    public UUID tenant;
    /** The office that received it. */
    @Column(updatable = false)
    public UUID receiver;

    @Column(updatable = false)
    public UUID vacancy;
    /** The one complained about as such, null where it is about a vacancy or a placement. */
    @Column(updatable = false)
    public UUID organisation;

    @Column(updatable = false)
    public UUID placement;

    @Enumerated(EnumType.STRING)
    public Source broughtBy;

    /** Nobody was told who complains. */
    public boolean anonymous;

    public String account;
    /** Ids of the rules that were broken, as the complainant sees it. */
    public List<String> grounds;

    public boolean reprisalRisk;

    @Column(updatable = false)
    public List<UUID> respondents;

    @Column(updatable = false)
    public List<String> countries;

    @Enumerated(EnumType.STRING)
    public State state;

    /** The key of who has it in hand, null until somebody has. */
    public UUID inHandOf;

    @Enumerated(EnumType.STRING)
    public Outcome outcome;

    /** Those of the grounds that were found to be right. */
    public List<String> upheld;

    /** When the next thing is due, null when nothing is. */
    public LocalDate dueOn;

    public LocalDate closedOn;
    /** What the list is ordered by: open ones first, of these the ones at risk, then by the day they are due. */
    public UUID place;

    @Column(updatable = false)
    public Instant receivedAt;

    @Column(updatable = false)
    public UUID receivedBy;

    @Version
    public long version;

    static Complaint of(ComplaintDraft draft, Subject subject, Caller caller, Instant now, ComplaintConfig config) {
        Complaint complaint = new Complaint();
        complaint.id = TimeOrderedId.next();
        complaint.tenant = caller.tenant();
        complaint.receiver = caller.organisation();
        complaint.vacancy = draft.vacancy();
        complaint.organisation = draft.organisation();
        complaint.placement = draft.placement();
        complaint.respondents = subject.respondents();
        complaint.countries = subject.countries();
        complaint.state = State.RECEIVED;
        complaint.upheld = List.of();
        complaint.receivedAt = now;
        complaint.receivedBy = caller.key();
        complaint.apply(draft, config);
        return complaint;
    }

    /** All but its subject, which stays. */
    void apply(ComplaintDraft draft, ComplaintConfig config) {
        broughtBy = draft.broughtBy();
        anonymous = draft.complainant() == null;
        account = draft.account();
        grounds = draft.grounds();
        reprisalRisk = draft.reprisalRisk();
        setDue(config);
    }

    /** @param step that is possible in its state */
    void take(ComplaintStep step, ComplaintConfig config) {
        state = step.state;
        switch (step.kind) {
            case ACKNOWLEDGE, TAKE_OVER -> inHandOf = step.madeBy;
            case CLOSE -> {
                outcome = step.outcome;
                upheld = step.upheld;
                closedOn = day(step.madeAt);
            }
            case RECEIVE, REFER, ANSWER, CORRECT -> {
                // Nothing but the state.
            }
        }
        setDue(config);
    }

    private void setDue(ComplaintConfig config) {
        Duration acknowledged = reprisalRisk
                ? config.atRisk().acknowledged()
                : config.deadlines().acknowledged();
        Duration decided =
                reprisalRisk ? config.atRisk().decided() : config.deadlines().decided();
        dueOn = switch (state) {
            case RECEIVED -> day(receivedAt).plusDays(acknowledged.toDays());
            case UNDER_EXAMINATION, REFERRED -> day(receivedAt).plusDays(decided.toDays());
            case CLOSED -> null;
        };
        place = place();
    }

    /** The leading bits say the order, the rest of the id makes it unique: of the time it was made, what fits. */
    private UUID place() {
        long closed = state == State.CLOSED ? 1 : 0;
        long calm = reprisalRisk && state != State.CLOSED ? 0 : 1;
        long day = (state == State.CLOSED ? closedOn : dueOn).toEpochDay();
        long made = id.getMostSignificantBits() >>> Short.SIZE & 0xFFFF_FFFFL;
        return new UUID(closed << 63 | calm << 62 | day << Integer.SIZE | made, id.getLeastSignificantBits());
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /**
     * Whether a caller needs to know who complained: of the office that was told; where somebody may be punished for it, only
     * whoever was told and whoever has it in hand.
     */
    boolean tells(Caller caller) {
        return receiver.equals(caller.organisation()) && points(caller);
    }

    /** Whether a caller may be shown what points to somebody, such as a placement: at risk, whoever handles it only. */
    boolean points(Caller caller) {
        return !reprisalRisk || caller.key().equals(receivedBy) || caller.key().equals(inHandOf);
    }
}
