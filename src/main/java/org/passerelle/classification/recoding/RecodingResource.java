package org.passerelle.classification.recoding;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Classifications;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;

/** Brings records that were coded with other versions of a classification to one version. */
@Path("/api/classifications/{id}/{version}/recoding")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Classifications")
public class RecodingResource {

    private final Classifications classifications;
    private final Recodings recodings;

    RecodingResource(Classifications classifications, Recodings recodings) {
        this.classifications = classifications;
        this.recodings = recodings;
    }

    @POST
    @RolesAllowed("ADMINISTRATOR")
    @Operation(
            operationId = "recodeRecords",
            summary = "Recode the records of other versions",
            description =
                    "Follows this version's crosswalks to its own classification, which name the codes of earlier versions. A"
                            + " code that is still there stays; one that one other code follows exactly is recoded; the rest is"
                            + " reported for somebody to decide. Without `apply`, nothing is written. With it, the new codes are"
                            + " written beside the stored ones, which never change, and rankings follow the new ones within a"
                            + " second. Sending it again writes nothing twice.")
    @APIResponse(
            responseCode = "200",
            description = "What becomes of the codes: counts over all records, and a page of them")
    @APIResponse(responseCode = "401", description = "No key, or a key that is unknown, expired or revoked")
    @APIResponse(responseCode = "403", description = "Only an administrator recodes")
    @APIResponse(responseCode = "404", description = "No such version is loaded")
    @APIResponse(responseCode = "422", description = "Unknown cursor, or a limit below 1")
    public RecodingReport recode(
            @Parameter(description = "Identifier of the classification", example = "rome") @RestPath String id,
            @Parameter(description = "The version to bring records to", example = "4.60") @RestPath String version,
            @Parameter(description = "Whether to write the new codes", example = "false")
                    @RestQuery
                    @DefaultValue("false")
                    boolean apply,
            @Parameter(description = "Entries per page, 50 by default, at most 500", example = "20") @RestQuery
                    Integer limit,
            @Parameter(description = "`next` of the page before") @RestQuery String cursor,
            @Context SecurityContext caller) {
        int size = Page.limit(limit);
        Classification next = classifications.find(id, version).orElseThrow(ProblemType.NOT_FOUND::problem);
        Optional<UUID> by = Optional.of(apply)
                .filter(applied -> applied)
                .map(applied -> UUID.fromString(caller.getUserPrincipal().getName()));
        return recodings.run(next, by, size, cursor);
    }
}
