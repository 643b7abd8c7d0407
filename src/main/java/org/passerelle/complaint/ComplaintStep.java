package org.passerelle.complaint;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.passerelle.access.Caller;
import org.passerelle.platform.TimeOrderedId;

/** What somebody did about a complaint, when and why. Never changed, never deleted: PostgreSQL refuses it. */
@Entity
@Immutable
@Table(name = "complaint_step")
public class ComplaintStep extends PanacheEntityBase {

    @Schema(name = "ComplaintStepKind")
    public enum Kind {
        /** Made by receiving it. */
        RECEIVE,
        /** Somebody has it in hand, and the complainant knows. */
        ACKNOWLEDGE,
        /** Somebody else has it in hand from now on. */
        TAKE_OVER,
        REFER,
        /** The authority it was referred to has answered, or will not. */
        ANSWER,
        CLOSE,
        /** Made by correcting it. */
        CORRECT
    }

    /** What a correction took the place of; who complained is not kept here. */
    @Schema(name = "CorrectedComplaint")
    public record Corrected(Complaint.Source broughtBy, String account, List<String> grounds, boolean reprisalRisk) {

        static Corrected of(Complaint complaint) {
            return new Corrected(complaint.broughtBy, complaint.account, complaint.grounds, complaint.reprisalRisk);
        }
    }

    @Id
    public UUID id;

    public UUID complaint;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    /** That it led to. */
    @Enumerated(EnumType.STRING)
    public Complaint.State state;

    public String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    public ComplaintReferral referral;

    public String answer;

    @Enumerated(EnumType.STRING)
    public Complaint.Outcome outcome;

    public List<String> upheld;

    @JdbcTypeCode(SqlTypes.JSON)
    public Corrected before;

    public Instant madeAt;
    /** A key. */
    public UUID madeBy;

    public UUID madeFor;

    private static ComplaintStep of(UUID complaint, Kind kind, Complaint.State state, Caller caller, Instant now) {
        ComplaintStep step = new ComplaintStep();
        step.id = TimeOrderedId.next();
        step.complaint = complaint;
        step.kind = kind;
        step.state = state;
        step.upheld = List.of();
        step.madeAt = now;
        step.madeBy = caller.key();
        step.madeFor = caller.organisation();
        return step;
    }

    static ComplaintStep received(Complaint complaint, String reason, Caller caller) {
        ComplaintStep step = of(complaint.id, Kind.RECEIVE, complaint.state, caller, complaint.receivedAt);
        step.reason = reason;
        return step;
    }

    static ComplaintStep corrected(Complaint complaint, String reason, Caller caller, Instant now) {
        ComplaintStep step = of(complaint.id, Kind.CORRECT, complaint.state, caller, now);
        step.reason = reason;
        step.before = Corrected.of(complaint);
        return step;
    }

    /** @param to the state it leads to */
    static ComplaintStep of(StepDraft draft, Complaint complaint, Complaint.State to, Caller caller, Instant now) {
        ComplaintStep step = of(complaint.id, draft.kind(), to, caller, now);
        step.reason = draft.reason();
        step.referral = draft.referral();
        step.answer = draft.answer();
        step.outcome = draft.outcome();
        step.upheld = draft.outcome() == Complaint.Outcome.UPHELD ? complaint.grounds : draft.upheld();
        return step;
    }
}
