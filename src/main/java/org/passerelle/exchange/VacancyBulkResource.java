package org.passerelle.exchange;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;
import static org.passerelle.access.Role.Name.PARTNER;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classifications;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Reader;
import org.passerelle.vacancy.Vacancies;
import org.passerelle.vacancy.Vacancy;
import org.passerelle.vacancy.VacancyDraft;

@Path("/api/vacancies/bulk")
@Tag(name = "Exchange", description = "Files of other systems, answered line by line")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR, PARTNER})
@RunOnVirtualThread
public class VacancyBulkResource {

    static final String NDJSON = "application/x-ndjson";
    static final String FRANCE_TRAVAIL = "application/vnd.france-travail+json";
    /** The same format by name, for clients that can only send {@code application/json}. */
    static final String FRANCE_TRAVAIL_FORMAT = "france-travail";

    private final BulkLoad load;
    private final Vacancies vacancies;
    private final Classifications classifications;
    private final ObjectMapper json;

    VacancyBulkResource(BulkLoad load, Vacancies vacancies, Classifications classifications, ObjectMapper json) {
        this.load = load;
        this.vacancies = vacancies;
        this.classifications = classifications;
        this.json = json;
    }

    @POST
    @Consumes({NDJSON, FRANCE_TRAVAIL, MediaType.APPLICATION_JSON})
    @Produces(NDJSON)
    @RequestBody(
            description = "A file of any length",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(ref = "VacancyLine")),
                @Content(mediaType = FRANCE_TRAVAIL, schema = @Schema(ref = "FranceTravailOffers")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "FranceTravailOffers"))
            })
    @APIResponse(
            responseCode = "200",
            description = "One receipt per line, then the summary",
            content = @Content(mediaType = NDJSON, schema = @Schema(ref = "ReceiptLine")))
    @Operation(
            operationId = "loadVacancies",
            summary = "Send vacancies by the thousand",
            description =
                    "NDJSON, one draft per line, or `{\"reference\": \"...\", \"withdrawn\": true}` to withdraw; or an answer of France"
                            + " Travail's offers API as `" + FRANCE_TRAVAIL + "` (or `?format=" + FRANCE_TRAVAIL_FORMAT
                            + "`). One receipt line per line, written once the line is stored, and a summary at the end. A line that"
                            + " is refused says why and takes no other with it; sending a file again changes nothing.")
    public StreamingOutput load(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType contentType,
            @QueryParam("format") String format,
            InputStream body) {
        InputStream file = new BufferedInputStream(body);
        Iterator<Line<VacancyDraft>> lines = lines(contentType, format, file);
        return answer -> load.run(lines, file, this::open, answer);
    }

    private Iterator<Line<VacancyDraft>> lines(MediaType contentType, String format, InputStream body) {
        if (format != null && !format.equals(FRANCE_TRAVAIL_FORMAT)) {
            throw ProblemType.invalid("format", "format.unknown", format);
        }
        if (format != null || MediaType.valueOf(FRANCE_TRAVAIL).isCompatible(contentType)) {
            return new FranceTravailLines(body, classifications.current(), Reader.locale());
        }
        if (MediaType.APPLICATION_JSON_TYPE.isCompatible(contentType)) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.problem();
        }
        return new NdjsonLines<>(body, json, VacancyDraft.class);
    }

    private Function<Line<VacancyDraft>, Receipt> open(List<Line<VacancyDraft>> batch) {
        Map<String, List<Vacancy>> known = new HashMap<>();
        Vacancy.listByReferences(
                        Caller.current().owner(),
                        batch.stream()
                                .map(Line::reference)
                                .filter(Objects::nonNull)
                                .toList())
                .forEach(vacancy -> add(vacancy, known));
        vacancies.expect(batch.stream()
                .filter(Line.Draft.class::isInstance)
                .map(line -> ((Line.Draft<VacancyDraft>) line).draft())
                .filter(draft -> !known.containsKey(draft.reference()))
                .toList());
        return line -> switch (line) {
            case Line.Draft<VacancyDraft> draft -> {
                Vacancies.Stored stored = vacancies.put(
                        draft.draft(),
                        matching(known, draft.draft().source(), draft.reference())
                                .findFirst());
                if (stored.outcome() == Vacancies.Outcome.CREATED) {
                    add(stored.vacancy(), known);
                }
                yield receipt(line, stored, draft);
            }
            case Line.Withdrawal<VacancyDraft> withdrawal -> {
                List<Vacancy> meant = matching(known, withdrawal.source(), withdrawal.reference())
                        .toList();
                if (meant.size() != 1) {
                    throw ProblemType.invalid(
                            meant.isEmpty() ? "reference" : "source",
                            meant.isEmpty() ? "reference.unknown" : "source.ambiguous",
                            String.valueOf(withdrawal.reference()));
                }
                yield receipt(line, vacancies.withdraw(meant.getFirst()), null);
            }
            case Line.Unreadable<VacancyDraft> unreadable -> Receipt.refused(line, unreadable.problem());
        };
    }

    private static void add(Vacancy vacancy, Map<String, List<Vacancy>> known) {
        known.computeIfAbsent(vacancy.reference, reference -> new ArrayList<>()).add(vacancy);
    }

    /** @param source null for any */
    private static Stream<Vacancy> matching(Map<String, List<Vacancy>> known, String source, String reference) {
        return known.getOrDefault(reference, List.of()).stream().filter(v -> source == null || v.source.equals(source));
    }

    private static Receipt receipt(Line<?> line, Vacancies.Stored stored, Line.Draft<?> draft) {
        return new Receipt(
                line.number(),
                stored.vacancy().reference,
                stored.vacancy().id,
                Receipt.Status.valueOf(stored.outcome().name()),
                stored.vacancy().clearance,
                null,
                Optional.ofNullable(draft).map(Line.Draft::notices).orElse(List.of()));
    }
}
