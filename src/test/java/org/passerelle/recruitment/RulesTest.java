package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void what_blocks_comes_first_and_ids_are_kept() {
        assertEquals(
                List.of(
                        "no-worker-fees 2 BLOCKING",
                        "no-bond 1 BLOCKING",
                        "licensed-agency 1 BLOCKING",
                        "own-papers 2 BLOCKING",
                        "no-discriminating-wish 2 BLOCKING",
                        "freedom 1 BLOCKING",
                        "minimum-age 1 BLOCKING",
                        "no-contract-substitution 1 BLOCKING",
                        "terms-complete 1 REVIEW",
                        "pay-stated 1 REVIEW",
                        "minimum-pay 1 REVIEW",
                        "working-time 1 REVIEW",
                        "social-security 1 REVIEW",
                        "signs-of-fraud 1 REVIEW",
                        "contract-language 1 REVIEW",
                        "equal-treatment 1 REVIEW",
                        "fair-lodging 1 REVIEW",
                        "remedy-named 1 REVIEW",
                        "employer-identified 1 REVIEW",
                        "agency-named 1 REVIEW",
                        "refused-before 1 REVIEW",
                        "scheme-terms 1 NOTICE"),
                Rules.ALL.stream()
                        .map(rule -> rule.id() + " " + rule.version() + " " + rule.severity())
                        .toList());
    }
}
