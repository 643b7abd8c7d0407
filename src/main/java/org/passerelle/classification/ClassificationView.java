package org.passerelle.classification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One version of a classification, described. */
@Schema(name = "Classification")
public record ClassificationView(
        @Schema(examples = "roame") String id,

        @Schema(examples = "1.0") String version,

        @Schema(description = "Name by language") Map<String, String> name,

        @Schema(description = "Languages of its titles, ISO 639", examples = "[\"fr\", \"en\"]")
        List<String> languages,

        Counts counts,
        Instant loadedAt,

        @Schema(description = "Whether new records are coded with this version and look-ups answer from it")
        boolean current) {

    @Schema(name = "ClassificationCounts")
    public record Counts(
            long domains, long areas, long occupations, long titles, long skills, long moves, long crosswalks) {}

    static ClassificationView of(Classification classification, ClassificationVersion.Stamp stamp) {
        return new ClassificationView(
                classification.id(),
                classification.version(),
                classification.names(),
                classification.languages(),
                counts(classification),
                stamp.loadedAt(),
                stamp.current());
    }

    private static Counts counts(Classification classification) {
        return new Counts(
                count(classification, Occupation.Level.DOMAIN),
                count(classification, Occupation.Level.AREA),
                count(classification, Occupation.Level.OCCUPATION),
                sum(classification, Occupation::titles),
                classification.skills().size(),
                sum(classification, Occupation::moves),
                sum(classification, Occupation::crosswalks));
    }

    private static long count(Classification classification, Occupation.Level level) {
        return classification.occupations().stream()
                .filter(o -> o.level() == level)
                .count();
    }

    private static long sum(Classification classification, Function<Occupation, Collection<?>> parts) {
        return classification.occupations().stream()
                .mapToLong(o -> parts.apply(o).size())
                .sum();
    }
}
