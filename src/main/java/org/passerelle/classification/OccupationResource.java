package org.passerelle.classification;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.classification.ClassificationSearch.Hit;
import org.passerelle.classification.coding.TitleCoder;
import org.passerelle.platform.Code;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Reader;

/** Occupations by title and by code. */
@Path("/api/occupations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("**")
@Tag(name = "Occupations")
@APIResponse(responseCode = "401", description = "No key, or a key that is unknown, expired or revoked")
public class OccupationResource {

    /** Longer than any title. */
    private static final int MAXIMUM_QUERY = 500;
    /** Proposals for a misspelt title. */
    private static final int NEAREST = 10;

    private static final String CLASSIFICATION = "Identifier of a loaded classification; the shipped one by default";
    private static final String LANGUAGE =
            "Language of the titles shown, ISO 639. By default the one that Accept-Language prefers. Where a title is missing"
                    + " in it, the French or English one is shown";

    private final Classifications classifications;

    OccupationResource(Classifications classifications) {
        this.classifications = classifications;
    }

    @GET
    @Operation(
            operationId = "listOccupations",
            summary = "Search and complete titles, or list occupations",
            description =
                    "With `q`, each occupation once, with its best title: exact titles first, then preferred before"
                            + " alternative ones. Case, accents and elided articles play no part, titles in all languages are"
                            + " found, and the last word may be unfinished. Where no title has any of the words, those that are"
                            + " spelt most like them. Without `q`, all occupations by code.")
    @APIResponse(responseCode = "200", description = "A page, best first or by code")
    @APIResponse(
            responseCode = "422",
            description = "Unknown classification, area, level, language or cursor, or a limit below 1")
    public Page<OccupationItem> list(
            @Parameter(description = "What somebody calls the occupation, perhaps unfinished", example = "macon coff")
                    @RestQuery
                    String q,
            @Parameter(description = LANGUAGE, example = "fr") @RestQuery String lang,
            @Parameter(description = "Entries per page, 50 by default, at most 500", example = "20") @RestQuery
                    Integer limit,
            @Parameter(description = "`next` of the page before") @RestQuery String cursor,
            @Parameter(description = CLASSIFICATION, example = "roame") @RestQuery String classification,
            @Parameter(description = "Only below this area or domain", example = "F17") @RestQuery String area,
            @Parameter(description = "DOMAIN, AREA or OCCUPATION, which is the default", example = "OCCUPATION")
                    @RestQuery
                    String level) {
        Classifications.Content content = classifications.content(classification);
        Classification answering = content.classification();
        String language = language(lang, answering);
        Predicate<Occupation> asked = atLevel(level).and(below(area, answering));
        return Page.of(
                hits(q, language, content, asked),
                cursor,
                Page.limit(limit),
                hit -> hit.occupation().code(),
                hit -> OccupationItem.of(answering, hit, language));
    }

    @GET
    @Path("/{code: .+}/crosswalks")
    @Operation(
            operationId = "listOccupationCrosswalks",
            summary = "Where an occupation leads in other classifications",
            description = "Each path for itself, also where they lead to different places: direct ones, those over one"
                    + " classification in between, and other classifications' crosswalks to this occupation, read"
                    + " backwards.")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "404", description = "The classification has no such code; the detail names it")
    @APIResponse(responseCode = "422", description = "Unknown classification or cursor, or a limit below 1")
    public Page<CrosswalkView> crosswalks(
            @Parameter(description = "As in the classification, case included", example = "F1703") @RestPath
                    String code,
            @Parameter(description = CLASSIFICATION, example = "roame") @RestQuery String classification,
            @Parameter(description = "Only paths to this classification; all by default", example = "ISCO-08")
                    @RestQuery
                    String scheme,
            @Parameter(description = "Entries per page, 50 by default, at most 500", example = "20") @RestQuery
                    Integer limit,
            @Parameter(description = "`next` of the page before") @RestQuery String cursor) {
        Classification answering = classifications.content(classification).classification();
        Occupation occupation = find(answering, code);
        Crosswalks crosswalks = classifications.crosswalks();
        List<CrosswalkView> paths = Stream.concat(
                        CrosswalkView.from(crosswalks, answering, occupation).stream(),
                        crosswalks.to(answering, occupation).stream().map(CrosswalkView::of))
                .filter(path -> scheme == null || path.scheme().equalsIgnoreCase(scheme))
                .toList();
        return Page.of(paths, cursor, Page.limit(limit), CrosswalkView::toString, path -> path);
    }

    @GET
    @Path("/{code: .+}")
    @Operation(
            operationId = "getOccupation",
            summary = "One occupation, area or domain",
            description = "With titles, skills, moves in both directions, the levels above, and crosswalks.")
    @APIResponse(responseCode = "200", description = "With an ETag that changes with the versions that are current")
    @APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "The classification has no such code; the detail names it")
    @APIResponse(responseCode = "422", description = "Unknown classification or language")
    public RestResponse<OccupationView> get(
            @Parameter(description = "As in the classification, case included", example = "F1703") @RestPath
                    String code,
            @Parameter(description = LANGUAGE, example = "fr") @RestQuery String lang,
            @Parameter(description = CLASSIFICATION, example = "roame") @RestQuery String classification,
            @Context Request request) {
        Classifications.Content content = classifications.content(classification);
        Classification answering = content.classification();
        String language = language(lang, answering);
        Occupation occupation = find(answering, code);
        EntityTag tag = tag(content, language);
        RestResponse.ResponseBuilder<OccupationView> answer = request.evaluatePreconditions(tag) == null
                ? RestResponse.ResponseBuilder.ok(
                        OccupationView.of(answering, occupation, language, classifications.crosswalks()))
                : RestResponse.ResponseBuilder.notModified();
        return answer.tag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    private static Occupation find(Classification classification, String code) {
        return classification
                .find(code)
                .orElseThrow(
                        () -> ProblemType.UNKNOWN_CODE.problem(code, classification.id(), classification.version()));
    }

    private static List<Hit> hits(
            String text, String language, Classifications.Content content, Predicate<Occupation> asked) {
        if (text == null || text.isBlank()) {
            return content.classification().occupations().stream()
                    .filter(asked)
                    .map(occupation -> new Hit(occupation, null))
                    .toList();
        }
        if (text.length() > MAXIMUM_QUERY) {
            throw ProblemType.invalid("q", "value.length", MAXIMUM_QUERY);
        }
        List<Hit> found = content.search().search(text, language, asked);
        return found.isEmpty() ? nearest(text, language, content, asked) : found;
    }

    /** Where no title has any of the words as they are spelt. */
    private static List<Hit> nearest(
            String text, String language, Classifications.Content content, Predicate<Occupation> asked) {
        return content.coder().code(List.of(new TitleCoder.Asked(text, null, null)), language, NEAREST).stream()
                .filter(coding -> !coding.abstained())
                .flatMap(coding -> coding.candidates().stream())
                .filter(candidate -> asked.test(candidate.occupation()))
                .map(candidate -> new Hit(candidate.occupation(), candidate.matched()))
                .toList();
    }

    private static Predicate<Occupation> atLevel(String level) {
        List<Occupation.Level> levels = List.of(Occupation.Level.values());
        Occupation.Level asked = Optional.ofNullable(level).isEmpty()
                ? Occupation.Level.OCCUPATION
                : levels.stream()
                        .filter(l -> l.name().equals(level))
                        .findFirst()
                        .orElseThrow(() -> ProblemType.invalid("level", "value.unknown", level, levels));
        return occupation -> occupation.level() == asked;
    }

    private static Predicate<Occupation> below(String area, Classification classification) {
        if (area == null) {
            return occupation -> true;
        }
        Occupation above =
                classification.find(area).orElseThrow(() -> ProblemType.invalid("area", "code.unknown", area));
        return occupation -> classification.above(occupation).anyMatch(above::equals);
    }

    private static String language(String asked, Classification classification) {
        if (asked == null) {
            return Reader.locale().getLanguage();
        }
        if (!Code.List.LANGUAGE.known(asked) && !classification.languages().contains(asked)) {
            throw ProblemType.invalid("lang", "code.unknown", asked);
        }
        return asked;
    }

    /** The same on all copies of the service; of all classifications, because crosswalks lead through them. */
    private EntityTag tag(Classifications.Content content, String language) {
        String state = content.stamp() + classifications.state() + language;
        return new EntityTag(
                UUID.nameUUIDFromBytes(state.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
