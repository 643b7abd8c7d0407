package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.recruitment.Wording.Passage;

class WordingTest {
    private static final Path ADVERTS = Path.of("../shared/data/vacancies/france-travail/search-response.json");
    private static final int MEBIBYTE = 1 << 20;

    private final Wording fees = Wording.of(NoWorkerFees.ID);
    private final Wording papers = Wording.of(OwnPapers.ID);
    private final Wording wishes = Wording.of(NoDiscriminatingWish.ID);

    @Test
    void offsets_are_those_of_the_original_text_whatever_was_folded_before() {
        String text = "Œuvre 🍎 « été » : hommes uniquement";
        int from = text.indexOf("hommes");
        assertEquals(
                List.of(new Passage("title", "SEX", from, text.length(), "hommes uniquement")),
                wishes.passages("title", text, "fr"));
    }

    @Test
    void accents_case_inclusive_endings_and_decomposed_letters_do_not_hide_a_breach() {
        for (String text : List.of(
                "Frais à la charge du candidat",
                "FRAIS A LA CHARGE DU CANDIDAT",
                "Frais à la charge du travailleur(se)",
                "Frais à la charge des candidat·e·s",
                "Frais à la charge des candidat(e)s")) {
            assertFalse(fees.passages("title", text, "fr").isEmpty(), text);
        }
    }

    @Test
    void a_breach_does_not_reach_over_the_end_of_a_sentence() {
        assertTrue(fees.passages("title", "Frais remboursables. À la charge du candidat : sa bonne humeur.", "fr")
                .isEmpty());
        assertTrue(fees.passages("title", "Visa\nÀ la charge du candidat", "fr").isEmpty());
        assertFalse(fees.passages("title", "Le visa est\nà la charge du candidat", "fr")
                .isEmpty());
    }

    @Test
    void an_exception_reaches_as_far_as_a_pause_and_excuses_nothing_beyond() {
        assertTrue(fees.passages("title", "Aucun frais de visa à la charge du candidat.", "fr")
                .isEmpty());
        assertEquals(
                List.of("visa à la charge du candidat"),
                texts(fees.passages("title", "Aucun frais de dossier, visa à la charge du candidat.", "fr")));
        assertEquals(
                List.of("visa à la charge du candidat"),
                texts(fees.passages("title", "Aucun frais de dossier mais visa à la charge du candidat.", "fr")));
        assertEquals(
                List.of("visa à la charge du candidat"),
                texts(fees.passages("title", "Aucun frais de dossier – visa à la charge du candidat.", "fr")));
    }

    @Test
    void that_somebody_pays_something_does_not_excuse_what_the_worker_is_asked_to_pay() {
        assertTrue(fees.passages("title", "Visa fee of 300 EUR paid by the employer.", "fr")
                .isEmpty());
        assertEquals(
                List.of("worker pays the visa"),
                texts(fees.passages("title", "The company provides food and the worker pays the visa.", "fr")));
    }

    @Test
    void an_exception_of_one_ground_leaves_the_others() {
        assertEquals(
                List.of("entre 20 et 30 ans"),
                texts(wishes.passages("title", "Recherche homme ou femme entre 20 et 30 ans", "fr")));
    }

    @Test
    void a_text_full_of_breaches_is_told_by_its_first_fifty() {
        assertEquals(
                50,
                wishes.passages("title", "Hommes uniquement. ".repeat(60), "fr").size());
    }

    @Test
    void french_and_english_are_read_in_every_advert_and_other_languages_in_their_own() {
        Wording portuguese = new Wording(
                List.of(new Wording.Row("pt", Wording.Reading.BREACH, "SEX", "só homens", "C111 Art. 1", "Só homens")));
        assertEquals(1, portuguese.passages("title", "SO HOMENS", "pt").size());
        assertEquals(List.of(), portuguese.passages("title", "SO HOMENS", "ar"));
        assertEquals(1, wishes.passages("title", "Males only", "ar").size());
    }

    @Test
    void the_parts_of_a_phrase_mean_what_its_javadoc_says() {
        assertEquals(3, match("a|b c*", "x a cde y", 1));
        assertEquals(-1, match("a|b c*", "x a d", 1));
        assertEquals(3, match("a b? c", "a b c", 0));
        assertEquals(2, match("a b? c", "a c", 0));
        assertEquals(4, match("a ...2 c", "a x y c", 0));
        assertEquals(-1, match("a ...2 c", "a x y z c", 0));
        assertEquals(2, match("entre #18-30", "entre 30 ans", 0));
        assertEquals(-1, match("entre #18-30", "entre 31 ans", 0));
        assertEquals(2, match("a #", "a 1.500,25 euros", 0));
        assertEquals(1, match("a !b", "a c", 0));
        assertEquals(1, match("a !b", "a", 0));
        assertEquals(-1, match("a !b", "a b", 0));
        assertEquals(2, match("a {list}", "a y", 0));
    }

    @Test
    void a_pattern_that_is_not_understood_is_refused() {
        for (String pattern : List.of("b? a", "!b a", "...4", "a ...70 b", "a {unknown}")) {
            assertThrows(IllegalArgumentException.class, () -> Phrase.of(pattern, Map.of()), pattern);
        }
    }

    @Test
    void every_letter_of_the_basic_plane_can_be_read() {
        StringBuilder text = new StringBuilder();
        for (char sign = 1; sign < Character.MAX_VALUE; sign++) {
            text.append(sign).append(' ');
        }
        Words words = Words.of(text.toString());
        for (int i = 0; i < words.count(); i++) {
            assertFalse(words.word(i).isEmpty());
            assertTrue(words.from(i) < words.to(i));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frais ",
                "a",
                "frais de dossier de visa ",
                "entre 18 ",
                "candidat paie ",
                "recherche jeune femme ",
                "passeport ",
                "(e",
                "1 000 ",
                "aucun ",
                "1,",
                "\n "
            })
    void a_mebibyte_of_hostile_text_is_read_in_linear_time(String piece) {
        String text = piece.repeat(MEBIBYTE / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (Wording wording : List.of(fees, papers, wishes)) {
                wording.passages("description", text, "fr");
            }
        });
    }

    @Test
    void real_adverts_give_no_finding() throws IOException {
        assumeTrue(Files.exists(ADVERTS), "skipped: no adverts at " + ADVERTS.toAbsolutePath());
        List<String> told = new ArrayList<>();
        int read = 0;
        for (JsonNode offer : new ObjectMapper().readTree(ADVERTS.toFile()).get("resultats")) {
            for (Wording wording : List.of(fees, papers, wishes)) {
                told.addAll(
                        texts(wording.passages("title", offer.get("intitule").asText(), "fr")));
                told.addAll(texts(
                        wording.passages("description", offer.get("description").asText(), "fr")));
            }
            read++;
        }
        assertEquals(8, read);
        assertEquals(List.of(), told);
    }

    private static int match(String pattern, String text, int start) {
        return Phrase.of(pattern, Map.of("list", "x|y")).match(Words.of(text), start);
    }

    private static List<String> texts(List<Passage> passages) {
        return passages.stream().map(Passage::text).toList();
    }
}
