package org.passerelle.classification;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.classification.importing.OfficialFiles;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;

/** The classifications that are loaded. */
@Path("/api/classifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Classifications")
@APIResponse(responseCode = "401", description = "No key, or a key that is unknown, expired or revoked")
public class ClassificationResource {

    private static final String ZIP = "application/zip";

    private final Classifications classifications;

    ClassificationResource(Classifications classifications) {
        this.classifications = classifications;
    }

    @GET
    @RolesAllowed("**")
    @Operation(
            operationId = "listClassifications",
            summary = "The classifications that are loaded",
            description = "All versions of all classifications, by id and version, with what they hold.")
    @APIResponse(responseCode = "200", description = "A page, by id and version")
    @APIResponse(responseCode = "422", description = "Unknown cursor, or a limit below 1")
    public Page<ClassificationView> list(
            @Parameter(description = "Entries per page, 50 by default, at most 500", example = "20") @RestQuery
                    Integer limit,
            @Parameter(description = "`next` of the page before") @RestQuery String cursor) {
        return Page.of(
                classifications.views(),
                cursor,
                Page.limit(limit),
                view -> view.id() + "/" + view.version(),
                view -> view);
    }

    @GET
    @Path("/{id}/{version}")
    @RolesAllowed("**")
    @Operation(
            operationId = "getClassification",
            summary = "One version of a classification",
            description = "What it is called and how much it holds.")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "No such version is loaded")
    public ClassificationView get(
            @Parameter(example = "roame") @RestPath String id, @Parameter(example = "1.0") @RestPath String version) {
        return classifications.view(id, version).orElseThrow(ProblemType.NOT_FOUND::problem);
    }

    @POST
    @Consumes(ZIP)
    @RolesAllowed("ADMINISTRATOR")
    @Operation(
            operationId = "loadClassification",
            summary = "Load a classification",
            description =
                    "The files of the published layout in a zip: `classification.json`, `occupations.csv`, `titles.csv`"
                            + " and, where there are any, `skills.csv`, `occupation_skills.csv`, `moves.csv`, `crosswalk.csv`,"
                            + " `flags.csv`. Or the official files of ROME (`unix_*_utf8.csv`, `rome_isco08.csv`), of ESCO"
                            + " (`occupations_en.csv`, `ISCOGroups_en.csv`, other languages, `broaderRelationsOccPillar.csv`) or of"
                            + " ISCO-08 (`groups_fr_en.csv`, `index_titles_fr_en.csv`), known by their names, with a `crosswalk.csv`"
                            + " and `flags.csv` of one's own beside them. The version becomes current at once. Sending it again is safe; sending an earlier version again makes"
                            + " that one current.")
    @RequestBody(
            required = true,
            description = "At most 64 MiB, 200 MiB once unpacked",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Loaded, and current",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = ClassificationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already, with the same files; it is current",
            content = @Content(schema = @Schema(implementation = ClassificationView.class)))
    @APIResponse(responseCode = "403", description = "Only an administrator loads classifications")
    @APIResponse(responseCode = "413", description = "The zip is too large")
    @APIResponse(responseCode = "415", description = "Not application/zip")
    @APIResponse(
            responseCode = "422",
            description = "The files break the layout: each violation's field names file, line and column, such as"
                    + " `titles.csv:17:kind`; at most 100 are listed. Or the version is there with other files")
    public RestResponse<ClassificationView> load(InputStream zip, UriInfo address) throws IOException {
        try {
            Classifications.Outcome outcome = classifications.load(OfficialFiles.unzip(zip.readAllBytes()));
            ClassificationView view = outcome.version();
            URI location =
                    address.getAbsolutePathBuilder().path("{id}/{version}").build(view.id(), view.version());
            return RestResponse.ResponseBuilder.<ClassificationView>create(
                            outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK)
                    .location(location)
                    .entity(view)
                    .build();
        } catch (InvalidClassification invalid) {
            throw ProblemType.invalid(invalid.flaws().stream()
                    .map(flaw -> new Violation(flaw.field(), flaw.message()))
                    .toList());
        }
    }
}
