package org.passerelle.seeker;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** Training in progress: the skill or the occupation it leads to, and when. */
public record Training(
        @Size(max = 20) String skill,
        @Size(max = 20) String occupation,
        @NotNull LocalDate endsOn) {}
