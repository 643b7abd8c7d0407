package org.passerelle.recruitment;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.INSPECTOR;
import static org.passerelle.access.Role.Name.PARTNER;
import static org.passerelle.access.Role.Name.SCHEME_MANAGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Page;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancies;

@Path("/api/vacancies/{vacancy}/clearances")
@Tag(name = "Fair recruitment")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER, INSPECTOR, SCHEME_MANAGER})
@RunOnVirtualThread
public class ClearanceResource {

    /**
     * A time during which a vacancy had one clearance.
     *
     * @param to null while it lasts
     * @param cause what brought it
     * @param examination that brought it, null when it was none
     * @param decision that brought it, null when it was none
     */
    public record ClearanceView(
            UUID id,
            Instant from,
            Instant to,
            Clearance clearance,
            ClearanceChange.Cause cause,
            UUID examination,
            UUID decision,
            long vacancyVersion,
            String by) {

        static ClearanceView of(ClearanceChange change, Instant to) {
            return new ClearanceView(
                    change.id,
                    change.changedAt,
                    to,
                    change.clearance,
                    change.cause,
                    change.examination,
                    change.decision,
                    change.vacancyVersion,
                    change.changedBy);
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listClearances",
            summary = "The clearances a vacancy has had",
            description =
                    "Oldest first: from when to when it was which, and whether an examination, a decision or a licence"
                            + " brought it.")
    public Page<ClearanceView> list(
            @PathParam("vacancy") UUID vacancy,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Vacancies.require(vacancy);
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor).and("vacancy = :value", vacancy);
        List<ClearanceChange> changes = ClearanceChange.<ClearanceChange>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        List<ClearanceView> views = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            // One lasts until the next; the first of the next page was read as well.
            views.add(ClearanceView.of(changes.get(i), i + 1 < changes.size() ? changes.get(i + 1).changedAt : null));
        }
        return Page.of(views, size, ClearanceView::id, view -> view);
    }
}
