package org.passerelle.recruitment.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An entry as one of its versions has it, detached from the database.
 *
 * @param version 0 for the first; the highest is the one that counts
 * @param validUntil the last day, null without an end
 * @param withdrawn whether it counts for nothing any more
 * @param reason why this version was made
 * @param recordedBy the key it was entered with; null for what comes with the service
 */
public record RegisterEntry(
        UUID id,
        long version,
        Kind kind,
        List<String> countries,
        Fact fact,
        LocalDate validFrom,
        LocalDate validUntil,
        String source,
        LocalDate asOf,
        Confidence confidence,
        String note,
        boolean withdrawn,
        String reason,
        Instant recordedAt,
        UUID recordedBy) {

    boolean isInForceOn(LocalDate day) {
        return validFrom != null && !validFrom.isAfter(day) && (validUntil == null || !validUntil.isBefore(day));
    }

    /** Where it is from and since when, for findings: {@code MiLoV5, § 1 Nr. 1, from 2026-01-01}. */
    public String citation() {
        return source + ", from " + validFrom + (confidence == Confidence.REPORTED ? ", not confirmed" : "");
    }
}
