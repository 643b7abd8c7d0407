package org.passerelle.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

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
        assertTrue(view.counts().occupations() >= 60);
    }

    @Test
    void every_entry_has_a_preferred_title_in_french_and_in_english() {
        assertEquals(
                List.of(),
                classification.occupations().stream()
                        .filter(o -> o.preferredTitle("fr").isEmpty()
                                || o.preferredTitle("en").isEmpty())
                        .map(Occupation::code)
                        .toList());
    }

    @Test
    void every_occupation_has_an_isco_group() {
        assertEquals(List.of(), occupations(o -> o.isco08() == null));
    }

    @Test
    void every_occupation_has_at_least_two_moves_and_five_skills() {
        assertEquals(List.of(), occupations(o -> o.moves().size() < 2));
        assertEquals(List.of(), occupations(o -> o.skills().size() < 5));
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

    private List<String> occupations(Predicate<Occupation> wrong) {
        return classification.occupations().stream()
                .filter(o -> o.level() == Occupation.Level.OCCUPATION)
                .filter(wrong)
                .map(Occupation::code)
                .toList();
    }
}
