package org.passerelle.seeker;

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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.classification.Classifications;
import org.passerelle.platform.Code;
import org.passerelle.platform.Filter;
import org.passerelle.platform.IdempotencyKeys;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Revision;

@Path("/api/seekers")
@Tag(name = "Seekers", description = "Job seekers' files, visible to their own service only")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR})
@RunOnVirtualThread
public class SeekerResource {

    /** In PostgreSQL's own words, for its index on the occupations. */
    private static final String HAS_OCCUPATION =
            "cast(sql('(? @> jsonb_build_array(jsonb_build_object(''code'', cast(? as text))))', occupations, :value) as Boolean)"
                    + " = true";

    private final Seekers seekers;
    private final Classifications classifications;

    SeekerResource(Seekers seekers, Classifications classifications) {
        this.seekers = seekers;
        this.classifications = classifications;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSeekers",
            summary = "Files of the caller's service",
            description = "By age, oldest first; filters add up.")
    public Page<SeekerView> list(
            @QueryParam("occupation") String occupation,
            @QueryParam("country") String country,
            @QueryParam("office") UUID office,
            @QueryParam("reference") String reference,
            @QueryParam("changedSince") Instant changedSince,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Caller caller = Caller.current();
        Filter filter = new Filter(cursor)
                // Row security asks the same once more; said here, PostgreSQL can use its index.
                .and("tenant = :value", caller.is(Role.COUNSELLOR) ? caller.tenant() : null)
                .and(HAS_OCCUPATION, classifications.requireOccupation("occupation", occupation))
                .and("country = :value", Code.List.COUNTRY.require("country", country))
                .and("office = :value", office)
                .and("reference = :value", reference)
                .and("updatedAt >= :value", changedSince);
        List<Seeker> rows = Seeker.<Seeker>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, s -> s.id, SeekerView::of);
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "201", description = "Registered")
    @Operation(
            operationId = "createSeeker",
            summary = "Register a seeker",
            description = "409 when the service already has a file with this reference.")
    public RestResponse<SeekerView> create(SeekerDraft draft) {
        Seeker seeker = seekers.create(draft);
        Panache.getEntityManager().flush();
        return RestResponse.ResponseBuilder.<SeekerView>created(URI.create("/api/seekers/" + seeker.id))
                .entity(SeekerView.of(seeker))
                .tag(Revision.tag(seeker.version))
                .build();
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getSeeker",
            summary = "One seeker's file",
            description = "Everything that was entered, for the caller's own service only.")
    public RestResponse<SeekerView> get(@PathParam("id") UUID id) {
        return answer(require(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceSeeker",
            summary = "Replace a seeker's file",
            description = "The rankings follow within a second.")
    public RestResponse<SeekerView> change(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, SeekerDraft draft) {
        Seeker seeker = require(id);
        Revision.require(ifMatch, seeker.version);
        seekers.change(seeker, draft);
        Panache.getEntityManager().flush();
        return answer(seeker);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "eraseSeeker",
            summary = "Erase a seeker's file",
            description =
                    "The file is gone at once and leaves the rankings within a second. Placements stay on record and no longer"
                            + " say whose they are.")
    public void erase(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Seeker seeker = require(id);
        Revision.require(ifMatch, seeker.version);
        seeker.delete();
        IdempotencyKeys.forget(Panache.getEntityManager(), "/api/seekers/" + id);
    }

    private static RestResponse<SeekerView> answer(Seeker seeker) {
        return RestResponse.ResponseBuilder.ok(SeekerView.of(seeker))
                .tag(Revision.tag(seeker.version))
                .build();
    }

    private static Seeker require(UUID id) {
        return Seeker.<Seeker>findByIdOptional(id).orElseThrow(ProblemType.NOT_FOUND::problem);
    }
}
