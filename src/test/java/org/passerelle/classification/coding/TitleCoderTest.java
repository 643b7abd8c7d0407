package org.passerelle.classification.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ClassificationFiles;
import org.passerelle.classification.Occupation;

class TitleCoderTest {

    private static final Classification SHIPPED = ClassificationFiles.shipped().read();
    private static final TitleCoder CODER = new TitleCoder(SHIPPED);

    @Test
    void a_counsellors_pick_comes_first_or_second() {
        picks("7114", "maçon coffreur bancheur (H/F) - Dakar - CDI");
        picks("5311", "nounou");
        picks("5311", "gardienne d'enfants à domicile");
        picks("7112", "bricklayer");
        picks("7212", "soudeur TIG");
        picks("8332", "chauffeur poids lourd SPL");
        picks("2512", "dev java junior");
        picks("7112", "بناء");
        picks("7112", "pedreiro");
        picks("7112", "albañil");
        assertEquals(
                "C1291",
                code("agent mobile money").candidates().getFirst().occupation().code());
    }

    @Test
    void spanish_portuguese_and_arabic_titles_are_coded_whatever_their_gender_and_number() {
        picks("2221", "enfermera (o)");
        picks("5120", "cocinera");
        picks("8332", "conductor/a de camión");
        picks("7115", "carpinteros");
        picks("2221", "enfermeira");
        picks("7512", "padeiras");
        picks("5120", "cozinheiro(a)");
        picks("6222", "pescadores artesanais");
        picks("2221", "ممرضة");
        picks("5120", "الطباخ");
        picks("7231", "ميكانيكي سيارات");
        picks("7212", "لحام");
    }

    /** As lists of labels come: one title each, both forms of a noun in it. */
    @Test
    void labels_in_any_language_are_found_by_another_form() {
        finds("es", "albañila", "Albañil/albañila", "Encofrador/encofradora", "Alfarero/alfarera");
        finds("pt", "cabeleireiras", "Cabeleireiro/cabeleireira", "Cozinheiro/cozinheira", "Carpinteiro/carpinteira");
        finds("ar", "المحاسبات", "محاسب / محاسبة", "محام / محامية", "مهندس / مهندسة");
        finds("de", "Krankenpfleger (m/w/d)", "Krankenpflegerin", "Altenpflegehelferin", "Krankenhausleiterin");
        finds("it", "addetta alle vendite", "addetto alle vendite", "addetto alle pulizie", "addetto alla cucina");
        finds("nl", "vrachtwagenchauffeurs", "vrachtwagenchauffeur", "buschauffeur", "taxichauffeur");
    }

    @Test
    void letters_carry_a_language_without_rules_of_its_own() {
        finds("pl", "kierowcy ciężarówki", "kierowca ciężarówki", "kierowca autobusu", "kucharz");
        finds("el", "νοσοκόμα", "νοσοκόμος", "μάγειρας", "οδηγός");
        finds("sw", "mpishi wa hoteli", "mpishi", "dereva", "fundi bomba");
    }

    @Test
    void a_misspelt_title_is_still_found() {
        picks("7112", "mason bricklaier");
        picks("7112", "masson maçonerie maçno");
        picks("7212", "soudeure");
        picks("7411", "electrisien batiment");
    }

    @Test
    void a_title_as_it_stands_in_the_classification_comes_first() {
        int first = 0;
        List<TitleCoder.Asked> titles = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (Occupation occupation : SHIPPED.occupations()) {
            if (occupation.level() == Occupation.Level.OCCUPATION) {
                titles.add(asked(occupation.preferredTitle("fr").orElseThrow()));
                codes.add(occupation.code());
            }
        }
        List<TitleCoder.Coding> coded = CODER.code(titles, "fr", 1);
        for (int i = 0; i < codes.size(); i++) {
            first += coded.get(i).candidates().getFirst().occupation().code().equals(codes.get(i)) ? 1 : 0;
        }
        assertTrue(first >= codes.size() * .98, first + " of " + codes.size());
    }

    @Test
    void nonsense_abstains() {
        for (String title : List.of("asdf qwer", "", " ", "123456", "xyzzy plugh", "-/-", "%%%", "q".repeat(500))) {
            assertTrue(code(title).abstained(), title);
        }
    }

    @Test
    void five_hundred_characters_are_read_without_harm() {
        String sentence = "Nous cherchons un maçon pour un chantier de longue durée et bien payé. ";
        assertEquals(10, code(sentence.repeat(7)).candidates().size());
        assertFalse(code("maçon " + "x ".repeat(247)).candidates().isEmpty());
    }

    @Test
    void scores_are_probabilities_that_fall_with_the_rank() {
        for (String title :
                List.of("maçon", "vendeuse de fruits", "ingénieur", "driver", "asdf qwer", "aide à domicile")) {
            double before = 1;
            for (TitleCoder.Candidate candidate : code(title).candidates()) {
                assertTrue(candidate.score() <= before && candidate.score() >= 0, title);
                before = candidate.score();
            }
        }
    }

    @Test
    void a_plain_title_scores_higher_than_a_doubtful_one() {
        assertTrue(best("soudeur") > best("responsable"));
        assertTrue(best("soudeur") > best("soudeur de rêves en hélicoptère"));
        assertTrue(best("asdf qwer") < TitleCoder.NEAR);
    }

    @Test
    void the_same_titles_give_the_same_codes_in_any_order_and_from_any_coder() {
        List<TitleCoder.Asked> titles = new ArrayList<>(SHIPPED.occupations().stream()
                .flatMap(o -> o.titles().stream())
                .limit(600)
                .map(title -> asked(title.title()))
                .toList());
        Set<TitleCoder.Coding> once = Set.copyOf(CODER.code(titles, "fr", 5));
        Collections.shuffle(titles, new Random(3));
        assertEquals(once, Set.copyOf(new TitleCoder(SHIPPED).code(titles, "fr", 5)));
    }

    @Test
    void results_stand_in_the_order_of_the_titles() {
        List<TitleCoder.Asked> titles =
                IntStream.range(0, 1200).mapToObj(i -> asked("maçon " + i)).toList();
        assertEquals(
                titles.stream().map(TitleCoder.Asked::title).toList(),
                CODER.code(titles, "fr", 1).stream()
                        .map(TitleCoder.Coding::title)
                        .toList());
    }

    @Test
    void a_title_plainly_in_another_language_is_read_in_that() {
        assertEquals("en", code("shop assistant and cashier").language());
        assertEquals(
                "fr",
                CODER.code(List.of(asked("gardienne d'enfants")), "en", 1)
                        .getFirst()
                        .language());
    }

    @Test
    void context_decides_between_occupations_that_a_title_fits_alike() {
        String title = "technicien de maintenance";
        List<TitleCoder.Candidate> plain = code(title).candidates();
        TitleCoder.Candidate second = plain.get(1);
        String words = second.occupation().titles().stream()
                .map(Occupation.Title::title)
                .collect(Collectors.joining(" "));
        TitleCoder.Coding told = CODER.code(List.of(new TitleCoder.Asked(title, words, null)), "fr", 10)
                .getFirst();
        int rank = told.candidates().stream()
                .map(candidate -> candidate.occupation().code())
                .toList()
                .indexOf(second.occupation().code());
        assertTrue(rank >= 0 && rank <= 1);
        assertTrue(told.candidates().get(rank).score() > second.score());
    }

    @Test
    void a_classification_without_titles_abstains() {
        TitleCoder empty =
                new TitleCoder(new Classification("empty", "1", Map.of(), List.of("fr"), Map.of(), Map.of()));
        assertTrue(empty.code(List.of(asked("maçon")), "fr", 10).getFirst().abstained());
    }

    /** Against a list of labels, each an occupation of its own; among equals the right one would come last. */
    private static void finds(String language, String title, String right, String... others) {
        List<String> labels = Stream.concat(Stream.of(others), Stream.of(right)).toList();
        Map<String, Occupation> occupations = new LinkedHashMap<>();
        for (String label : labels) {
            String code = "L" + occupations.size();
            List<Occupation.Title> titles =
                    List.of(new Occupation.Title(language, Occupation.TitleKind.PREFERRED, label));
            occupations.put(
                    code,
                    new Occupation(
                            code, null, Occupation.Level.OCCUPATION, null, titles, List.of(), List.of(), List.of()));
        }
        TitleCoder coder =
                new TitleCoder(new Classification("labels", "1", Map.of(), List.of(language), occupations, Map.of()));
        assertEquals(
                right,
                coder.code(List.of(asked(title)), language, 5)
                        .getFirst()
                        .candidates()
                        .getFirst()
                        .matched()
                        .title());
    }

    private static TitleCoder.Asked asked(String title) {
        return new TitleCoder.Asked(title, null, null);
    }

    private static TitleCoder.Coding code(String title) {
        return CODER.code(List.of(asked(title)), null, 10).getFirst();
    }

    private static double best(String title) {
        return code(title).candidates().stream()
                .mapToDouble(TitleCoder.Candidate::score)
                .max()
                .orElse(0);
    }

    private static void picks(String unitGroup, String title) {
        List<TitleCoder.Candidate> candidates = code(title).candidates();
        assertTrue(
                candidates.stream()
                        .limit(2)
                        .anyMatch(candidate ->
                                unitGroup.equals(candidate.occupation().isco08())),
                () -> title + " " + candidates);
    }
}
