package org.passerelle.recruitment;

import java.util.List;
import java.util.Map;

/** What one rule reads in a text. */
record RuleWording(Wordings wordings, String rule) {

    static RuleWording of(String rule) {
        return new RuleWording(Wordings.shipped(), rule);
    }

    /** Of nothing but these rows. */
    static RuleWording of(List<Wording.Row> rows) {
        return new RuleWording(new Wordings(Map.of("alone", rows)), "alone");
    }

    List<Wording.Passage> passages(String field, Words words) {
        return wordings.passages(field, words).getOrDefault(rule, List.of());
    }
}
