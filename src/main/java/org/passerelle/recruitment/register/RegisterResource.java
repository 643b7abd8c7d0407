package org.passerelle.recruitment.register;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.Code;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Revision;
import org.passerelle.platform.TimeOrderedId;
import org.passerelle.recruitment.register.EntryVersion.Matter;

@Path("/api/register")
@Tag(name = "Register", description = "What the law of each country says, dated and with its source")
@RunOnVirtualThread
public class RegisterResource {

    private final Drafts drafts;
    private final Clock clock;
    private final CurrentRegister current;
    private final Event<RegisterChanged> changed;

    RegisterResource(Drafts drafts, Clock clock, CurrentRegister current, Event<RegisterChanged> changed) {
        this.drafts = drafts;
        this.clock = clock;
        this.current = current;
        this.changed = changed;
    }

    @GET
    @RolesAllowed("**")
    @Operation(
            operationId = "listRegister",
            summary = "Entries of the register",
            description = "Of each entry what counts now, in order of entry; those withdrawn are left out.")
    public Page<RegisterEntry> list(
            @QueryParam("country") String country,
            @Parameter(description = "Only of this kind", example = "MINIMUM_WAGE") @QueryParam("kind") Kind kind,
            @QueryParam("inForceOn") LocalDate inForceOn,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Code.List.COUNTRY.require("country", country);
        int size = Page.limit(limit);
        UUID after = Page.after(cursor);
        current.refresh();
        List<RegisterEntry> rows = current.get().entries().stream()
                .filter(e -> e.id().compareTo(after) > 0)
                .filter(e -> country == null || e.countries().contains(country))
                .filter(e -> kind == null || e.kind() == kind)
                .filter(e -> inForceOn == null || e.isInForceOn(inForceOn))
                .limit(size + 1L)
                .toList();
        return Page.of(rows, size, RegisterEntry::id, e -> e);
    }

    @POST
    @RolesAllowed({ADMINISTRATOR, INSPECTOR})
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "201", description = "Entered")
    @Operation(
            operationId = "createRegisterEntry",
            summary = "Enter a fact",
            description =
                    "Never without its source. Open vacancies of the country are examined again when they are next ranked, or"
                            + " in the next round.")
    public RestResponse<RegisterEntry> create(RegisterEntryDraft draft) {
        require(draft);
        EntryVersion.lock();
        requireFree(Matter.of(draft), null);
        UUID id = TimeOrderedId.next();
        return RestResponse.ResponseBuilder.<RegisterEntry>created(URI.create("/api/register/" + id))
                .entity(store(id, 0, draft))
                .tag(Revision.tag(0))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("**")
    @Transactional
    @Operation(
            operationId = "getRegisterEntry",
            summary = "One entry",
            description = "Its last version, with the ETag that a correction of it needs.")
    public RestResponse<RegisterEntry> get(@PathParam("id") UUID id) {
        EntryVersion last = EntryVersion.findLast(id).orElseThrow(ProblemType.NOT_FOUND::problem);
        return RestResponse.ResponseBuilder.ok(last.toEntry())
                .tag(Revision.tag(last.version))
                .build();
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed("**")
    @Transactional
    @Operation(
            operationId = "listRegisterHistory",
            summary = "All versions of an entry",
            description = "Oldest first: who entered what, when, and why. An entry has few: one page.")
    public Page<RegisterEntry> history(@PathParam("id") UUID id) {
        List<EntryVersion> versions = EntryVersion.listVersions(id);
        if (versions.isEmpty()) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return new Page<>(versions.stream().map(EntryVersion::toEntry).toList(), null);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({ADMINISTRATOR, INSPECTOR})
    @Transactional
    @Operation(
            operationId = "correctRegisterEntry",
            summary = "Correct an entry",
            description =
                    "Makes a further version, which says who corrected it and why; the earlier ones stay in its history. What"
                            + " should never have been entered is `withdrawn`. Open vacancies follow as with a new entry.")
    public RestResponse<RegisterEntry> correct(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, RegisterEntryDraft draft) {
        require(draft);
        EntryVersion.lock();
        EntryVersion last = EntryVersion.findLast(id).orElseThrow(ProblemType.NOT_FOUND::problem);
        requireOwnCountry(last.countries);
        Revision.require(ifMatch, last.version);
        if (draft.reason() == null || draft.reason().isBlank()) {
            throw ProblemType.invalid("reason", "register.reason");
        }
        if (draft.fact().kind() != last.kind) {
            throw ProblemType.invalid("fact", "register.kind", last.kind);
        }
        requireFree(Matter.of(draft), id);
        // Of a country that is struck out, too.
        changed.fire(new RegisterChanged(last.countries));
        RegisterEntry corrected = store(id, last.version + 1, draft);
        return RestResponse.ResponseBuilder.ok(corrected)
                .tag(Revision.tag(corrected.version()))
                .build();
    }

    private RegisterEntry store(UUID id, long version, RegisterEntryDraft draft) {
        EntryVersion stored = EntryVersion.of(
                id, version, draft, clock.instant(), Caller.current().key());
        Panache.getEntityManager().persist(stored);
        Panache.getEntityManager().flush();
        changed.fire(new RegisterChanged(stored.countries));
        return stored.toEntry();
    }

    private void require(RegisterEntryDraft draft) {
        drafts.require(draft);
        requireOwnCountry(draft.countries());
        if (draft.fact().members() != 1) {
            throw ProblemType.invalid("fact", "register.one-fact");
        }
        boolean dated = draft.fact().kind() != Kind.CONVENTION
                || draft.fact().convention().ratifiedOn() != null;
        if (dated && draft.validFrom() == null) {
            throw ProblemType.invalid("validFrom", "value.required");
        }
        if (draft.validUntil() != null
                && (draft.validFrom() == null || draft.validUntil().isBefore(draft.validFrom()))) {
            throw ProblemType.invalid("validUntil", "validity.order");
        }
        Fact.MinimumWage wage = draft.fact().minimumWage();
        if (wage != null && !wage.isComparable()) {
            throw ProblemType.invalid("fact.minimumWage", "register.wage");
        }
        boolean agreement = draft.fact().kind() == Kind.SOCIAL_SECURITY;
        if (agreement && draft.countries().size() < 2) {
            throw ProblemType.invalid("countries", "register.parties");
        }
        // Law is one country's own: nobody enters another's beside it.
        if (!agreement && draft.countries().size() > 1) {
            throw ProblemType.invalid("countries", "register.one-country");
        }
    }

    /** An inspectorate speaks for its own country's law. */
    private static void requireOwnCountry(List<String> countries) {
        Caller caller = Caller.current();
        if (caller.is(Role.INSPECTOR)) {
            Organisation inspectorate = Organisation.findById(caller.organisation());
            if (!countries.contains(inspectorate.country)) {
                throw ProblemType.FORBIDDEN.problem();
            }
        }
    }

    private static void requireFree(Matter matter, UUID self) {
        EntryVersion.listCurrent().stream()
                .filter(e -> !e.id.equals(self) && e.matter().equals(matter))
                .findFirst()
                .ifPresent(other -> {
                    throw ProblemType.DUPLICATE_REFERENCE.problem(matter.toString());
                });
    }
}
