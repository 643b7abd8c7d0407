package org.passerelle.placement;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.INSPECTOR;

import io.quarkus.hibernate.orm.panache.Panache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.access.Caller;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Revision;
import org.passerelle.recruitment.CheckResource;
import org.passerelle.recruitment.DecidedCheck;
import org.passerelle.vacancy.Vacancies;

@Path("/api/placements")
@Tag(name = "Placements")
@RunOnVirtualThread
public class PlacementResource {

    private final Placements placements;

    PlacementResource(Placements placements) {
        this.placements = placements;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, INSPECTOR})
    @Transactional
    @Operation(
            operationId = "listPlacements",
            summary = "Placements the caller may see",
            description =
                    "A counsellor sees those of the own service's seekers and of its vacancies, an inspector all. By age, oldest"
                            + " first; filters add up.")
    public Page<PlacementView> list(
            @Parameter(
                            description = "Only those in this vacancy, by its id",
                            example = "01a2038d-97a0-7359-a775-a906d32b7fe7")
                    @QueryParam("vacancy")
                    UUID vacancy,
            @Parameter(
                            description = "Only those of this seeker, by its id",
                            example = "01a2038d-9718-7e17-ace9-9cb763b0e31d")
                    @QueryParam("seeker")
                    UUID seeker,
            @QueryParam("agency") UUID agency,
            @Parameter(description = "Only in this state", example = "RUNNING") @QueryParam("state")
                    Placement.State state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor)
                .and("vacancy = :value", vacancy)
                .and("seeker = :value", seeker)
                .and("agency = :value", agency)
                .and("state = :value", state);
        List<Placement> rows = Placement.<Placement>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, placement -> placement.id, PlacementView::of);
    }

    @POST
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR})
    @Transactional
    @Idempotent
    @APIResponse(
            responseCode = "201",
            description = "Placed; `comparison` says how the contract compares with the advert")
    @APIResponse(
            responseCode = "409",
            description =
                    "The vacancy is blocked, `findings` has the checks that stand against it; or the seeker is placed in it"
                            + " already")
    @Operation(
            operationId = "createPlacement",
            summary = "Place a seeker in a vacancy",
            description =
                    "One of the own service, in any vacancy that is not blocked. The contract is held against the vacancy as it is"
                            + " advertised now, at once; a term that is worse blocks the vacancy for whoever comes next.")
    public RestResponse<PlacementView> create(PlacementDraft draft) {
        Placement placement = placements.create(draft);
        Panache.getEntityManager().flush();
        return RestResponse.ResponseBuilder.<PlacementView>created(URI.create("/api/placements/" + placement.id))
                .entity(PlacementView.of(placement))
                .tag(Revision.tag(placement.version))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, INSPECTOR})
    @Transactional
    @Operation(
            operationId = "getPlacement",
            summary = "One placement",
            description = "As it was entered. Where the seeker's file is erased it names nobody.")
    public RestResponse<PlacementView> get(@PathParam("id") UUID id) {
        return answer(require(id));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR})
    @Transactional
    @APIResponse(responseCode = "200", description = "Changed, and compared again")
    @APIResponse(
            responseCode = "409",
            description = "Work cannot begin: the vacancy is blocked, `findings` has the checks that stand against it")
    @Operation(
            operationId = "replacePlacement",
            summary = "Change a placement: its terms, its state",
            description =
                    "By the seeker's service. It keeps its seeker and its vacancy, and its state goes only forward. What is signed"
                            + " is held against the vacancy as it was advertised when the seeker was placed.")
    public RestResponse<PlacementView> change(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, PlacementDraft draft) {
        Placement placement = require(id);
        if (!Caller.current().mayActFor(placement.tenant)) {
            throw ProblemType.FORBIDDEN.problem();
        }
        Revision.require(ifMatch, placement.version);
        placements.change(placement, draft);
        Panache.getEntityManager().flush();
        return answer(placement);
    }

    @GET
    @Path("/{id}/checks")
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, INSPECTOR})
    @Transactional
    @Operation(
            operationId = "getPlacementChecks",
            summary = "How the contract of a placement compares with the advert",
            description =
                    "Each term that differs with what was advertised and what was signed, the decision that stands on it, and the"
                            + " clearance of the vacancy. It is among the vacancy's checks too.")
    public CheckResource.RecordView checks(@PathParam("id") UUID id) {
        Placement placement = require(id);
        return new CheckResource.RecordView(
                Vacancies.require(placement.vacancy).clearance,
                DecidedCheck.listLatestOfPlacement(placement.vacancy, id).stream()
                        .map(CheckResource.CheckView::of)
                        .toList());
    }

    private static Placement require(UUID id) {
        return Placement.<Placement>findByIdOptional(id).orElseThrow(ProblemType.NOT_FOUND::problem);
    }

    private static RestResponse<PlacementView> answer(Placement placement) {
        return RestResponse.ResponseBuilder.ok(PlacementView.of(placement))
                .tag(Revision.tag(placement.version))
                .build();
    }
}
