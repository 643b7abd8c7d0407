package org.passerelle.seeker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.platform.Code;

/** @param country where it was awarded */
public record Qualification(
        @NotBlank @Size(max = 300) String title,
        @Code(Code.List.COUNTRY) String country,
        @Size(max = 20) List<@Valid @NotNull Recognition> recognitions) {

    public record Recognition(
            @NotNull @Code(Code.List.COUNTRY) String country,
            @NotNull Status status) {}

    @Schema(name = "RecognitionStatus")
    public enum Status {
        RECOGNISED,
        PARTIAL,
        IN_PROGRESS,
        REFUSED,
        NOT_REQUESTED
    }
}
