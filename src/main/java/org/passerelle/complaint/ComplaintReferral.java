package org.passerelle.complaint;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.platform.Code;

/**
 * That a complaint was handed on to another authority.
 *
 * @param country of the authority
 * @param referredOn today or before
 * @param reference the authority's own, null where it gave none
 */
public record ComplaintReferral(
        @NotNull Service service,
        @NotBlank @Size(max = 300) String authority,
        @NotNull @Code(Code.List.COUNTRY) String country,
        @NotNull LocalDate referredOn,
        @Size(min = 1, max = 100) String reference) {

    @Schema(name = "ComplaintService")
    public enum Service {
        /** Of labour. */
        INSPECTION,
        SOCIAL_PROTECTION,
        /** Conciliation, arbitration, courts. */
        DISPUTE_SERVICE
    }
}
