package org.passerelle.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.passerelle.access.Caller;

/**
 * A complaint in a list: what has to be known to choose the next, nothing that was told.
 *
 * @param receiver the office that received it
 * @param placement null also where it would point to somebody at risk and the caller does not handle it
 * @param dueOn when it has to be acknowledged or decided, null when closed
 */
public record ComplaintItem(
        UUID id,
        UUID receiver,
        UUID vacancy,
        UUID organisation,
        UUID placement,
        Complaint.Source broughtBy,
        List<String> grounds,
        boolean reprisalRisk,
        Complaint.State state,
        Complaint.Outcome outcome,
        Instant receivedAt,
        LocalDate dueOn,
        boolean overdue,
        LocalDate closedOn) {

    static ComplaintItem of(Complaint complaint, Caller caller, LocalDate today) {
        return new ComplaintItem(
                complaint.id,
                complaint.receiver,
                complaint.vacancy,
                complaint.organisation,
                complaint.points(caller) ? complaint.placement : null,
                complaint.broughtBy,
                complaint.grounds,
                complaint.reprisalRisk,
                complaint.state,
                complaint.outcome,
                complaint.receivedAt,
                complaint.dueOn,
                complaint.dueOn != null && complaint.dueOn.isBefore(today),
                complaint.closedOn);
    }
}
