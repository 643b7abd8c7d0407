package org.passerelle.matching.service;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.access.Caller;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Page;

@Path("/api/notifications")
@Tag(name = "Matching")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR})
@RunOnVirtualThread
public class NotificationResource {

    /**
     * @param alert that told of it; null of a blocked vacancy, like the seeker and the score
     * @param score 0.01 to 100.00, as the ranking has it
     * @param at when it was found
     * @param readAt null until it is marked
     */
    public record NotificationView(
            UUID id,
            Notification.Kind kind,
            UUID alert,
            UUID seeker,
            UUID vacancy,
            BigDecimal score,
            Instant at,
            Instant readAt) {

        static NotificationView of(Notification notification) {
            return new NotificationView(
                    notification.id,
                    notification.kind,
                    notification.alert,
                    notification.seeker,
                    notification.vacancy,
                    notification.score == null ? null : RankingView.hundredths(notification.score),
                    notification.notifiedAt,
                    notification.readAt);
        }
    }

    /** @param notifications ids of those that were read; what is not in the caller's inbox is passed over */
    public record ReadingRequest(
            @NotEmpty @Size(max = Page.MAXIMUM_LIMIT) List<@NotNull UUID> notifications) {}

    private final Drafts drafts;
    private final Clock clock;

    NotificationResource(Drafts drafts, Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listNotifications",
            summary = "The caller's inbox",
            description =
                    "Oldest first: pairs that the caller's alerts have told of, ids and scores only; and vacancies that have"
                            + " become blocked within a year after the caller ranked them. It keeps three months and the"
                            + " newest ten thousand, unless the operator sets other bounds.")
    public Page<NotificationView> list(
            @QueryParam("unread") Boolean unread,
            @QueryParam("alert") UUID alert,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor)
                .and("owner = :value", Caller.current().key())
                .and("alert = :value", alert)
                .and("(case when readAt is null then true else false end) = :value", unread);
        List<Notification> rows = Notification.<Notification>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, notification -> notification.id, NotificationView::of);
    }

    @POST
    @Path("/read")
    @Transactional
    @APIResponse(responseCode = "204", description = "Marked")
    @Operation(
            operationId = "markNotificationsRead",
            summary = "Mark notifications as read",
            description = "Marked again, the first time stands.")
    public void read(ReadingRequest request) {
        drafts.require(request);
        Notification.update(
                "readAt = ?1 where owner = ?2 and readAt is null and id in ?3",
                clock.instant(),
                Caller.current().key(),
                request.notifications());
    }
}
