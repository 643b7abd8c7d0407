package org.passerelle.matching.service;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;

import io.quarkus.hibernate.orm.panache.Panache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.access.Caller;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Revision;
import org.passerelle.seeker.Seeker;
import org.passerelle.vacancy.Vacancy;

@Path("/api/alerts")
@Tag(name = "Matching")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR})
@RunOnVirtualThread
public class AlertResource {

    public record AlertView(
            UUID id,
            String name,
            UUID seeker,
            UUID vacancy,
            BigDecimal minimumScore,
            Alert.Market market,
            List<String> countries,
            Instant createdAt,
            Instant updatedAt) {

        static AlertView of(Alert alert) {
            return new AlertView(
                    alert.id,
                    alert.name,
                    alert.seeker,
                    alert.vacancy,
                    alert.minimum(),
                    alert.market,
                    alert.countries,
                    alert.createdAt,
                    alert.updatedAt);
        }
    }

    private final Drafts drafts;
    private final MatchingConfig config;

    AlertResource(Drafts drafts, MatchingConfig config) {
        this.drafts = drafts;
        this.config = config;
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "201", description = "Set up")
    @APIResponse(responseCode = "409", description = "The caller has as many alerts as one key may have")
    @Operation(
            operationId = "createAlert",
            summary = "Ask to be told of new pairs",
            description =
                    "On a seeker: of each new or changed vacancy that the seeker reaches the score for. On a vacancy: of each new"
                            + " or changed seeker who reaches it, as far as the caller's rankings show them. What is stored already is"
                            + " no news. Only what may be ranked is told; notifications go to the caller's own inbox.")
    public RestResponse<AlertView> create(AlertDraft draft) {
        check(draft);
        if (draft.seeker() != null && Seeker.findById(draft.seeker()) == null) {
            throw ProblemType.invalid("seeker", "seeker.unknown", draft.seeker().toString());
        }
        if (draft.vacancy() != null && Vacancy.findById(draft.vacancy()) == null) {
            throw ProblemType.invalid(
                    "vacancy", "vacancy.unknown", draft.vacancy().toString());
        }
        Caller caller = Caller.current();
        if (Alert.count("owner", caller.key()) >= config.alerts().perKey()) {
            throw ProblemType.TOO_MANY_ALERTS.problem(config.alerts().perKey());
        }
        Alert alert = Alert.of(draft, caller);
        Panache.getEntityManager().persist(alert);
        Panache.getEntityManager().flush();
        return RestResponse.ResponseBuilder.<AlertView>created(URI.create("/api/alerts/" + alert.id))
                .entity(AlertView.of(alert))
                .tag(Revision.tag(alert.version))
                .build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listAlerts", summary = "The caller's own alerts", description = "Oldest first.")
    public Page<AlertView> list(
            @QueryParam("seeker") UUID seeker,
            @QueryParam("vacancy") UUID vacancy,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor)
                .and("owner = :value", Caller.current().key())
                .and("seeker = :value", seeker)
                .and("vacancy = :value", vacancy);
        List<Alert> rows = Alert.<Alert>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, alert -> alert.id, AlertView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getAlert", summary = "One of the caller's alerts", description = "With its ETag.")
    public RestResponse<AlertView> get(@PathParam("id") UUID id) {
        return answer(require(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceAlert",
            summary = "Change an alert",
            description = "Its seeker or vacancy stays. What it has told of stays in the inbox.")
    public RestResponse<AlertView> change(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, AlertDraft draft) {
        check(draft);
        Alert alert = require(id);
        Revision.require(ifMatch, alert.version);
        if (!Objects.equals(draft.seeker(), alert.seeker)) {
            throw ProblemType.invalid("seeker", "alert.subject-fixed");
        }
        if (!Objects.equals(draft.vacancy(), alert.vacancy)) {
            throw ProblemType.invalid("vacancy", "alert.subject-fixed");
        }
        alert.apply(draft);
        Panache.getEntityManager().flush();
        return answer(alert);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "deleteAlert",
            summary = "Delete an alert",
            description = "What it has told of leaves the inbox too.")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Alert alert = require(id);
        Revision.require(ifMatch, alert.version);
        alert.delete();
    }

    private void check(AlertDraft draft) {
        drafts.require(draft);
        if ((draft.seeker() == null) == (draft.vacancy() == null)) {
            throw ProblemType.invalid("seeker", "alert.subject");
        }
        if (draft.vacancy() != null && draft.market() != null) {
            throw ProblemType.invalid("market", "alert.seeker-only");
        }
        if (draft.vacancy() != null && !draft.countries().isEmpty()) {
            throw ProblemType.invalid("countries", "alert.seeker-only");
        }
    }

    private static RestResponse<AlertView> answer(Alert alert) {
        return RestResponse.ResponseBuilder.ok(AlertView.of(alert))
                .tag(Revision.tag(alert.version))
                .build();
    }

    private static Alert require(UUID id) {
        return Alert.<Alert>find("id = ?1 and owner = ?2", id, Caller.current().key())
                .firstResultOptional()
                .orElseThrow(ProblemType.NOT_FOUND::problem);
    }
}
