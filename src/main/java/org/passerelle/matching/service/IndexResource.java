package org.passerelle.matching.service;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/index")
@Tag(name = "Operations")
@RolesAllowed(ADMINISTRATOR)
@RunOnVirtualThread
public class IndexResource {

    public record IndexView(int candidates, int openings, long lagMilliseconds, boolean rebuilding) {}

    private final Indexer indexer;

    IndexResource(Indexer indexer) {
        this.indexer = indexer;
    }

    @GET
    @Operation(
            operationId = "getIndex",
            summary = "State of the index",
            description = "How much it holds and how far it is behind the registers.")
    public IndexView state() {
        return new IndexView(
                indexer.candidates(), indexer.openings(), indexer.lag().toMillis(), indexer.rebuilding());
    }

    @POST
    @Path("/rebuild")
    @ResponseStatus(202)
    @APIResponse(responseCode = "202", description = "Begun")
    @Operation(
            operationId = "rebuildIndex",
            summary = "Rebuild the index from the registers",
            description =
                    "The old one serves until the new one has caught up. Asked for again meanwhile, nothing happens.")
    public IndexView rebuild() {
        Thread.ofPlatform().name("index-rebuild").daemon().start(indexer::rebuild);
        return state();
    }
}
