package org.passerelle.classification;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.classification.coding.TitleCoder;
import org.passerelle.platform.Code;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Reader;

/** From free-text titles to occupations. */
@Path("/api/occupations/coding")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("**")
@Tag(name = "Occupations")
public class CodingResource {

    /** A day's vacancies of a large source; a few seconds' work. */
    private static final int MAXIMUM_TITLES = 5_000;
    /** Longer texts are no titles. */
    private static final int MAXIMUM_TITLE = 500;
    /** The longest vacancies; the beginning says what the work is. */
    private static final int MAXIMUM_DESCRIPTION = 20_000;

    private static final int DEFAULT_LIMIT = 10;
    /** Nobody reads on; keeps the answer for the most titles within some megabytes. */
    private static final int MAXIMUM_LIMIT = 50;
    /** Digits of a score that mean anything. */
    private static final double SCORE_STEPS = 10_000;

    @Schema(name = "CodingRequest")
    public record Request(
            @Schema(
                    description = "Identifier of a loaded classification; the shipped one by default",
                    examples = "roame")
            @Size(max = 50)
            String classification,

            @Schema(
                    description =
                            "Language of the titles, ISO 639, where it is known; a title that is plainly in another is read in"
                                    + " that. Also the language of the answer, by default the one that Accept-Language prefers",
                    examples = "fr")
            @Size(max = 10)
            String lang,

            @Schema(description = "Candidates per title, 10 by default, at most 50", examples = "10")
            Integer limit,

            @Schema(description = "Each a text, or an object that adds what is known beside the title")
            @NotNull
            @Size(max = MAXIMUM_TITLES)
            List<@NotNull @Valid TitleDraft> titles) {}

    /** In JSON a text, or an object. */
    @Schema(name = "TitleToCode", description = "A title; a text stands for an object with this title alone")
    public record TitleDraft(
            @Schema(examples = "maçon coffreur bancheur (H/F) - Dakar - CDI") @NotNull @Size(max = MAXIMUM_TITLE)
            String title,

            @Schema(description = "What the work is; decides between occupations that the title fits alike")
            @Size(max = MAXIMUM_DESCRIPTION)
            String description,

            @Schema(description = "The employer's industry, in words", examples = "Bâtiment") @Size(max = MAXIMUM_TITLE)
            String industry) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public TitleDraft {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static TitleDraft of(String title) {
            return new TitleDraft(title, null, null);
        }
    }

    @Schema(name = "CodingAnswer")
    public record Answer(
            @Schema(examples = "roame") String classification,

            @Schema(description = "Version of the classification: kept with the code", examples = "1.0")
            String version,

            @Schema(description = "One per title, in the order of the titles")
            List<Result> results) {}

    @Schema(name = "CodingResult")
    public record Result(
            String title,

            @Schema(description = "Language that the title was read in", examples = "fr")
            String language,

            @Schema(description = "Best first, each occupation once")
            List<Candidate> candidates,

            @Schema(description = "Whether nothing is near enough to propose: the candidates, if any, are then guesses")
            boolean abstained) {}

    @Schema(name = "CodingCandidate")
    public record Candidate(
            @Schema(examples = "F1701") String code,

            @Schema(description = "Preferred title in the language asked for, else in French or English")
            String title,

            @Schema(description = "ISCO-08 unit group", examples = "7114")
            String isco08,

            @Schema(description = "Probability from 0 to 1 that it is right", examples = "0.93")
            double score,

            @Schema(description = "The occupation's title that fits best")
            Occupation.Title matched) {

        static Candidate of(Classification classification, TitleCoder.Candidate candidate, String language) {
            Occupation occupation = candidate.occupation();
            return new Candidate(
                    occupation.code(),
                    classification.title(occupation.code(), language),
                    occupation.isco08(),
                    Math.round(candidate.score() * SCORE_STEPS) / SCORE_STEPS,
                    candidate.matched());
        }
    }

    private final Classifications classifications;
    private final Drafts drafts;

    CodingResource(Classifications classifications, Drafts drafts) {
        this.classifications = classifications;
        this.drafts = drafts;
    }

    @POST
    @Operation(
            operationId = "codeTitles",
            summary = "Code free-text titles",
            description =
                    "For each title the occupations it may mean, by the words and letters of their titles in all languages."
                            + " Inflection, feminine forms, (h/f), contract words, places and spelling errors cost little or"
                            + " nothing. Nothing is stored. Some thousand titles take seconds.")
    @APIResponse(responseCode = "200", description = "One result per title, in their order")
    @APIResponse(
            responseCode = "422",
            description =
                    "Unknown classification or language, more than 5,000 titles, a title of more than 500 characters")
    public Answer code(Request request) {
        drafts.require(request);
        Classifications.Content content = classifications.content(request.classification());
        Classification answering = content.classification();
        if (request.lang() != null
                && !Code.List.LANGUAGE.known(request.lang())
                && !answering.languages().contains(request.lang())) {
            throw ProblemType.invalid("lang", "code.unknown", request.lang());
        }
        if (request.limit() != null && request.limit() < 1) {
            throw ProblemType.invalid("limit", "limit.positive");
        }
        int limit = request.limit() == null ? DEFAULT_LIMIT : Math.min(request.limit(), MAXIMUM_LIMIT);
        String language = request.lang() == null ? Reader.locale().getLanguage() : request.lang();
        List<TitleCoder.Asked> asked = request.titles().stream()
                .map(draft -> new TitleCoder.Asked(draft.title(), draft.description(), draft.industry()))
                .toList();
        return new Answer(
                answering.id(),
                answering.version(),
                content.coder().code(asked, request.lang(), limit).stream()
                        .map(coding -> new Result(
                                coding.title(),
                                coding.language(),
                                coding.candidates().stream()
                                        .map(candidate -> Candidate.of(answering, candidate, language))
                                        .toList(),
                                coding.abstained()))
                        .toList());
    }
}
