package org.passerelle.classification;

import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of a classification in a list. */
@Schema(name = "OccupationItem")
public record OccupationItem(
        @Schema(examples = "F1703") String code,

        @Schema(
                description = "Preferred title in the language asked for, else in French or English",
                examples = "Maçon / Maçonne")
        String title,

        Occupation.Level level,

        @Schema(description = "Code one level up, absent at the top", examples = "F17")
        String parent,

        @Schema(description = "ISCO-08 unit group", examples = "7112")
        String isco08,

        @Schema(description = "What to look at before placing somebody")
        Set<Occupation.Flag> flags,

        @Schema(description = "The title that the search found; absent in a list without search")
        Occupation.Title matched) {

    static OccupationItem of(Classification classification, ClassificationSearch.Hit hit, String language) {
        Occupation occupation = hit.occupation();
        return new OccupationItem(
                occupation.code(),
                classification.title(occupation.code(), language),
                occupation.level(),
                occupation.parent(),
                occupation.isco08(),
                occupation.flags(),
                hit.matched());
    }
}
