package org.passerelle.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Necessity;

class PlanTest {

    private final Classification classification = SmallClassification.create();

    @Test
    void the_weights_add_up_to_exactly_10000_whatever_is_asked_and_however_it_is_weighed() {
        Chance chance = new Chance();
        for (int i = 0; i < 5000; i++) {
            Map<String, Double> changes = new HashMap<>();
            Criterion.ALL.forEach(c -> changes.put(c.name(), 0.001 + chance.random.nextDouble() * 1000));
            Plan plan = Plan.compile(chance.opening(), classification, Weights.standardWith(changes), Set.of());
            assertEquals(
                    10_000, plan.ladders().stream().mapToInt(Ladder::weight).sum());
            assertEquals(
                    plan.ladders().size(),
                    plan.ladders().stream().map(Ladder::key).distinct().count());
        }
    }

    @Test
    void the_proposed_weights_add_up_to_100() {
        assertEquals(100, Criterion.ALL.stream().mapToInt(Criterion::weight).sum());
    }

    @Test
    void what_a_vacancy_does_not_ask_about_leaves_its_points_to_the_rest() {
        Vacancy vacancy = new Vacancy();
        assertEquals(
                Map.of("occupation", 8929, "entry", 1071), weights(Plan.compile(vacancy.opening(), classification)));
        vacancy.languages.add(new Opening.Language("fr", CefrLevel.B1, Necessity.REQUIRED));
        vacancy.languages.add(new Opening.Language("en", CefrLevel.A2, Necessity.PREFERRED));
        assertEquals(
                Map.of("occupation", 6250, "languages:fr", 2000, "languages:en", 1000, "entry", 750),
                weights(Plan.compile(vacancy.opening(), classification)));
    }

    private static Map<String, Integer> weights(Plan plan) {
        return plan.ladders().stream().collect(Collectors.toMap(Ladder::key, Ladder::weight));
    }

    @Test
    void a_plan_read_back_from_json_is_the_same_plan() throws Exception {
        Chance chance = new Chance();
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        for (int i = 0; i < 200; i++) {
            Plan plan = Plan.compile(chance.opening(), classification);
            assertEquals(plan, json.readValue(json.writeValueAsString(plan), Plan.class));
        }
        assertEquals(
                "{\"has\":{\"token\":\"lang:fr@B2\"}}",
                json.writerFor(Condition.class).writeValueAsString(Condition.has("lang:fr@B2")));
    }

    @Test
    void weights_that_make_no_sense_are_refused_by_name() {
        assertRefused("weights.beauty", WhatIfRefused.Reason.UNKNOWN_CRITERION, Map.of("beauty", 3));
        assertRefused("weights.skills", WhatIfRefused.Reason.WEIGHT_OUT_OF_RANGE, Map.of("skills", -0.1));
        assertRefused("weights.skills", WhatIfRefused.Reason.WEIGHT_OUT_OF_RANGE, Map.of("skills", Double.NaN));
        assertRefused("weights.skills", WhatIfRefused.Reason.WEIGHT_OUT_OF_RANGE, Map.of("skills", 1e7));
        Map<String, Integer> nothing =
                Criterion.ALL.stream().collect(Collectors.toMap(Criterion::name, criterion -> 0));
        assertRefused("weights", WhatIfRefused.Reason.NO_WEIGHT_LEFT, nothing);
        WhatIfRefused refused = assertThrows(
                WhatIfRefused.class,
                () -> Plan.compile(
                        new Vacancy().opening(),
                        classification,
                        Weights.standardWith(Map.of("occupation", 0, "entry", 0)),
                        Set.of()));
        assertEquals("weights NO_WEIGHT_LEFT", refused.field() + " " + refused.reason());
    }

    private static void assertRefused(
            String field, WhatIfRefused.Reason reason, Map<String, ? extends Number> weights) {
        WhatIfRefused refused = assertThrows(WhatIfRefused.class, () -> Weights.standardWith(weights));
        assertEquals(field + " " + reason, refused.field() + " " + refused.reason());
    }

    @Test
    void only_what_a_person_required_can_be_relaxed() {
        Vacancy vacancy = new Vacancy();
        vacancy.place = new Place("SN", null, null, null, null);
        vacancy.languages.add(new Opening.Language("fr", CefrLevel.B1, Necessity.REQUIRED));
        IntFunction<Integer> required = relaxed -> Plan.compile(
                        vacancy.opening(),
                        classification,
                        Weights.standard(),
                        relaxed == 0 ? Set.of() : Set.of("languages:fr"))
                .ladders()
                .get(1)
                .required();
        assertEquals(0, required.apply(0));
        assertEquals(1, required.apply(1));
        assertEquals(WhatIfRefused.Reason.NOT_REQUIRED, refusal(vacancy, "occupation"));
        assertEquals(WhatIfRefused.Reason.UNKNOWN_REQUIREMENT, refusal(vacancy, "languages:xx"));
        assertEquals(WhatIfRefused.Reason.NOT_RELAXABLE, refusal(vacancy, "consent"));
    }

    private WhatIfRefused.Reason refusal(Vacancy vacancy, String relax) {
        WhatIfRefused refused = assertThrows(
                WhatIfRefused.class,
                () -> Plan.compile(vacancy.opening(), classification, Weights.standard(), Set.of(relax)));
        assertEquals("relax", refused.field());
        assertEquals(relax, refused.value());
        return refused.reason();
    }

    @Test
    void a_requirement_relaxed_after_its_last_rung_is_none() {
        Ladder ladder = Ladder.ranking("skills", "1", 1, Rung.of("held", 1000, Condition.has("skill:1")))
                .requiring(0);
        assertEquals(null, ladder.relaxed().required());
    }

    @Test
    void scaling_all_weights_changes_nothing() {
        Chance chance = new Chance();
        Map<String, Integer> scaled =
                Criterion.ALL.stream().collect(Collectors.toMap(Criterion::name, criterion -> 7 * criterion.weight()));
        for (int i = 0; i < 500; i++) {
            Opening opening = chance.opening();
            assertEquals(
                    Plan.compile(opening, classification),
                    Plan.compile(opening, classification, Weights.standardWith(scaled), Set.of()));
        }
    }

    @Test
    void gaining_a_fact_that_a_ladder_names_never_lowers_the_score() {
        Chance chance = new Chance();
        for (int i = 0; i < 300; i++) {
            Plan plan = Plan.compile(chance.opening(), classification);
            Facts facts = Facts.of(chance.candidate(), classification);
            int before = points(plan, facts);
            for (String token : named(plan).toList()) {
                Set<String> more = new HashSet<>(facts.tokens());
                more.add(token);
                assertTrue(points(plan, new Facts(more, facts.numbers(), facts.home())) >= before, token);
            }
        }
    }

    @Test
    void a_longer_ago_experience_never_raises_the_score() {
        Chance chance = new Chance();
        int lowered = 0;
        for (int i = 0; i < 5000; i++) {
            Plan plan = Plan.compile(chance.opening(), classification);
            Candidate candidate = chance.candidate();
            int before = points(plan, Facts.of(candidate, classification));
            int after = points(plan, Facts.of(yearsAgo(1 + chance.random.nextInt(12), candidate), classification));
            assertTrue(after <= before, plan + " " + candidate);
            lowered += after < before ? 1 : 0;
        }
        assertTrue(lowered > 200, "too few to mean anything: " + lowered);
    }

    private static Candidate yearsAgo(int years, Candidate candidate) {
        Seeker seeker = Seeker.of(candidate);
        seeker.occupations.replaceAll(experience -> new Candidate.Experience(
                experience.code(),
                experience.title(),
                experience.years(),
                experience.lastYear() == null ? null : Integer.valueOf(experience.lastYear() - years),
                experience.sought()));
        return seeker.candidate();
    }

    @Test
    void to_learn_to_be_trained_sooner_and_to_hold_a_skill_never_lower_the_score() {
        Chance chance = new Chance();
        for (int i = 0; i < 3000; i++) {
            Plan plan = Plan.compile(chance.opening(), classification);
            Seeker seeker = Seeker.of(chance.candidate());
            String skill = chance.pick(SmallClassification.SKILLS);
            int without = points(plan, seeker);
            seeker.learns(skill, LocalDate.of(2027, 3, 10));
            int learning = points(plan, seeker);
            seeker.learns(skill, LocalDate.of(2027, 1, 20));
            int sooner = points(plan, seeker);
            seeker.skills.add(skill);
            int holding = points(plan, seeker);
            assertTrue(without <= learning && learning <= sooner && sooner <= holding, plan + " " + seeker.candidate());
        }
    }

    @Test
    void a_better_standing_of_qualifications_never_lowers_the_score() {
        Chance chance = new Chance();
        for (int i = 0; i < 2000; i++) {
            Plan plan = Plan.compile(chance.opening(), classification);
            Seeker seeker = Seeker.of(chance.candidate());
            String country = chance.pick(List.of("SN", "MA", "FR"));
            int last = 0;
            for (Recognition recognition : List.of(Recognition.values()).reversed()) {
                seeker.recognitions.put(country, recognition);
                int points = points(plan, seeker);
                assertTrue(points >= last, plan + " " + seeker.candidate());
                last = points;
            }
        }
    }

    @Test
    void the_rungs_of_every_ladder_are_best_first() {
        Chance chance = new Chance();
        for (int i = 0; i < 3000; i++) {
            for (Ladder ladder : Plan.compile(chance.opening(), classification).ladders()) {
                List<Integer> shares = ladder.rungs().stream().map(Rung::share).toList();
                assertEquals(shares.stream().sorted(Comparator.reverseOrder()).toList(), shares);
            }
        }
    }

    private int points(Plan plan, Seeker seeker) {
        return points(plan, Facts.of(seeker.candidate(), classification));
    }

    private static int points(Plan plan, Facts facts) {
        return plan.ladders().stream()
                .mapToInt(ladder -> ladder.points(ladder.stand(facts)))
                .sum();
    }

    /** Where somebody lives is not gained: it moves the home, and with it what {@code Not} says. */
    private static Stream<String> named(Plan plan) {
        return plan.ladders().stream()
                .flatMap(ladder -> ladder.rungs().stream())
                .flatMap(rung -> tokens(rung.condition()))
                .filter(token -> !token.startsWith("lives:"));
    }

    private static Stream<String> tokens(Condition condition) {
        return switch (condition) {
            case Condition.Has(String token) -> Stream.of(token);
            case Condition.AllOf(List<Condition> parts) -> parts.stream().flatMap(PlanTest::tokens);
            case Condition.AnyOf(List<Condition> ways) -> ways.stream().flatMap(PlanTest::tokens);
            case Condition.AtMost _, Condition.AtLeast _, Condition.Within _, Condition.Not _ -> Stream.empty();
        };
    }

    @Test
    void whom_a_plan_admits_has_something_of_everything_it_needs() {
        Chance chance = new Chance();
        int admitted = 0;
        for (int i = 0; i < 20_000; i++) {
            Plan plan = Plan.compile(chance.opening(), classification);
            Facts facts = Facts.of(chance.candidate(), classification);
            if (plan.score(facts).isPresent()) {
                admitted++;
                Needs.of(plan)
                        .byRequirement()
                        .forEach((requirement, tokens) ->
                                assertTrue(!Collections.disjoint(tokens, facts.tokens()), requirement));
            }
        }
        assertTrue(admitted > 500, "too few to mean anything: " + admitted);
    }

    @Test
    void distances_are_those_of_the_sphere() {
        Location dakar = Location.of(14.69, -17.44);
        assertEquals(0, dakar.metresTo(dakar));
        // A degree along a meridian of the mean sphere.
        assertEquals(111_195, dakar.metresTo(Location.of(15.69, -17.44)));
        // Across the date line, and to the other side of the Earth.
        assertEquals(22_239, Location.of(0, 179.9).metresTo(Location.of(0, -179.9)));
        assertEquals(20_015_114, Location.of(0, 0).metresTo(Location.of(0, 180)));
        assertThrows(IllegalArgumentException.class, () -> Location.of(90.1, 0));
    }
}
