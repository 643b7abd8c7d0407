package org.passerelle.classification;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A place of an occupation, or of one of its titles, in another classification. */
@Schema(name = "OccupationCrosswalk")
public record CrosswalkView(
        @Schema(
                description = "The only title that is mapped; absent when the whole occupation is",
                examples = "Maçon coffreur")
        String title,

        @Schema(
                description = "The other classification; its own for other forms and earlier codes",
                examples = "ISCO-08")
        String scheme,

        @Schema(examples = "7114") String target,

        @Schema(description = "The only title of the target that is meant; absent when the whole target is")
        String targetTitle,

        @Schema(description = "How well the target covers the occupation or title")
        Occupation.Match match,

        @Schema(description = "Who says so; the last step's on a path over a classification in between")
        String source,

        @Schema(description = "Version of the source, where it has one")
        String version,

        @Schema(description = "The step to the classification in between; absent on a direct path")
        Step via) {

    @Schema(name = "OccupationCrosswalkStep")
    public record Step(String scheme, String target, Occupation.Match match, String source, String version) {}

    /** All that starts here: other forms of the code, direct paths, and those over one classification in between. */
    static List<CrosswalkView> from(Crosswalks crosswalks, Classification classification, Occupation occupation) {
        return Stream.concat(
                        occupation.crosswalks().stream()
                                .filter(c -> Crosswalks.within(classification, c))
                                .map(c -> new CrosswalkView(
                                        c.title(),
                                        c.scheme(),
                                        c.target(),
                                        null,
                                        c.match(),
                                        c.source(),
                                        c.version(),
                                        null)),
                        crosswalks.from(classification, occupation).stream().map(CrosswalkView::of))
                .toList();
    }

    static CrosswalkView of(Crosswalks.Path path) {
        Occupation.Crosswalk via = path.via();
        return new CrosswalkView(
                path.title(),
                path.scheme(),
                path.target(),
                path.targetTitle(),
                path.match(),
                path.source(),
                path.version(),
                via == null ? null : new Step(via.scheme(), via.target(), via.match(), via.source(), via.version()));
    }
}
