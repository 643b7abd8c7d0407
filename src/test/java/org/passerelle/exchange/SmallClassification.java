package org.passerelle.exchange;

import java.util.List;
import java.util.Map;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Skill;

/** Enough of a classification to read offers with: two occupations in their areas and domains, and a few skills. */
final class SmallClassification {

    static final Classification INSTANCE = new Classification(
            "roame",
            "test",
            Map.of("fr", "Essai"),
            List.of("fr"),
            Map.of(
                    "D", entry("D", null, Occupation.Level.DOMAIN),
                    "D12", entry("D12", "D", Occupation.Level.AREA),
                    "D1212", entry("D1212", "D12", Occupation.Level.OCCUPATION),
                    "F", entry("F", null, Occupation.Level.DOMAIN),
                    "F17", entry("F17", "F", Occupation.Level.AREA),
                    "F1703", entry("F1703", "F17", Occupation.Level.OCCUPATION)),
            Map.of(
                    "120130", new Skill("120130", Map.of("fr", "Accueillir une clientèle")),
                    "121698", new Skill("121698", Map.of("fr", "Proposer un service")),
                    "300001", new Skill("300001", Map.of("fr", "Monter un mur"))));

    private SmallClassification() {}

    private static Occupation entry(String code, String parent, Occupation.Level level) {
        return new Occupation(code, parent, level, null, List.of(), List.of(), List.of(), List.of());
    }
}
