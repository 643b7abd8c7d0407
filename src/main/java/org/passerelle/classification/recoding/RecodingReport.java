package org.passerelle.classification.recoding;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of the records that were coded with other versions. */
@Schema(name = "RecodingReport")
public record RecodingReport(
        @Schema(examples = "rome") String classification,

        @Schema(description = "The version that codes are brought to", examples = "4.60")
        String version,

        @Schema(description = "Whether recodings were written; false for a dry run")
        boolean applied,

        @Schema(description = "Records that were coded with other versions")
        long records,

        @Schema(description = "Recodings that were written; 0 when all of them had been before")
        long written,

        @Schema(description = "Codes by what becomes of them, over all records")
        Map<Recoder.Outcome, Long> counts,

        @Schema(description = "A page of the codes that do not simply stay, by kind, record and place")
        List<Item> items,

        @Schema(description = "Pass it as `cursor` to read on; absent on the last page")
        String next) {

    /** One code of one record. */
    @Schema(name = "RecodingItem")
    public record Item(
            CodedRecords.Kind kind,
            UUID record,
            @Schema(examples = "occupations[0].code") String field,
            String fromVersion,
            @Schema(examples = "F1704") String from,

            @Schema(description = "What the record calls it")
            String title,

            Recoder.Outcome outcome,

            @Schema(
                    description = "The code that stands from now on; absent when somebody has to choose",
                    examples = "F1709")
            String to,

            @Schema(description = "Codes of the new version that may follow")
            List<Recoder.Candidate> candidates) {}
}
