package org.passerelle.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.Classification;

class BlindTest {

    private static final List<String> NEVER = List.of(
            "sex",
            "gender",
            "birth",
            "age",
            "national",
            "religion",
            "origin",
            "ethnic",
            "family",
            "married",
            "child",
            "disab",
            "union",
            "health",
            "name",
            "photo");

    @Test
    void matching_has_no_place_to_put_what_nobody_may_be_judged_by() {
        Stream.of(
                        Candidate.class,
                        Candidate.Experience.class,
                        Candidate.Training.class,
                        Candidate.Wishes.class,
                        MonthlyPay.class,
                        Place.class)
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .map(String::toLowerCase)
                .filter(name -> !name.equals("languages"))
                .forEach(name -> assertFalse(NEVER.stream().anyMatch(name::contains), name));
    }

    @Test
    void facts_are_of_the_known_kinds_only() {
        Chance chance = new Chance();
        Classification classification = SmallClassification.create();
        Set<String> kinds = new TreeSet<>();
        Set<String> numbers = new TreeSet<>();
        for (int i = 0; i < 2000; i++) {
            Facts facts = Facts.of(chance.candidate(), classification);
            facts.tokens().forEach(token -> kinds.add(token.split("[:@]")[0]));
            numbers.addAll(facts.numbers().keySet());
        }
        assertEquals(
                Set.of(
                        "area",
                        "consent",
                        "contract",
                        "domain",
                        "edu",
                        "entry",
                        "goes",
                        "lang",
                        "learns",
                        "licence",
                        "lives",
                        "occ",
                        "reach",
                        "recognised",
                        "seeks",
                        "shift",
                        "skill",
                        "time",
                        "title",
                        "works"),
                kinds);
        assertEquals(Set.of("available", "pay", "reach"), numbers);
    }

    @Test
    void where_a_skill_was_gained_is_told_but_is_no_fact() {
        Classification classification = SmallClassification.create();
        Seeker seeker = new Seeker();
        seeker.skills.add("120130");
        Facts before = Facts.of(seeker.candidate(), classification);
        seeker.skillsGainedIn.put("120130", "ES");
        assertEquals(before, Facts.of(seeker.candidate(), classification));
    }

    @Test
    void a_mistyped_year_does_not_write_facts_without_end() {
        Seeker seeker = new Seeker().worked("F1703", null, 1, 2200);
        assertEquals(
                36,
                Facts.of(seeker.candidate(), SmallClassification.create()).tokens().stream()
                        .filter(token -> token.startsWith("occ:F1703~"))
                        .count());
    }

    @Test
    void what_grows_is_cumulative() {
        Seeker seeker = new Seeker().worked("F1703", 45);
        seeker.isced = 2;
        Facts facts = Facts.of(seeker.candidate(), SmallClassification.create());
        assertTrue(facts.tokens()
                .containsAll(Set.of("occ:F1703", "occ:F1703@1", "occ:F1703@40", "area:F17@5", "domain:F@4", "edu@0")));
        assertTrue(facts.tokens().containsAll(Set.of("occ:F1703~2015", "occ:F1703~2025")));
        assertFalse(facts.has("occ:F1703@41"));
        assertFalse(facts.has("occ:F1703~2014"));
        assertFalse(facts.has("occ:F1703~2026"));
        assertFalse(facts.has("area:F17@6"));
        assertFalse(facts.has("edu@3"));
    }
}
