package org.passerelle.organisation;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.INSPECTOR;

import io.quarkus.hibernate.orm.panache.Panache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Revision;

@Path("/api/organisations/{organisation}/licences")
@Tag(name = "Organisations")
@RunOnVirtualThread
public class LicenceResource {

    private final Drafts drafts;
    private final Event<LicenceChanged> changed;
    private final WorkersPlaced placed;
    private final Clock clock;

    LicenceResource(Drafts drafts, Event<LicenceChanged> changed, WorkersPlaced placed, Clock clock) {
        this.drafts = drafts;
        this.changed = changed;
        this.placed = placed;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("**")
    @Transactional
    @Operation(
            operationId = "listLicences",
            summary = "Licences of an organisation",
            description = "Newest first. An organisation has few: one page.")
    public Page<LicenceView> list(@PathParam("organisation") UUID organisation) {
        OrganisationResource.require(organisation);
        return new Page<>(
                Licence.listByOrganisation(organisation).stream()
                        .map(LicenceView::of)
                        .toList(),
                null);
    }

    @POST
    @RolesAllowed({ADMINISTRATOR, INSPECTOR})
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "201", description = "Entered")
    @Operation(
            operationId = "createLicence",
            summary = "Enter a licence",
            description = "Open vacancies of the agency are examined again at once.")
    public RestResponse<LicenceView> create(@PathParam("organisation") UUID organisation, LicenceDraft draft) {
        OrganisationResource.require(organisation);
        require(draft);
        if (Licence.findByNumber(draft.country(), draft.authority(), draft.number())
                .isPresent()) {
            throw ProblemType.DUPLICATE_REFERENCE.problem(draft.number());
        }
        Licence licence = Licence.of(organisation, draft);
        Panache.getEntityManager().persist(licence);
        Panache.getEntityManager().flush();
        changed.fire(new LicenceChanged(organisation));
        return RestResponse.ResponseBuilder.<LicenceView>created(
                        URI.create("/api/organisations/" + organisation + "/licences/" + licence.id))
                .entity(told(licence))
                .tag(Revision.tag(licence.version))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("**")
    @Transactional
    @Operation(
            operationId = "getLicence",
            summary = "One licence",
            description = "With the ETag that a change of it needs.")
    public RestResponse<LicenceView> get(@PathParam("organisation") UUID organisation, @PathParam("id") UUID id) {
        Licence licence = find(organisation, id);
        return RestResponse.ResponseBuilder.ok(LicenceView.of(licence))
                .tag(Revision.tag(licence.version))
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({ADMINISTRATOR, INSPECTOR})
    @Transactional
    @Operation(
            operationId = "replaceLicence",
            summary = "Change a licence: extend, suspend, revoke",
            description =
                    "Open vacancies of the agency are examined again at once. Where the licence is no longer valid the answer lists"
                            + " who works through the agency; read on with `GET /api/placements?agency=&state=RUNNING`.")
    public RestResponse<LicenceView> change(
            @PathParam("organisation") UUID organisation,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            LicenceDraft draft) {
        require(draft);
        Licence licence = find(organisation, id);
        Revision.require(ifMatch, licence.version);
        Licence.findByNumber(draft.country(), draft.authority(), draft.number())
                .filter(other -> !other.id.equals(id))
                .ifPresent(other -> {
                    throw ProblemType.DUPLICATE_REFERENCE.problem(draft.number());
                });
        licence.apply(draft);
        Panache.getEntityManager().flush();
        changed.fire(new LicenceChanged(organisation));
        return RestResponse.ResponseBuilder.ok(told(licence))
                .tag(Revision.tag(licence.version))
                .build();
    }

    /** With who works through the agency, where this licence no longer permits it. */
    private LicenceView told(Licence licence) {
        boolean valid = licence.state == Licence.State.VALID
                && (licence.validUntil == null || !licence.validUntil.isBefore(LocalDate.now(clock)));
        return LicenceView.of(licence, valid ? null : placed.running(licence.organisation));
    }

    private void require(LicenceDraft draft) {
        drafts.require(draft);
        Caller caller = Caller.current();
        if (caller.is(Role.INSPECTOR)
                && !OrganisationResource.require(caller.organisation()).country.equals(draft.country())) {
            // An inspectorate speaks for its own country's authorities.
            throw ProblemType.FORBIDDEN.problem();
        }
        if (draft.validUntil() != null && draft.validUntil().isBefore(draft.validFrom())) {
            throw ProblemType.invalid("validUntil", "validity.order");
        }
        if (draft.state() != null && draft.state() != Licence.State.VALID && draft.stateReason() == null) {
            throw ProblemType.invalid("stateReason", "reason.required");
        }
    }

    private static Licence find(UUID organisation, UUID id) {
        return Licence.<Licence>findByIdOptional(id)
                .filter(l -> l.organisation.equals(organisation))
                .orElseThrow(ProblemType.NOT_FOUND::problem);
    }
}
