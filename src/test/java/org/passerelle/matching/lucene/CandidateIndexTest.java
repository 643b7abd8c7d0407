package org.passerelle.matching.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Necessity;
import org.passerelle.matching.BruteForce;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Chance;
import org.passerelle.matching.Explainer;
import org.passerelle.matching.Explanation;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Hurdle;
import org.passerelle.matching.NearMiss;
import org.passerelle.matching.Opening;
import org.passerelle.matching.Page;
import org.passerelle.matching.Place;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Reason;
import org.passerelle.matching.Scope;
import org.passerelle.matching.Seeker;
import org.passerelle.matching.SmallClassification;
import org.passerelle.matching.Survey;
import org.passerelle.matching.Vacancy;
import org.passerelle.matching.Weights;

class CandidateIndexTest {

    private static final List<String> TENANTS = List.of("tenant:SN", "tenant:MA");

    private final Classification classification = SmallClassification.create();
    private final Explainer explainer = new Explainer(classification);

    private final Crew crew = new Crew(2);

    @AfterEach
    void dismiss_the_crew() {
        crew.close();
    }

    @TempDir
    Path directory;

    @Test
    void answers_exactly_like_the_oracle_through_updates_deletions_and_merges() {
        Chance chance = new Chance();
        BruteForce oracle = new BruteForce(classification);
        List<UUID> ids = new ArrayList<>();
        try (CandidateIndex index = new CandidateIndex(directory, classification, crew)) {
            for (int round = 0; round < 12; round++) {
                for (int write = 0; write < 120; write++) {
                    int dice = ids.isEmpty() ? 0 : chance.random.nextInt(10);
                    UUID id = dice < 6 ? chance.id() : chance.pick(ids);
                    if (dice == 9) {
                        index.delete(id);
                        oracle.delete(id);
                    } else {
                        Candidate candidate = chance.candidate(id);
                        Set<String> labels = Set.of(chance.pick(TENANTS), "pool:" + chance.random.nextInt(3));
                        Set<String> groups = Set.of("sex:" + chance.pick(List.of("F", "M", "X")));
                        index.update(candidate, labels, groups);
                        oracle.update(candidate, labels, groups);
                        ids.add(id);
                    }
                }
                if (round % 3 == 0) {
                    index.commit(Map.of("round", "" + round));
                }
                index.refresh();
                for (int ask = 0; ask < 15; ask++) {
                    Plan plan = Plan.compile(chance.opening(), classification);
                    Scope scope = ask % 3 == 0
                            ? Scope.everything()
                            : Scope.everything().within(TENANTS.get(ask % 2)).without("pool:1");
                    Page page = new Page(
                            1 + chance.random.nextInt(40),
                            null,
                            ask % 4 == 0
                                    ? null
                                    : new Survey(
                                            chance.random.nextInt(6),
                                            Map.of("women", Set.of("sex:F"), "others", Set.of("sex:M", "sex:X"))));
                    Ranking ranking = index.rank(plan, scope, page);
                    assertEquals(oracle.rank(plan, scope, page), ranking);
                    assert_every_hit_explains_itself(index, plan, ranking);
                }
            }
        }
    }

    @Test
    void windows_and_stretches_and_picked_documents_answer_exactly_like_the_oracle() {
        Chance chance = new Chance();
        BruteForce oracle = new BruteForce(classification);
        List<Candidate> kinds = Stream.generate(chance::candidate).limit(300).toList();
        try (CandidateIndex index = new CandidateIndex(directory, classification, crew)) {
            // More than one window; every thousandth has the rare skill that the plan leads with.
            for (int i = 0; i < 40_000; i++) {
                Candidate candidate = withId(chance.pick(kinds), chance.id());
                Candidate written = i % 1000 == 0 ? withSkill(candidate, RARE) : candidate;
                Set<String> labels = Set.of(TENANTS.get(i % 2));
                index.update(written, labels, Set.of());
                oracle.update(written, labels, Set.of());
                if (i % 97 == 0) {
                    index.delete(written.id());
                    oracle.delete(written.id());
                }
            }
            index.refresh();
            for (int ask = 0; ask < 6; ask++) {
                Opening opening = chance.opening();
                Plan plan = Plan.compile(ask % 2 == 0 ? opening : requiring(opening, RARE), classification);
                Scope scope = ask < 3 ? Scope.everything() : Scope.everything().within(TENANTS.getFirst());
                Ranking first = oracle.rank(plan, scope, Page.first(200, 10));
                assertEquals(first, index.rank(plan, scope, Page.first(200, 10)));
                assertEquals(
                        first.hits(), index.rank(plan, scope, Page.hits(200)).hits());
                if (!first.hits().isEmpty()) {
                    Page next = Page.after(first.hits().getLast(), 300);
                    assertEquals(oracle.rank(plan, scope, next), index.rank(plan, scope, next));
                }
            }
        }
    }

    private static final String RARE = "rare";

    private static Candidate withSkill(Candidate c, String skill) {
        Seeker seeker = Seeker.of(c);
        seeker.skills.add(skill);
        return seeker.candidate();
    }

    private static Opening requiring(Opening o, String skill) {
        return new Opening(
                o.id(),
                o.occupation(),
                o.title(),
                o.entryType(),
                o.place(),
                o.contract(),
                o.workingTime(),
                o.shifts(),
                o.maximumPay(),
                o.startsOn(),
                o.publishedOn(),
                o.experience(),
                List.of(new Opening.Skill(skill, Necessity.REQUIRED, 3)),
                o.languages(),
                o.education(),
                o.licences());
    }

    @Test
    void a_ranking_that_nobody_waits_for_is_given_up() {
        Chance chance = new Chance();
        try (CandidateIndex index = new CandidateIndex(directory, classification, crew)) {
            index.update(chance.candidate(), Set.of(), Set.of());
            index.refresh();
            Plan plan = Plan.compile(chance.opening(), classification);
            assertThrows(
                    CancellationException.class, () -> index.rank(plan, Scope.everything(), Page.hits(10), () -> true));
        }
    }

    private void assert_every_hit_explains_itself(CandidateIndex index, Plan plan, Ranking ranking) {
        for (Hit hit : ranking.hits()) {
            Explanation explanation =
                    explainer.explain(plan, index.candidate(hit.id()).orElseThrow(), Locale.ENGLISH);
            assertEquals(hit.points(), explanation.points());
            assertEquals(
                    hit.points(),
                    explanation.reasons().stream().mapToInt(Reason::points).sum());
            assertEquals(
                    Plan.TOTAL,
                    explanation.reasons().stream().mapToInt(Reason::of).sum());
        }
    }

    @Test
    void pages_concatenate_to_one_big_page() {
        Chance chance = new Chance();
        try (CandidateIndex index = new CandidateIndex(directory, classification, crew)) {
            // Many ties: only some twenty different people.
            for (int i = 0; i < 20; i++) {
                Candidate one = chance.candidate();
                for (int copy = 0; copy < 20; copy++) {
                    index.update(withId(one, chance.id()), Set.of(), Set.of());
                }
                index.refresh();
            }
            for (int ask = 0; ask < 20; ask++) {
                Plan plan = Plan.compile(chance.opening(), classification);
                List<Hit> all = index.rank(plan, Scope.everything(), Page.first(1000, 0))
                        .hits();
                List<Hit> pages = new ArrayList<>();
                List<Hit> page =
                        index.rank(plan, Scope.everything(), Page.first(7, 3)).hits();
                while (!page.isEmpty()) {
                    pages.addAll(page);
                    page = index.rank(plan, Scope.everything(), Page.after(page.getLast(), 7))
                            .hits();
                }
                assertEquals(all, pages);
            }
        }
    }

    private static Candidate withId(Candidate c, UUID id) {
        return new Candidate(
                id,
                c.occupations(),
                c.skills(),
                c.skillsGainedIn(),
                c.languages(),
                c.isced(),
                c.recognitions(),
                c.licences(),
                c.training(),
                c.residence(),
                c.wishes(),
                c.minimumPay(),
                c.availableFrom(),
                c.consents());
    }

    @Test
    void the_position_is_part_of_the_commit_and_what_came_later_is_not() {
        Chance chance = new Chance();
        Candidate kept = chance.candidate();
        try (CandidateIndex index = new CandidateIndex(directory, classification, crew)) {
            assertEquals(Map.of(), index.position());
            index.update(kept, Set.of(), Set.of());
            index.commit(Map.of("change", "41"));
            index.update(chance.candidate(), Set.of(), Set.of());
        }
        try (CandidateIndex index = new CandidateIndex(directory, classification, crew)) {
            assertEquals(Map.of("change", "41"), index.position());
            assertEquals(1, index.documents());
            assertEquals(kept, index.candidate(kept.id()).orElseThrow());
            assertTrue(index.candidate(chance.id()).isEmpty());
        }
    }

    @Test
    void an_index_of_another_classification_or_an_unreadable_one_starts_empty_without_a_position() throws Exception {
        Chance chance = new Chance();
        try (CandidateIndex index = new CandidateIndex(directory, classification, crew)) {
            index.update(chance.candidate(), Set.of(), Set.of());
            index.commit(Map.of("change", "41"));
        }
        try (CandidateIndex index = new CandidateIndex(directory, SmallClassification.create("2.0"), crew)) {
            assertEquals(Map.of(), index.position());
            assertEquals(0, index.documents());
            index.update(chance.candidate(), Set.of(), Set.of());
            index.commit(Map.of("change", "42"));
        }
        try (Stream<Path> files = Files.list(directory)) {
            Path segments = files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(segments);
            bytes[bytes.length / 2] ^= 1;
            Files.write(segments, bytes);
        }
        try (CandidateIndex index = new CandidateIndex(directory, SmallClassification.create("2.0"), crew)) {
            assertEquals(Map.of(), index.position());
            assertEquals(0, index.documents());
            index.update(chance.candidate(), Set.of(), Set.of());
            index.commit(Map.of("change", "43"));
        }
        try (Stream<Path> files = Files.list(directory)) {
            Files.delete(files.filter(file -> file.getFileName().toString().startsWith("_"))
                    .findFirst()
                    .orElseThrow());
        }
        try (CandidateIndex index = new CandidateIndex(directory, SmallClassification.create("2.0"), crew)) {
            assertEquals(Map.of(), index.position());
            assertEquals(0, index.documents());
        }
    }

    @Test
    void a_cleared_index_holds_nothing_and_knows_no_position() {
        Chance chance = new Chance();
        try (CandidateIndex index = new CandidateIndex(directory, classification, crew)) {
            index.update(chance.candidate(), Set.of(), Set.of());
            index.commit(Map.of("change", "41"));
            index.clear();
            index.refresh();
            assertEquals(0, index.documents());
            assertEquals(Map.of(), index.position());
        }
    }

    @Test
    void rankings_stay_exact_while_others_write_refresh_and_commit() throws Exception {
        Chance chance = new Chance();
        BruteForce oracle = new BruteForce(classification);
        List<Candidate> seen = Stream.generate(chance::candidate).limit(300).toList();
        List<Candidate> noise = Stream.generate(chance::candidate).limit(600).toList();
        List<Plan> plans = Stream.generate(() -> Plan.compile(chance.opening(), classification))
                .limit(100)
                .toList();
        Scope scope = Scope.everything().within("seen");
        try (CandidateIndex index = new CandidateIndex(directory, classification, crew);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            seen.forEach(candidate -> {
                index.update(candidate, Set.of("seen"), Set.of());
                oracle.update(candidate, Set.of("seen"), Set.of());
            });
            index.refresh();
            List<Future<?>> work = new ArrayList<>();
            work.add(threads.submit(() -> {
                for (int i = 0; i < noise.size(); i++) {
                    index.update(noise.get(i), Set.of("unseen"), Set.of());
                    // Written again as it was: the ranking must neither lose nor double it.
                    index.update(seen.get(i % seen.size()), Set.of("seen"), Set.of());
                    if (i % 20 == 0) {
                        index.commit(Map.of("change", "" + i));
                        index.refresh();
                    }
                }
            }));
            for (int thread = 0; thread < 3; thread++) {
                work.add(threads.submit(() -> plans.forEach(plan -> assertEquals(
                        oracle.rank(plan, scope, Page.first(20, 5)), index.rank(plan, scope, Page.first(20, 5))))));
            }
            for (Future<?> one : work) {
                one.get();
            }
        }
    }

    @Test
    void the_funnel_counts_what_each_requirement_alone_keeps_out_and_near_misses_name_their_gap() {
        Vacancy vacancy = new Vacancy();
        vacancy.place = new Place("SN", "SN-DK", null, 14.69, -17.44);
        vacancy.languages.add(new Opening.Language("fr", CefrLevel.B2, Necessity.REQUIRED));
        vacancy.licences.add(new Opening.Licence("C", Necessity.REQUIRED));
        Plan plan = Plan.compile(vacancy.opening(), classification);
        try (CandidateIndex index = new CandidateIndex(directory, classification, crew)) {
            index.update(driver(1, CefrLevel.B2, "C"), Set.of(), Set.of());
            index.update(driver(2, CefrLevel.B1, "C"), Set.of(), Set.of());
            index.update(driver(3, CefrLevel.A1, "C"), Set.of(), Set.of());
            index.update(driver(4, CefrLevel.B2, "B"), Set.of(), Set.of());
            index.update(driver(5, CefrLevel.B1, "B"), Set.of(), Set.of());
            Seeker abroad = new Seeker().speaks("fr", CefrLevel.B2);
            abroad.id = new UUID(9, 6);
            abroad.residence = new Place("MA", null, null, null, null);
            abroad.countries.add("SN");
            abroad.licences.add("C");
            index.update(abroad.candidate(), Set.of(), Set.of());
            index.refresh();
            Ranking ranking = index.rank(plan, Scope.everything(), Page.first(10, 10));
            assertEquals(6, ranking.considered());
            assertEquals(
                    List.of(new UUID(9, 1)),
                    ranking.hits().stream().map(Hit::id).toList());
            assertEquals(
                    List.of(
                            new Hurdle("consent", 1, 1, null),
                            new Hurdle("languages:fr", 3, 2, 1),
                            new Hurdle("place", 0, 0, 0),
                            new Hurdle("licences:C", 2, 1, 1),
                            new Hurdle("entry", 0, 0, 0)),
                    ranking.funnel());
            // Of 54 parts asked, languages are 12, place 9, licences 5, entry 3: who lacks consent is never shown.
            assertEquals(
                    List.of(
                            new NearMiss(new UUID(9, 4), "licences:C", 4444),
                            new NearMiss(new UUID(9, 2), "languages:fr", 4259),
                            new NearMiss(new UUID(9, 3), "languages:fr", 3148)),
                    ranking.nearMisses());
            NearMiss miss = ranking.nearMisses().get(1);
            Reason gap = explainer.gap(plan, miss, index.candidate(miss.id()).orElseThrow(), Locale.ENGLISH);
            assertEquals(
                    "French, at least B2 / B1 / one-below", gap.asked() + " / " + gap.found() + " / " + gap.rung());
            Plan relaxed = Plan.compile(vacancy.opening(), classification, Weights.standard(), Set.of("languages:fr"));
            assertEquals(
                    2,
                    index.rank(relaxed, Scope.everything(), Page.first(10, 0)).eligible());
        }
    }

    private static Candidate driver(int number, CefrLevel french, String licence) {
        Seeker seeker = new Seeker().speaks("fr", french);
        seeker.id = new UUID(9, number);
        seeker.licences.add(licence);
        return seeker.candidate();
    }
}
