package org.passerelle.recruitment;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.INSPECTOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.Code;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Page;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancy;

@Path("/api/recruitment/reviews")
@Tag(name = "Fair recruitment")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR, INSPECTOR})
@RunOnVirtualThread
public class ReviewResource {

    /**
     * A vacancy that waits for somebody to decide.
     *
     * @param severity of the gravest finding that waits
     * @param since when findings of this severity began to wait
     * @param findings those that wait
     */
    public record ReviewView(
            UUID vacancy,
            UUID organisation,
            String source,
            String reference,
            String title,
            String country,
            Clearance clearance,
            Rule.Severity severity,
            Instant since,
            List<CheckResource.CheckView> findings) {

        static ReviewView of(Review review) {
            Vacancy vacancy = Vacancy.findById(review.vacancy);
            return new ReviewView(
                    vacancy.id,
                    vacancy.organisation,
                    vacancy.source,
                    vacancy.reference,
                    vacancy.title,
                    vacancy.country,
                    vacancy.clearance,
                    review.severity,
                    review.since,
                    DecidedCheck.listLatest(vacancy.id).stream()
                            .filter(DecidedCheck::waits)
                            .map(CheckResource.CheckView::of)
                            .toList());
        }
    }

    private final Clock clock;

    ReviewResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listReviews",
            summary = "Vacancies with findings that nobody has decided on",
            description =
                    "What blocks first, then by age, oldest first; open vacancies only. A counsellor sees those of the own service,"
                            + " an inspector those of the services and partners of the own country.")
    public Page<ReviewView> list(
            @QueryParam("severity") Rule.Severity severity,
            @QueryParam("country") String country,
            @QueryParam("organisation") UUID organisation,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Caller caller = Caller.current();
        Filter filter = new Filter(cursor, "place")
                .and("severity = :value", severity)
                .and("organisation = :value", organisation)
                .and("tenant = :value", caller.is(Role.COUNSELLOR) ? caller.tenant() : null)
                .and(
                        "tenant in (select o.id from Organisation o where o.country = :value)",
                        caller.is(Role.INSPECTOR) ? country(caller.organisation()) : null)
                .and(
                        "vacancy in (select v.id from Vacancy v where v.country = :value)",
                        Code.List.COUNTRY.require("country", country))
                .and("""
                        vacancy in (select v.id from Vacancy v where v.state = 'PUBLISHED'
                        and (v.expiresOn is null or v.expiresOn >= :value))""", LocalDate.now(clock));
        List<Review> rows = Review.<Review>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, review -> review.place, ReviewView::of);
    }

    private static String country(UUID organisation) {
        return Organisation.<Organisation>findById(organisation).country;
    }
}
