package org.passerelle.classification.recoding;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records that hold codes of a classification. The rooms above implement it: this one does not know what they are. */
public interface CodedRecords {

    @Schema(name = "CodedRecordKind")
    enum Kind {
        SEEKER,
        VACANCY
    }

    enum Use {
        OCCUPATION,
        SKILL
    }

    /**
     * @param field where the code stands in the record, such as {@code occupations[0].code}
     * @param title what the occupation is called there, null when only the code is known
     */
    record Coded(String field, Use use, String code, String title) {}

    /**
     * @param tenant whose record it is
     * @param version of the classification that it was coded with
     */
    record CodedRecord(UUID id, UUID tenant, String version, List<Coded> codes) {}

    Kind kind();

    /**
     * Those coded with another version than this one, by id, that come after an id. Within the caller's transaction.
     *
     * @param classification identifier
     */
    List<CodedRecord> codedOtherwise(String classification, String version, UUID after, int limit);
}
