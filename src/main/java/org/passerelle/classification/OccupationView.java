package org.passerelle.classification;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that a classification says of one entry. */
@Schema(name = "Occupation")
public record OccupationView(
        @Schema(examples = "F1703") String code,

        @Schema(examples = "roame") String classification,

        @Schema(description = "Version of the classification", examples = "1.0")
        String version,

        Occupation.Level level,

        @Schema(
                description = "Preferred title in the language asked for, else in French or English",
                examples = "Maçon / Maçonne")
        String title,

        @Schema(description = "ISCO-08 unit group", examples = "7112")
        String isco08,

        @Schema(description = "The levels above, nearest first: area, domain")
        List<Entry> parents,

        @Schema(description = "All titles in all languages") List<Occupation.Title> titles,

        List<SkillEntry> skills,

        @Schema(
                description =
                        "Where one may move to from here: NEAR with little or no training, PROGRESSION as the next step of a career")
        List<MoveEntry> moves,

        @Schema(description = "Occupations whose next step leads here")
        List<Entry> progressionsFrom,

        @Schema(description = "What to look at before placing somebody")
        Set<Occupation.Flag> flags,

        @Schema(description = "Places in other classifications, all of them where paths differ")
        List<CrosswalkView> crosswalks) {

    @Schema(name = "OccupationEntry")
    public record Entry(String code, String title) {}

    @Schema(name = "OccupationSkill")
    public record SkillEntry(String code, String title, Occupation.Importance importance) {}

    @Schema(name = "OccupationMove")
    public record MoveEntry(String code, String title, Occupation.MoveKind kind) {}

    static OccupationView of(
            Classification classification, Occupation occupation, String language, Crosswalks crosswalks) {
        return new OccupationView(
                occupation.code(),
                classification.id(),
                classification.version(),
                occupation.level(),
                classification.title(occupation.code(), language),
                occupation.isco08(),
                classification
                        .above(occupation)
                        .map(o -> entry(classification, o.code(), language))
                        .toList(),
                occupation.titles(),
                occupation.skills().stream()
                        .map(link -> new SkillEntry(
                                link.skill(), classification.skillTitle(link.skill(), language), link.importance()))
                        .toList(),
                occupation.moves().stream()
                        .map(move -> new MoveEntry(move.to(), classification.title(move.to(), language), move.kind()))
                        .toList(),
                classification.progressionsTo(occupation.code()).stream()
                        .map(code -> entry(classification, code, language))
                        .toList(),
                occupation.flags(),
                CrosswalkView.from(crosswalks, classification, occupation));
    }

    private static Entry entry(Classification classification, String code, String language) {
        return new Entry(code, classification.title(code, language));
    }
}
