package org.passerelle.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationSearchTest {

    private final ClassificationSearch search = new ClassificationSearch(new Sample().read());

    @Test
    void case_and_accents_play_no_part() {
        assertEquals(List.of("F1703 Maçon / Maçonne", "F1701 Maçon coffreur"), found("MACON"));
        assertEquals(found("MACON"), found("maçon"));
    }

    @Test
    void each_form_of_a_preferred_title_is_exact() {
        assertEquals(List.of("F1703 Maçon / Maçonne"), found("maçonne"));
        assertEquals(List.of("F1701 Coffreur / Coffreuse"), found("coffreuse"));
    }

    @Test
    void the_last_word_may_be_unfinished_until_a_space_follows() {
        assertEquals(List.of("F1701 Maçon coffreur"), found("maçon coff"));
        assertEquals(List.of("F1701 Coffreur / Coffreuse"), found("coff"));
        assertEquals(List.of(), found("coff "));
    }

    @Test
    void elided_articles_and_hyphens_play_no_part() {
        assertEquals(List.of("F1704 Préparateur d'enduits"), found("enduit"));
        assertEquals(List.of("F1704 Préparateur d'enduits"), found("l’enduit"));
        assertEquals(List.of("F1703 Aide-maçon"), found("aide maçon"));
    }

    @Test
    void preferred_titles_come_before_alternative_ones_and_exact_ones_before_all() {
        assertEquals(List.of("F1701 Coffreur / Coffreuse"), found("coffreur"));
        assertEquals(List.of("F1701 Maçon coffreur"), found("maçon coffreur"));
    }

    @Test
    void titles_that_match_most_words_are_found_when_none_matches_all() {
        assertEquals(List.of("F1703 Aide-maçon"), found("aide maçon qualifié"));
    }

    @Test
    void titles_in_other_languages_are_found() {
        assertEquals(List.of("F1703 Bricklayer"), found("brickl"));
    }

    @Test
    void equal_titles_come_by_code() {
        ClassificationSearch twins = new ClassificationSearch(
                new Sample().with("titles.csv", """
                        code,language,kind,title
                        F1704,fr,PREFERRED,Maçon
                        F1701,fr,PREFERRED,Maçon
                        F1703,fr,PREFERRED,Maçon
                        """).without("crosswalk.csv").read());

        assertEquals(
                List.of("F1701", "F1703", "F1704"),
                twins.search("maçon", "fr", o -> true).stream()
                        .map(hit -> hit.occupation().code())
                        .toList());
    }

    @Test
    void levels_that_are_not_asked_for_take_no_place() {
        assertEquals(List.of(), search.search("bâtiment", "fr", o -> o.level() == Occupation.Level.OCCUPATION));
        assertEquals(List.of("F Construction, bâtiment"), found("bâtiment"));
    }

    @Test
    void signs_only_find_nothing() {
        assertEquals(List.of(), found("?! "));
    }

    private List<String> found(String text) {
        return search.search(text, "fr", o -> true).stream()
                .map(hit -> hit.occupation().code() + " " + hit.matched().title())
                .toList();
    }
}
