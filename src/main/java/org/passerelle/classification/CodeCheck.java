package org.passerelle.classification;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;

/** Collects the codes of one record that its classification does not know; null codes are not looked at. */
public final class CodeCheck {

    private final Classification classification;
    private final List<Violation> violations = new ArrayList<>();

    public CodeCheck(Classification classification) {
        this.classification = classification;
    }

    public void occupation(String field, String code) {
        if (code != null && !classification.isOccupation(code)) {
            violations.add(new Violation(field, ProblemType.text("code.unknown", code)));
        }
    }

    public void skill(String field, String code) {
        if (code != null && classification.findSkill(code).isEmpty()) {
            violations.add(new Violation(field, ProblemType.text("code.unknown", code)));
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming each unknown code */
    public void require() {
        if (!violations.isEmpty()) {
            throw ProblemType.invalid(violations);
        }
    }
}
