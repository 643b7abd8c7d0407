package org.passerelle.recruitment;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.INSPECTOR;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.ProblemType;

@Path("/api/recruitment/record")
@Tag(name = "Fair recruitment", description = "The record of checks of every vacancy")
@RolesAllowed({ADMINISTRATOR, INSPECTOR})
@RunOnVirtualThread
public class RecordResource {

    private static final String NDJSON = "application/x-ndjson";

    private final AgroalDataSource database;

    RecordResource(AgroalDataSource database) {
        this.database = database;
    }

    @GET
    @Produces(NDJSON)
    @APIResponse(
            responseCode = "200",
            description =
                    "One entry per line in the order of the chain, each rule set before the first that names it, then the head",
            content = @Content(mediaType = NDJSON, schema = @Schema(ref = "RecordLine")))
    @Operation(
            operationId = "exportRecord",
            summary = "An organisation's record of checks with its proof",
            description =
                    "NDJSON. A line without its last member, `hash`, is the text whose SHA-256 that hash is; `previous` is the"
                            + " hash of the entry before, zeros in the first. `rules` is the hash of the line with the rules that were"
                            + " applied: their versions, severities and legal bases. The last line has the head: how many entries there"
                            + " are, and the last one's hash. Keep it: a chain that was written anew no longer has that hash in it.")
    public StreamingOutput export(
            @Parameter(
                            required = true,
                            description =
                                    "Whose: the service, or the partner, whose vacancies were checked; an office's are its"
                                            + " service's")
                    @QueryParam("organisation")
                    UUID organisation) {
        if (organisation == null) {
            throw ProblemType.invalid("organisation", "value.required");
        }
        UUID chain = chain(organisation);
        return answer -> export(chain, answer);
    }

    private void export(UUID chain, OutputStream answer) throws IOException {
        try (Connection connection = database.getConnection()) {
            BufferedOutputStream out = new BufferedOutputStream(answer);
            RecordVerification.export(connection, chain, out);
            out.flush();
        } catch (SQLException e) {
            throw new IOException("The record could not be read to its end", e);
        }
    }

    @GET
    @Path("/verification")
    @Operation(
            operationId = "verifyRecord",
            summary = "Whether the record of checks is whole",
            description =
                    "Computes all hashes anew, those of the rule sets too, and compares them with the chains and their seals."
                            + " Names the first broken link of each chain that has one. Some three seconds for each hundred thousand entries.")
    public RecordVerification verify(
            @Parameter(description = "Only this organisation's chain") @QueryParam("organisation") UUID organisation)
            throws SQLException {
        UUID chain = organisation == null ? null : chain(organisation);
        try (Connection connection = database.getConnection()) {
            return RecordVerification.of(connection, chain);
        }
    }

    /** An office's record is its service's. */
    @Transactional
    UUID chain(UUID organisation) {
        Organisation found = Organisation.findById(organisation);
        if (found == null) {
            throw ProblemType.invalid("organisation", "organisation.unknown", organisation.toString());
        }
        return found.tenant;
    }
}
