package org.passerelle.organisation;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.access.ApiKey;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.TimeOrderedId;

/** Not idempotent by key: the answer carries a secret, which is stored nowhere. */
@Path("/api/organisations/{organisation}/keys")
@Tag(name = "Organisations")
@RolesAllowed(ADMINISTRATOR)
@RunOnVirtualThread
public class KeyResource {

    /** @param expiresAt null without an end */
    public record KeyDraft(
            @NotBlank @Size(max = 200) String name, @NotNull Role role, Instant expiresAt) {}

    /** @param key the secret: in the answer to its creation only */
    public record KeyView(
            UUID id,
            String name,
            Role role,
            String prefix,
            String key,
            Instant createdAt,
            Instant expiresAt,
            Instant revokedAt,
            Instant lastUsedAt) {

        static KeyView of(ApiKey key, String secret) {
            return new KeyView(
                    key.id,
                    key.name,
                    key.role,
                    key.prefix,
                    secret,
                    key.createdAt,
                    key.expiresAt,
                    key.revokedAt,
                    key.lastUsedAt);
        }
    }

    private final Drafts drafts;
    private final Clock clock;

    KeyResource(Drafts drafts, Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listKeys",
            summary = "Keys of an organisation",
            description = "Never the secrets. An organisation has few: one page.")
    public Page<KeyView> list(@PathParam("organisation") UUID organisation) {
        OrganisationResource.require(organisation);
        return new Page<>(
                ApiKey.listByOrganisation(organisation).stream()
                        .map(key -> KeyView.of(key, null))
                        .toList(),
                null);
    }

    @POST
    @Transactional
    @APIResponse(responseCode = "201", description = "Made; `key` is shown this once")
    @Operation(
            operationId = "createKey",
            summary = "Make a key",
            description = "The secret is shown once, here, and stored as a hash.")
    public RestResponse<KeyView> create(@PathParam("organisation") UUID organisation, KeyDraft draft) {
        drafts.require(draft);
        Instant now = clock.instant();
        if (draft.expiresAt() != null && !draft.expiresAt().isAfter(now)) {
            throw ProblemType.invalid("expiresAt", "date.past");
        }
        String secret = ApiKey.newSecret();
        ApiKey key = new ApiKey();
        key.id = TimeOrderedId.next();
        key.organisation = organisation;
        key.tenant = OrganisationResource.require(organisation).tenant;
        key.role = draft.role();
        key.name = draft.name();
        key.of(secret);
        key.expiresAt = draft.expiresAt();
        key.createdAt = now;
        key.createdBy = Caller.current().key();
        key.persist();
        return RestResponse.status(RestResponse.Status.CREATED, KeyView.of(key, secret));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key",
            description = "At once and for good; revoking it again changes nothing.")
    public void revoke(@PathParam("organisation") UUID organisation, @PathParam("id") UUID id) {
        ApiKey key = ApiKey.<ApiKey>findByIdOptional(id)
                .filter(k -> k.organisation.equals(organisation))
                .orElseThrow(ProblemType.NOT_FOUND::problem);
        if (key.revokedAt == null) {
            key.revokedAt = clock.instant();
        }
    }
}
