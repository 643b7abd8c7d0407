package org.passerelle.seeker;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.passerelle.classification.Occupation;

/** Training in progress: the skill or the occupation it leads to, and when. */
public record Training(
        @Size(max = Occupation.MAXIMUM_CODE) String skill,
        @Size(max = Occupation.MAXIMUM_CODE) String occupation,
        @NotNull LocalDate endsOn) {}
