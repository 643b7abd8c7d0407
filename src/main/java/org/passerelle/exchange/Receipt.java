package org.passerelle.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.platform.Violation;
import org.passerelle.vacancy.Clearance;

/**
 * What became of one line.
 *
 * @param clearance of a vacancy that is stored
 * @param problem why the line was refused, as RFC 9457 has it
 * @param notices what was left out of the line, or read with an assumption
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Receipt")
public record Receipt(
        int line,
        String reference,
        UUID id,
        Status status,
        Clearance clearance,
        @Schema(ref = "Problem") Map<String, Object> problem,
        List<Violation> notices) {

    @Schema(name = "ReceiptStatus")
    public enum Status {
        CREATED,
        UPDATED,
        UNCHANGED,
        WITHDRAWN,
        REFUSED
    }

    static Receipt refused(Line<?> line, HttpProblem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.getType().toString());
        body.put("title", problem.getTitle());
        body.put("status", problem.getStatusCode());
        body.put("detail", problem.getDetail());
        body.putAll(problem.getParameters());
        return new Receipt(line.number(), line.reference(), null, Status.REFUSED, null, body, List.of());
    }
}
