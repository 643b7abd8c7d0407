package org.passerelle.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards what experts edit in {@code occupations/}. */
class ShippedClassificationTest {

    private final Classification classification = ClassificationFiles.shipped().read();

    @Test
    void it_is_large_enough_to_be_of_use() {
        ClassificationView view = ClassificationView.of(
                classification,
                new ClassificationVersion.Stamp(classification.id(), classification.version(), Instant.EPOCH, true));
        System.out.println(view.counts());

        assertEquals("roame", classification.id());
        assertEquals(List.of("fr", "en", "ar", "pt", "es"), classification.languages());
        assertEquals(14, view.counts().domains());
        assertTrue(view.counts().areas() >= 105);
        assertTrue(view.counts().occupations() >= 500);
    }

    @Test
    void every_entry_has_a_preferred_title_in_each_language() {
        for (String language : classification.languages()) {
            assertEquals(
                    List.of(),
                    classification.occupations().stream()
                            .filter(o -> o.preferredTitle(language).isEmpty())
                            .map(Occupation::code)
                            .toList(),
                    language);
        }
    }

    @Test
    void every_occupation_has_the_words_people_use() {
        assertEquals(List.of(), occupations(o -> alternatives(o, "fr") < 4));
        assertEquals(List.of(), occupations(o -> alternatives(o, "en") < 3));
    }

    @Test
    void each_of_the_two_french_forms_is_a_title_of_its_own() {
        assertEquals(List.of(), occupations(o -> Stream.of(
                        o.preferredTitle("fr").orElseThrow().split(" / "))
                .anyMatch(form -> o.titles().stream()
                        .noneMatch(t -> t.language().equals("fr") && t.title().equals(form)))));
    }

    @Test
    void no_title_stands_twice_under_one_occupation_and_language() {
        assertEquals(
                List.of(),
                occupations(o -> o.titles().stream()
                                .map(t -> t.language() + " " + t.title())
                                .distinct()
                                .count()
                        != o.titles().size()));
    }

    /** All unit groups of ISCO-08 but the three of the armed forces. */
    @Test
    void every_civilian_unit_group_is_covered() throws IOException {
        try (InputStream groups = getClass().getResourceAsStream("/isco08-civilian-unit-groups.txt")) {
            Set<String> missing = new TreeSet<>(new String(groups.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList());
            assertEquals(433, missing.size());
            classification.occupations().forEach(o -> missing.remove(String.valueOf(o.isco08())));
            assertEquals(Set.of(), missing);
        }
    }

    @Test
    void every_occupation_has_an_isco_group() {
        assertEquals(List.of(), occupations(o -> o.isco08() == null));
    }

    @Test
    void every_occupation_has_at_least_two_moves_and_five_skills_three_of_them_essential() {
        assertEquals(List.of(), occupations(o -> o.moves().size() < 2));
        assertEquals(List.of(), occupations(o -> o.skills().size() < 5));
        assertEquals(
                List.of(),
                occupations(o -> o.skills().stream()
                                .filter(link -> link.importance() == Occupation.Importance.ESSENTIAL)
                                .count()
                        < 3));
    }

    @Test
    void every_skill_has_a_title_in_french_and_in_english() {
        assertEquals(
                List.of(),
                classification.skills().stream()
                        .filter(skill -> !skill.titles().keySet().containsAll(List.of("fr", "en")))
                        .map(Skill::code)
                        .toList());
    }

    @Test
    void a_move_is_near_or_a_progression_and_not_both() {
        assertEquals(List.of(), occupations(o -> o.moves(Occupation.MoveKind.NEAR)
                .anyMatch(to -> o.moves(Occupation.MoveKind.PROGRESSION).anyMatch(to::equals)
                        || classification.progressionsTo(o.code()).contains(to))));
    }

    @Test
    void both_flags_are_set_where_they_belong() {
        assertTrue(flags("K2503").contains(Occupation.Flag.REGULATED));
        assertTrue(flags("F1492").contains(Occupation.Flag.HAZARDOUS_FOR_MINORS));
        assertEquals(Set.of(), flags("D1212"));
        assertTrue(
                occupations(o -> o.flags().contains(Occupation.Flag.REGULATED)).size() >= 50);
        assertTrue(occupations(o -> o.flags().contains(Occupation.Flag.HAZARDOUS_FOR_MINORS))
                        .size()
                >= 100);
    }

    /** Trades that European lists lack or bury. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Conducteur de moto-taxi",
                "Agent de mobile money",
                "Agent de santé communautaire",
                "Griot",
                "Puisatier",
                "Installateur solaire",
                "Piroguier",
                "Orpailleur",
                "Maître coranique",
                "Marchand ambulant",
                "Éleveur transhumant"
            })
    void trades_of_these_labour_markets_are_found(String title) {
        assertFalse(new ClassificationSearch(classification)
                .search(title, "fr", o -> o.level() == Occupation.Level.OCCUPATION)
                .isEmpty());
    }

    @Test
    void near_holds_both_ways() {
        assertEquals(List.of(), occupations(o -> o.moves(Occupation.MoveKind.NEAR)
                .anyMatch(to -> !classification.nearTo(o.code()).contains(to))));
    }

    @Test
    void a_preferred_title_finds_its_own_occupation_first() {
        ClassificationSearch search = new ClassificationSearch(classification);

        assertEquals(List.of(), occupations(o -> !search.search(classification.title(o.code(), "fr"), "fr", any -> true)
                .getFirst()
                .occupation()
                .equals(o)));
    }

    private static long alternatives(Occupation occupation, String language) {
        return occupation.titles().stream()
                .filter(t -> t.kind() == Occupation.TitleKind.ALTERNATIVE
                        && t.language().equals(language))
                .count();
    }

    private Set<Occupation.Flag> flags(String code) {
        return classification.find(code).orElseThrow().flags();
    }

    private List<String> occupations(Predicate<Occupation> wrong) {
        return classification.occupations().stream()
                .filter(o -> o.level() == Occupation.Level.OCCUPATION)
                .filter(wrong)
                .map(Occupation::code)
                .toList();
    }
}
