package org.passerelle.recruitment;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one rule found, with what its rule set says of the rule. Equal where another examination came to the same end. */
@Schema(name = "ScreenedCheck")
public record Check(
        String rule,
        int ruleVersion,
        Rule.Outcome outcome,
        Rule.Severity severity,
        List<Rule.Evidence> evidence,
        List<String> basis) {

    static Check of(Rule rule, Rule.Finding finding) {
        return new Check(
                rule.id(), rule.version(), finding.outcome(), rule.severity(), finding.evidence(), rule.basis());
    }

    /** Whether it alone keeps the vacancy from being ranked, unless somebody decides otherwise. */
    boolean blocks() {
        return severity == Rule.Severity.BLOCKING && outcome == Rule.Outcome.FAIL;
    }

    /** Whether a person should look at it. */
    boolean open() {
        return severity != Rule.Severity.NOTICE
                && (outcome == Rule.Outcome.FAIL || outcome == Rule.Outcome.REVIEW || outcome == Rule.Outcome.UNKNOWN);
    }
}
