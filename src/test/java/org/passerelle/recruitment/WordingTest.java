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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.recruitment.Wording.Passage;

class WordingTest {
    private static final Path ADVERTS = Path.of("../shared/data/vacancies/france-travail/search-response.json");
    private static final int MEBIBYTE = 1 << 20;

    private final RuleWording fees = RuleWording.of(NoWorkerFees.ID);
    private final RuleWording papers = RuleWording.of(OwnPapers.ID);
    private final RuleWording wishes = RuleWording.of(NoDiscriminatingWish.ID);
    private final List<RuleWording> all = List.of(
            fees,
            papers,
            wishes,
            RuleWording.of(NoBond.ID),
            RuleWording.of(Freedom.ID),
            RuleWording.of(SignsOfFraud.ID));

    @Test
    void offsets_are_those_of_the_original_text_whatever_was_folded_before() {
        String text = "Œuvre 🍎 « été » : hommes uniquement";
        int from = text.indexOf("hommes");
        assertEquals(
                List.of(new Passage("title", "SEX", from, text.length(), "hommes uniquement")),
                wishes.passages("title", Words.of(text)));
    }

    @Test
    void accents_case_inclusive_endings_and_decomposed_letters_do_not_hide_a_breach() {
        for (String text : List.of(
                "Frais à la charge du candidat",
                "FRAIS A LA CHARGE DU CANDIDAT",
                "Frais à la charge du travailleur(se)",
                "Frais à la charge des candidat·e·s",
                "Frais à la charge des candidat(e)s")) {
            assertFalse(fees.passages("title", Words.of(text)).isEmpty(), text);
        }
    }

    @Test
    void a_breach_does_not_reach_over_the_end_of_a_sentence() {
        assertTrue(
                papers.passages("title", Words.of("Apportez votre passeport. Conservé par l'employeur : le planning."))
                        .isEmpty());
        assertTrue(papers.passages("title", Words.of("Passeport\nConservé par l'employeur"))
                .isEmpty());
        assertFalse(papers.passages("title", Words.of("Le passeport est\nconservé par l'employeur"))
                .isEmpty());
    }

    @Test
    void an_exception_reaches_as_far_as_a_pause_and_excuses_nothing_beyond() {
        assertTrue(fees.passages("title", Words.of("Aucun frais de visa à la charge du candidat."))
                .isEmpty());
        assertEquals(
                List.of("visa à la charge du candidat"),
                texts(fees.passages("title", Words.of("Aucun frais de dossier, visa à la charge du candidat."))));
        assertEquals(
                List.of("visa à la charge du candidat"),
                texts(fees.passages("title", Words.of("Aucun frais de dossier mais visa à la charge du candidat."))));
        assertEquals(
                List.of("visa à la charge du candidat"),
                texts(fees.passages("title", Words.of("Aucun frais de dossier – visa à la charge du candidat."))));
    }

    @Test
    void that_somebody_pays_something_does_not_excuse_what_the_worker_is_asked_to_pay() {
        assertTrue(fees.passages("title", Words.of("Visa fee of 300 EUR paid by the employer."))
                .isEmpty());
        assertEquals(
                List.of("worker pays the visa"),
                texts(fees.passages("title", Words.of("The company provides food and the worker pays the visa."))));
    }

    @Test
    void what_is_quoted_is_excused_by_what_the_sentence_before_or_behind_says_of_it() {
        for (String text : List.of(
                "« Visa à la charge du candidat. » Cette annonce relève de l'escroquerie.",
                "Voici ce qui relève de l'escroquerie. On vous écrit : « Visa à la charge du candidat. »",
                "Elle relève de l'escroquerie. \"Visa à la charge du candidat\" ne figure dans aucune de nos annonces.")) {
            assertTrue(fees.passages("title", Words.of(text)).isEmpty(), text);
        }
        for (String text : List.of(
                "Visa à la charge du candidat. Le reste relève de l'escroquerie.",
                "« Visa à la charge du candidat. » Départ rapide. Le reste relève de l'escroquerie.",
                "« Visa à la charge du candidat. » Départ rapide, contrat sérieux.",
                "« Visa » à la charge du candidat. Le reste relève de l'escroquerie.",
                "Écran 15\" fourni. Visa à la charge du candidat. \"Ceci\" relève de l'escroquerie.",
                "\"Visa payable by the worker.\" It is not just a job but a career.")) {
            assertFalse(fees.passages("title", Words.of(text)).isEmpty(), text);
        }
    }

    @Test
    void an_exception_of_one_ground_leaves_the_others() {
        assertEquals(
                List.of("entre 20 et 30 ans"),
                texts(wishes.passages("title", Words.of("Recherche homme ou femme entre 20 et 30 ans"))));
    }

    @Test
    void a_text_full_of_breaches_is_told_by_its_first_fifty() {
        assertEquals(
                50,
                wishes.passages("title", Words.of("Hommes uniquement. ".repeat(60)))
                        .size());
    }

    @Test
    void every_language_is_read_in_every_advert_whatever_it_declares() {
        for (String text : List.of(
                "Hommes uniquement.",
                "Males only.",
                "Solo hombres.",
                "Só homens.",
                "Solo uomini.",
                "للذكور فقط.",
                "Agent d'accueil à Doha. Females only. Poste à pourvoir.")) {
            assertFalse(wishes.passages("title", Words.of(text)).isEmpty(), text);
        }
    }

    @Test
    void an_exception_speaks_for_the_language_that_the_sentence_is_in() {
        assertTrue(papers.passages("title", Words.of("A empresa não guarda os documentos pessoais do trabalhador."))
                .isEmpty());
        assertFalse(papers.passages("title", Words.of("No alojamento, a empresa guarda o passaporte do trabalhador."))
                .isEmpty());
    }

    @Test
    void arabic_is_read_with_and_without_its_proclitics_vowel_signs_and_spellings() {
        for (String text : List.of(
                "يحتفظ صاحب العمل بجواز سفر العامل.",
                "يَحْتَفِظُ صاحبُ العملِ بجوازِ سفرِ العامل.",
                "ويحتفظ صاحب العمل بالجواز.")) {
            assertFalse(papers.passages("title", Words.of(text)).isEmpty(), text);
        }
    }

    @Test
    void arabic_is_read_without_what_persons_plurals_and_dialects_write_onto_a_word() {
        assertTrue(Words.of("هيدفعونها").forms(0).contains("يدفع"));
        assertTrue(Words.of("غتدفعو").forms(0).contains("تدفع"));
        assertTrue(Words.of("يدفعهما").forms(0).contains("يدفع"));
        assertTrue(Words.of("يسلمن").forms(0).contains("يسلم"));
        assertTrue(Words.of("سددت").forms(0).contains("سدد"));
        assertTrue(Words.of("وشهادتك").forms(0).contains("شهاده"));
        assertTrue(Words.of("الشركات").forms(0).contains("شركه"));
        assertTrue(Words.of("بالڤيزا").forms(0).contains("فيزا"));
        assertEquals(List.of("ولا", "لا"), Words.of("ولا").forms(0));
    }

    @Test
    void german_and_dutch_markers_open_a_post_to_both_sexes() {
        for (String marker : List.of("(m/w/d)", "(m/v)", "(w/m/d)", "(m/v/x)", "(H/F)")) {
            assertTrue(
                    wishes.passages("title", Words.of("Recherche homme de terrain " + marker))
                            .isEmpty(),
                    marker);
        }
    }

    @Test
    void an_abbreviation_does_not_end_a_sentence() {
        assertTrue(
                wishes.passages("title", Words.of("Poste réservé aux femmes, en application de l'art. 27 de la loi."))
                        .isEmpty());
        assertEquals(0, sentenceOf("D.P.C.M. 174 del 1994", 3));
        assertEquals(1, sentenceOf("Poste à Lyon. Hommes uniquement", 3));
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
        assertEquals(4, match("a b_c|d e", "a b c e", 0));
        assertEquals(3, match("a b_c|d e", "a d e", 0));
        assertEquals(-1, match("a b_c e", "a b e", 0));
        assertEquals(2, match("a b_c? e", "a e", 0));
        assertEquals(-1, match("a !b_c", "a b c", 0));
        assertEquals(4, match("a ...2!b c", "a x y c", 0));
        assertEquals(-1, match("a ...2!b c", "a x b c", 0));
        assertEquals(-1, match("a ...2!{list} c", "a y c", 0));
        assertEquals(3, match("a <1> c", "a x c", 0));
        assertEquals(3, match("a <1> c", "c x a", 0));
        assertEquals(-1, match("a <1!x> c", "c x a", 0));
        assertEquals(-1, match("a <1> c", "c x y a", 0));
        assertEquals(4, match("a <0> b <1> c", "b c x a", 0));
        assertEquals(-1, match("a <0> b <1> c", "b x c a", 0));
    }

    @Test
    void a_pattern_that_is_not_understood_is_refused() {
        for (String pattern : List.of(
                "b? a",
                "!b a",
                "...4",
                "a ...70 b",
                "a {unknown}",
                "a b_c_d_e_f_g_h_i",
                "#_b",
                "a <1> b? c",
                "a <x> b",
                "a <1> b <1> c <1> d")) {
            assertThrows(IllegalArgumentException.class, () -> Phrase.all(pattern, new Vocabulary()), pattern);
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
                "\n ",
                "وبال",
                "يدفع العامل رسوم ",
                "visa à la charge , no si ",
                "·e"
            })
    void a_mebibyte_of_hostile_text_is_read_in_linear_time(String piece) {
        String text = piece.repeat(MEBIBYTE / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (RuleWording wording : all) {
                wording.passages("description", Words.of(text));
            }
        });
    }

    @Test
    void real_adverts_give_no_finding() throws IOException {
        assumeTrue(Files.exists(ADVERTS), "skipped: no adverts at " + ADVERTS.toAbsolutePath());
        List<String> told = new ArrayList<>();
        int read = 0;
        for (JsonNode offer : new ObjectMapper().readTree(ADVERTS.toFile()).get("resultats")) {
            for (RuleWording wording : all) {
                told.addAll(texts(
                        wording.passages("title", Words.of(offer.get("intitule").asText()))));
                told.addAll(texts(wording.passages(
                        "description", Words.of(offer.get("description").asText()))));
            }
            read++;
        }
        assertEquals(8, read);
        assertEquals(List.of(), told);
    }

    private static int sentenceOf(String text, int index) {
        return Words.of(text).sentence(index);
    }

    private static int match(String pattern, String text, int start) {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.add("list = x|y");
        List<Phrase> phrases = Phrase.all(pattern, vocabulary);
        return phrases.stream()
                .mapToInt(phrase -> phrase.match(Words.of(text), vocabulary.sets(new Spellings()), start))
                .max()
                .orElseThrow();
    }

    private static List<String> texts(List<Passage> passages) {
        return passages.stream().map(Passage::text).toList();
    }
}
