package org.passerelle.recruitment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.platform.ProblemType;

/** What is said to whoever wants to rank a blocked vacancy or to place somebody into it. */
public final class BlockedVacancy {

    private BlockedVacancy() {}

    /** 409 with the findings that stand against it. */
    public static HttpProblem problem(UUID vacancy, ObjectMapper json) {
        List<DecidedCheck> findings = DecidedCheck.listLatest(vacancy).stream()
                .filter(DecidedCheck::blocks)
                .toList();
        return ProblemType.BLOCKED_VACANCY.problem(
                Map.of(
                        "findings",
                        json.valueToTree(findings.stream()
                                .map(CheckResource.CheckView::of)
                                .toList())),
                findings.stream().map(finding -> finding.check().rule()).collect(Collectors.joining(", ")));
    }
}
