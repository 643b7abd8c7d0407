package org.passerelle.organisation;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.platform.Code;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Revision;
import org.passerelle.platform.Violation;

@Path("/api/organisations")
@Tag(name = "Organisations", description = "Services, offices, employers, agencies, partners")
@RunOnVirtualThread
public class OrganisationResource {

    private final Drafts drafts;

    OrganisationResource(Drafts drafts) {
        this.drafts = drafts;
    }

    @GET
    @RolesAllowed("**")
    @Transactional
    @Operation(
            operationId = "listOrganisations",
            summary = "Organisations the caller may see",
            description = "By age, oldest first; filters add up.")
    public Page<OrganisationView> list(
            @QueryParam("kind") Organisation.Kind kind,
            @QueryParam("country") String country,
            @QueryParam("parent") UUID parent,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor)
                .and("kind = :value", kind)
                .and("country = :value", Code.List.COUNTRY.require("country", country))
                .and("parent = :value", parent);
        List<Organisation> rows = Organisation.<Organisation>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, o -> o.id, OrganisationView::of);
    }

    @POST
    @RolesAllowed(ADMINISTRATOR)
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "201", description = "Registered")
    @Operation(
            operationId = "createOrganisation",
            summary = "Register an organisation",
            description =
                    "An office needs the service it belongs to. 409 when the registration number is taken in its country.")
    public RestResponse<OrganisationView> create(OrganisationDraft draft) {
        drafts.require(draft);
        Organisation parent = draft.parent() == null ? null : Organisation.findById(draft.parent());
        if (draft.parent() != null && parent == null) {
            throw ProblemType.invalid("parent", "parent.unknown", draft.parent());
        }
        requireParentOfOffice(draft, draft.parent());
        requireFreeRegistration(draft, null);
        Organisation organisation = Organisation.of(draft, parent);
        Panache.getEntityManager().persist(organisation);
        Panache.getEntityManager().flush();
        return RestResponse.ResponseBuilder.<OrganisationView>created(
                        URI.create("/api/organisations/" + organisation.id))
                .entity(OrganisationView.of(organisation))
                .tag(Revision.tag(organisation.version))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("**")
    @Transactional
    @Operation(
            operationId = "getOrganisation",
            summary = "One organisation",
            description = "With the ETag that a change of it needs.")
    public RestResponse<OrganisationView> get(@PathParam("id") UUID id) {
        Organisation organisation = require(id);
        return RestResponse.ResponseBuilder.ok(OrganisationView.of(organisation))
                .tag(Revision.tag(organisation.version))
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(ADMINISTRATOR)
    @Transactional
    @Operation(
            operationId = "replaceOrganisation",
            summary = "Change an organisation",
            description = "The parent stays: data follows it.")
    public RestResponse<OrganisationView> change(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, OrganisationDraft draft) {
        drafts.require(draft);
        Organisation organisation = require(id);
        Revision.require(ifMatch, organisation.version);
        if (draft.parent() != null && !draft.parent().equals(organisation.parent)) {
            throw ProblemType.invalid("parent", "parent.unknown", draft.parent());
        }
        requireParentOfOffice(draft, organisation.parent);
        requireFreeRegistration(draft, id);
        organisation.apply(draft);
        Panache.getEntityManager().flush();
        return RestResponse.ResponseBuilder.ok(OrganisationView.of(organisation))
                .tag(Revision.tag(organisation.version))
                .build();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 also for one the caller may not see */
    static Organisation require(UUID id) {
        return Organisation.<Organisation>findByIdOptional(id).orElseThrow(ProblemType.NOT_FOUND::problem);
    }

    private static void requireParentOfOffice(OrganisationDraft draft, UUID parent) {
        if (draft.kind() == Organisation.Kind.OFFICE && parent == null) {
            throw ProblemType.invalid(List.of(new Violation("parent", ProblemType.text("parent.required"))));
        }
    }

    private static void requireFreeRegistration(OrganisationDraft draft, UUID self) {
        if (draft.registration() != null) {
            Organisation.findByRegistration(draft.country(), draft.registration())
                    .filter(other -> !other.id.equals(self))
                    .ifPresent(other -> {
                        throw ProblemType.DUPLICATE_REFERENCE.problem(draft.registration());
                    });
        }
    }
}
