package org.passerelle.exchange;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.platform.ProblemType;
import org.passerelle.seeker.Seeker;
import org.passerelle.seeker.SeekerDraft;
import org.passerelle.seeker.Seekers;

@Path("/api/seekers/bulk")
@Tag(name = "Exchange")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR})
@RunOnVirtualThread
public class SeekerBulkResource {

    private final BulkLoad load;
    private final Seekers seekers;
    private final ObjectMapper json;

    SeekerBulkResource(BulkLoad load, Seekers seekers, ObjectMapper json) {
        this.load = load;
        this.seekers = seekers;
        this.json = json;
    }

    @POST
    @Consumes(VacancyBulkResource.NDJSON)
    @Produces(VacancyBulkResource.NDJSON)
    @RequestBody(
            description = "A file of any length",
            content =
                    @Content(
                            mediaType = VacancyBulkResource.NDJSON,
                            schema = @Schema(implementation = SeekerDraft.class)))
    @APIResponse(
            responseCode = "200",
            description = "One receipt per line, then the summary",
            content = @Content(mediaType = VacancyBulkResource.NDJSON, schema = @Schema(ref = "ReceiptLine")))
    @Operation(
            operationId = "loadSeekers",
            summary = "Send seekers' files by the thousand",
            description =
                    "NDJSON, one draft per line. One receipt line per line, written once the line is stored, and a summary at the"
                            + " end. A file is found again by its reference: sending it again changes nothing.")
    public StreamingOutput load(InputStream body) {
        NdjsonLines<SeekerDraft> lines = new NdjsonLines<>(body, json, SeekerDraft.class);
        return answer -> load.run(lines, body, this::open, answer);
    }

    private Function<Line<SeekerDraft>, Receipt> open(List<Line<SeekerDraft>> batch) {
        List<Seeker> known = new ArrayList<>(seekers.stored(
                batch.stream().map(Line::reference).filter(Objects::nonNull).toList()));
        return line -> {
            if (!(line instanceof Line.Draft<SeekerDraft> draft)) {
                throw ProblemType.invalid("withdrawn", "field.unknown");
            }
            Seekers.Stored stored = seekers.put(
                    draft.draft(),
                    known.stream()
                            .filter(seeker -> seekers.isMeant(draft.draft(), seeker))
                            .findFirst());
            if (stored.outcome() == Seekers.Outcome.CREATED) {
                known.add(stored.seeker());
            }
            return new Receipt(
                    line.number(),
                    line.reference(),
                    stored.seeker().id,
                    Receipt.Status.valueOf(stored.outcome().name()),
                    null,
                    null,
                    List.of());
        };
    }
}
