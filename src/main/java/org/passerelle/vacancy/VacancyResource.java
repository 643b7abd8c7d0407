package org.passerelle.vacancy;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.INSPECTOR;
import static org.passerelle.access.Role.Name.PARTNER;
import static org.passerelle.access.Role.Name.SCHEME_MANAGER;

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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.classification.Classifications;
import org.passerelle.platform.Code;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Revision;

@Path("/api/vacancies")
@Tag(name = "Vacancies", description = "Offers of work at home and abroad, with their terms and charges")
@RunOnVirtualThread
public class VacancyResource {

    private final Vacancies vacancies;
    private final Classifications classifications;

    VacancyResource(Vacancies vacancies, Classifications classifications) {
        this.vacancies = vacancies;
        this.classifications = classifications;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER, INSPECTOR, SCHEME_MANAGER})
    @Transactional
    @Operation(
            operationId = "listVacancies",
            summary = "Vacancies the caller may see",
            description = "A partner sees its own, everybody else all. By age, oldest first; filters add up.")
    public Page<VacancyView> list(
            @QueryParam("occupation") String occupation,
            @QueryParam("country") String country,
            @QueryParam("organisation") UUID organisation,
            @QueryParam("source") String source,
            @QueryParam("reference") String reference,
            @QueryParam("state") Vacancy.State state,
            @QueryParam("clearance") Clearance clearance,
            @QueryParam("changedSince") Instant changedSince,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor)
                .and("occupation = :value", classifications.requireOccupation("occupation", occupation))
                .and("country = :value", Code.List.COUNTRY.require("country", country))
                .and("organisation = :value", organisation)
                .and("source = :value", source)
                .and("reference = :value", reference)
                .and("state = :value", state)
                .and("clearance = :value", clearance)
                .and("updatedAt >= :value", changedSince);
        List<Vacancy> rows = Vacancy.<Vacancy>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, v -> v.id, VacancyView::of);
    }

    @POST
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER})
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "201", description = "Entered; `clearance` says what the checks found")
    @Operation(
            operationId = "createVacancy",
            summary = "Enter a vacancy",
            description = "Its fair-recruitment checks are made at once; the answer says the clearance.")
    public RestResponse<VacancyView> create(VacancyDraft draft) {
        if (draft != null
                && draft.source() != null
                && draft.reference() != null
                && vacancies.find(draft.source(), draft.reference()).isPresent()) {
            throw ProblemType.DUPLICATE_REFERENCE.problem(draft.reference());
        }
        Vacancy vacancy = vacancies.put(draft, Optional.empty()).vacancy();
        Panache.getEntityManager().flush();
        return created(vacancy);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER, INSPECTOR, SCHEME_MANAGER})
    @Transactional
    @Operation(
            operationId = "getVacancy",
            summary = "One vacancy",
            description = "As it was sent, with its state and its clearance.")
    public RestResponse<VacancyView> get(@PathParam("id") UUID id) {
        return answer(Vacancies.require(id));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER})
    @Transactional
    @Operation(
            operationId = "replaceVacancy",
            summary = "Replace a vacancy",
            description = "It keeps its source and reference. Its checks are made anew; earlier ones stay on record.")
    public RestResponse<VacancyView> change(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, VacancyDraft draft) {
        Vacancy vacancy = Vacancies.requireOwn(id);
        Revision.require(ifMatch, vacancy.version);
        if (draft != null) {
            requireSame("source", vacancy.source, draft.source());
            requireSame("reference", vacancy.reference, draft.reference());
        }
        vacancies.put(draft, Optional.of(vacancy));
        Panache.getEntityManager().flush();
        return answer(vacancy);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER})
    @Transactional
    @Operation(
            operationId = "withdrawVacancy",
            summary = "Withdraw a vacancy",
            description = "It leaves the rankings within a second; the vacancy and its checks stay on record.")
    public void withdraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Vacancy vacancy = Vacancies.requireOwn(id);
        Revision.require(ifMatch, vacancy.version);
        vacancies.withdraw(vacancy);
    }

    @PUT
    @Path("/by-reference/{source}/{reference}")
    @RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER})
    @Transactional
    @APIResponse(responseCode = "200", description = "Changed, or the same as before")
    @APIResponse(responseCode = "201", description = "Entered")
    @Operation(
            operationId = "putVacancyByReference",
            summary = "Enter or replace a vacancy by its source's own reference",
            description =
                    "Safe to send again: 201 when created, 200 when changed or the same. `If-Match` is optional here.")
    public RestResponse<VacancyView> put(
            @PathParam("source") String source,
            @PathParam("reference") String reference,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            VacancyDraft draft) {
        if (draft != null) {
            requireSame("source", source, draft.source());
            requireSame("reference", reference, draft.reference());
        }
        Optional<Vacancy> known = vacancies.find(source, reference);
        if (ifMatch != null && known.isPresent()) {
            Revision.require(ifMatch, known.get().version);
        }
        Vacancies.Stored result = vacancies.put(draft, known);
        Panache.getEntityManager().flush();
        return result.outcome() == Vacancies.Outcome.CREATED ? created(result.vacancy()) : answer(result.vacancy());
    }

    private static void requireSame(String field, String expected, String found) {
        if (!expected.equals(found)) {
            throw ProblemType.invalid(field, "reference.mismatch", expected);
        }
    }

    private static RestResponse<VacancyView> created(Vacancy vacancy) {
        return RestResponse.ResponseBuilder.<VacancyView>created(URI.create("/api/vacancies/" + vacancy.id))
                .entity(VacancyView.of(vacancy))
                .tag(Revision.tag(vacancy.version))
                .build();
    }

    private static RestResponse<VacancyView> answer(Vacancy vacancy) {
        return RestResponse.ResponseBuilder.ok(VacancyView.of(vacancy))
                .tag(Revision.tag(vacancy.version))
                .build();
    }
}
