package org.passerelle.seeker;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;

/** @param file everything that was entered, with what was left out filled in */
public record SeekerView(
        UUID id,
        String classificationVersion,
        Instant createdAt,
        Instant updatedAt,
        @JsonUnwrapped SeekerDraft file) {

    static SeekerView of(Seeker seeker) {
        return new SeekerView(
                seeker.id, seeker.classificationVersion, seeker.createdAt, seeker.updatedAt, seeker.toDraft());
    }
}
