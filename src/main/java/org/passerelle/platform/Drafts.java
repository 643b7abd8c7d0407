package org.passerelle.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;

/** Checks what comes in at the edge against the constraints its record states. */
@ApplicationScoped
public class Drafts {

    private final Validator validator;

    Drafts(Validator validator) {
        this.validator = validator;
    }

    /** What is wrong, by field, in the reader's language; empty when all is well. */
    public List<Violation> violations(Object draft) {
        return validator.validate(draft).stream()
                .map(v -> new Violation(field(v.getPropertyPath().toString()), v.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when a constraint is violated or there is no draft at all */
    public void require(Object draft) {
        if (draft == null) {
            throw ProblemType.MALFORMED.problem(1, 1);
        }
        List<Violation> violations = violations(draft);
        if (!violations.isEmpty()) {
            throw ProblemType.invalid(violations);
        }
    }

    /** Container elements are named {@code <list element>} in the validator's paths; readers know them by their index. */
    private static String field(String path) {
        return path.replaceAll("\\.?<[a-z ]+>", "");
    }
}
