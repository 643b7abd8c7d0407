package org.passerelle.matching.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Necessity;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Chance;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Hurdle;
import org.passerelle.matching.Opening;
import org.passerelle.matching.Opportunities;
import org.passerelle.matching.Page;
import org.passerelle.matching.Place;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Scope;
import org.passerelle.matching.Seeker;
import org.passerelle.matching.SmallClassification;
import org.passerelle.matching.Vacancy;
import org.passerelle.matching.Weights;

class OpeningIndexTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Classification classification = SmallClassification.create();

    private final Crew crew = new Crew(2);

    @AfterEach
    void dismiss_the_crew() {
        crew.close();
    }

    @TempDir
    Path directory;

    @Test
    void a_candidate_sees_exactly_the_openings_that_admit_the_candidate_with_the_score_of_their_own_plans() {
        Chance chance = new Chance();
        Map<UUID, Opening> openings = new HashMap<>();
        Weights weights = Weights.standardWith(Map.of("skills", 35.5, "pay", 1));
        try (OpeningIndex index = new OpeningIndex(directory, classification)) {
            for (int i = 0; i < 400; i++) {
                Opening opening = chance.opening();
                openings.put(opening.id(), opening);
                index.update(opening, null, Set.of());
                if (i % 7 == 0) {
                    index.delete(opening.id());
                    openings.remove(opening.id());
                }
                if (i % 100 == 0) {
                    index.refresh();
                }
            }
            index.refresh();
            for (int i = 0; i < 150; i++) {
                Facts facts = Facts.of(chance.candidate(), classification);
                List<Hit> expected = new ArrayList<>();
                openings.values().forEach(opening -> {
                    OptionalInt points = Plan.compile(opening, classification, weights, Set.of())
                            .score(facts);
                    points.ifPresent(p -> expected.add(new Hit(opening.id(), p)));
                });
                expected.sort(null);
                Opportunities found = index.rank(facts, weights, Scope.everything(), TODAY, Page.first(25, 0));
                assertEquals(openings.size(), found.considered());
                assertEquals(expected.size(), found.eligible());
                assertEquals(expected.stream().limit(25).toList(), found.hits());
                if (expected.size() > 25) {
                    Page next = Page.after(found.hits().getLast(), 5);
                    assertEquals(
                            expected.stream().skip(25).limit(5).toList(),
                            index.rank(facts, weights, Scope.everything(), TODAY, next)
                                    .hits());
                }
            }
        }
    }

    @Test
    void a_pair_has_the_same_score_whichever_side_asks() {
        Chance chance = new Chance();
        List<Candidate> candidates = new ArrayList<>();
        List<Opening> openings = new ArrayList<>();
        try (OpeningIndex openingIndex = new OpeningIndex(directory.resolve("openings"), classification);
                CandidateIndex candidateIndex =
                        new CandidateIndex(directory.resolve("candidates"), classification, crew)) {
            for (int i = 0; i < 120; i++) {
                candidates.add(chance.candidate());
                openings.add(chance.opening());
                candidateIndex.update(candidates.getLast(), Set.of(), Set.of());
                openingIndex.update(openings.getLast(), TODAY, Set.of());
            }
            candidateIndex.refresh();
            openingIndex.refresh();
            Map<List<UUID>, Integer> asVacancies = new HashMap<>();
            for (Opening opening : openings) {
                candidateIndex
                        .rank(Plan.compile(opening, classification), Scope.everything(), Page.first(1000, 0))
                        .hits()
                        .forEach(hit -> asVacancies.put(List.of(opening.id(), hit.id()), hit.points()));
            }
            Map<List<UUID>, Integer> asSeekers = new HashMap<>();
            for (Candidate candidate : candidates) {
                Facts facts = Facts.of(candidate, classification);
                openingIndex
                        .rank(facts, Weights.standard(), Scope.everything(), TODAY, Page.first(1000, 0))
                        .hits()
                        .forEach(hit -> asSeekers.put(List.of(hit.id(), candidate.id()), hit.points()));
            }
            assertEquals(asVacancies, asSeekers);
            assertTrue(asVacancies.size() > 100, "too few pairs to mean anything: " + asVacancies.size());
        }
    }

    @Test
    void an_expired_opening_is_not_considered_and_home_and_abroad_share_one_scale() {
        Chance chance = new Chance();
        Facts facts = Facts.of(chance.candidate(), classification);
        try (OpeningIndex index = new OpeningIndex(directory, classification)) {
            for (int i = 0; i < 60; i++) {
                index.update(chance.opening(), TODAY.plusDays(i % 2 == 0 ? 0 : -1), Set.of("fed"));
            }
            index.refresh();
            Page all = Page.first(100, 0);
            Opportunities every =
                    index.rank(facts, Weights.standard(), Scope.everything().within("fed"), TODAY, all);
            Opportunities home =
                    index.rank(facts, Weights.standard(), Scope.everything().within("country:SN"), TODAY, all);
            Opportunities abroad =
                    index.rank(facts, Weights.standard(), Scope.everything().without("country:SN"), TODAY, all);
            assertEquals(30, every.considered());
            assertEquals(30, home.considered() + abroad.considered());
            List<Hit> both = new ArrayList<>(home.hits());
            both.addAll(abroad.hits());
            both.sort(null);
            assertEquals(every.hits(), both);
        }
    }

    @Test
    void a_stored_opening_comes_back_as_it_was_and_the_position_with_it() {
        Chance chance = new Chance();
        Opening opening = chance.opening();
        try (OpeningIndex index = new OpeningIndex(directory, classification)) {
            index.update(chance.opening(), null, Set.of());
            index.update(opening, null, Set.of());
            index.commit(Map.of("change", "7"));
        }
        try (OpeningIndex index = new OpeningIndex(directory, classification)) {
            assertEquals(Map.of("change", "7"), index.position());
            assertEquals(opening, index.opening(opening.id()).orElseThrow());
            assertTrue(index.opening(chance.id()).isEmpty());
        }
    }

    @Test
    void the_funnel_of_a_candidate_says_which_requirements_keep_the_openings_away() {
        Seeker seeker = new Seeker().worked("F1703", 3).speaks("fr", CefrLevel.A2);
        seeker.countries.add("MA");
        Facts facts = Facts.of(seeker.candidate(), classification);
        Place dakar = new Place("SN", "SN-DK", null, 14.69, -17.44);
        try (OpeningIndex index = new OpeningIndex(directory, classification)) {
            index.update(vacancy(1, dakar, null), null, Set.of());
            index.update(vacancy(2, dakar, CefrLevel.B1), null, Set.of());
            index.update(vacancy(3, dakar, CefrLevel.B2), null, Set.of());
            index.update(vacancy(4, new Place("MA", null, null, null, null), CefrLevel.B1), null, Set.of());
            index.refresh();
            assertEquals(
                    List.of(new Hurdle("languages", 3, 2, 1), new Hurdle("consent", 1, 0, null)),
                    index.funnel(facts, Scope.everything(), TODAY));
            assertEquals(List.of(), index.funnel(facts, Scope.everything().within("nobody"), TODAY));
        }
    }

    private static Opening vacancy(int number, Place place, CefrLevel french) {
        Vacancy vacancy = new Vacancy();
        vacancy.id = new UUID(7, number);
        vacancy.place = place;
        if (french != null) {
            vacancy.languages.add(new Opening.Language("fr", french, Necessity.REQUIRED));
        }
        return vacancy.opening();
    }
}
