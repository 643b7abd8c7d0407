package org.passerelle.seeker;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.platform.Code;

/** A stay abroad or a return; dates are null when not recorded. */
public record Movement(
        @NotNull Kind kind,
        @NotNull @Code(Code.List.COUNTRY) String country,
        LocalDate from,
        LocalDate to,
        Boolean voluntary) {

    @Schema(name = "MovementKind")
    public enum Kind {
        OUT,
        IN,
        TRANSIT,
        CIRCULAR,
        RETURN
    }
}
