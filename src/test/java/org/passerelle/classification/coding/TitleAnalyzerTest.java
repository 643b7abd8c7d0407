package org.passerelle.classification.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TitleAnalyzerTest {

    @Test
    void french_feminine_and_masculine_forms_are_one() {
        for (String pair : List.of(
                "vendeur vendeuse",
                "directeur directrice",
                "animateur animatrice",
                "infirmier infirmière",
                "boulanger boulangère",
                "technicien technicienne",
                "patron patronne",
                "chef cheffe",
                "employé employée",
                "agent agente",
                "assistant assistante",
                "maître maîtresse",
                "ingénieur ingénieure",
                "artisan artisans",
                "maçon maçons",
                "privé privées")) {
            String[] forms = pair.split(" ");
            assertEquals(stems("fr", forms[0]), stems("fr", forms[1]), pair);
        }
    }

    @Test
    void feminine_and_masculine_forms_are_one_in_other_languages_too() {
        for (String pair : List.of(
                "es conductor conductora",
                "es actor actriz",
                "es jefe jefa",
                "es técnico técnicas",
                "es profesor profesores",
                "pt padeiro padeira",
                "pt trabalhador trabalhadoras",
                "pt ator atriz",
                "pt cirurgião cirurgiões",
                "it infermiere infermiera",
                "it direttore direttrice",
                "it cuoco cuochi",
                "de Krankenpfleger Krankenpflegerin",
                "de Verkäufer Verkäuferinnen",
                "de Kaufmann Kaufleute",
                "de Tierarzt Tierärztin",
                "ar مهندس مهندسة",
                "ar معلم المعلمات",
                "ar سائق للسائقين",
                "ar أستاذ استاذ")) {
            String[] forms = pair.split(" ");
            assertEquals(stems(forms[0], forms[1]), stems(forms[0], forms[2]), pair);
        }
        assertNotEquals(stems("it", "commesso"), stems("it", "come"));
        assertNotEquals(stems("de", "Termin"), stems("de", "Term"));
    }

    @Test
    void french_words_that_only_begin_alike_stay_apart() {
        assertNotEquals(stems("fr", "directeur"), stems("fr", "direct"));
        assertNotEquals(stems("fr", "plombier"), stems("fr", "plomb"));
        assertNotEquals(stems("fr", "restaurant"), stems("fr", "restaurateur"));
    }

    @Test
    void second_gender_forms_are_dropped() {
        assertEquals("vendeur fruit", stems("fr", "Vendeur / Vendeuse en fruits"));
        assertEquals("accueillant familial", stems("fr", "Accueillant familial / Accueillante familiale"));
        assertEquals("responsable commercial", stems("fr", "Responsable commercial / commerciale"));
        assertEquals(
                "technicien engin agricol".replace("agricol", "agricole"),
                stems("fr", "technicien d’engins agricoles/technicienne d’engins agricoles"));
        assertEquals(stems("es", "albañil"), stems("es", "albañil / albañila"));
        assertEquals(stems("de", "Verkäufer"), stems("de", "Verkäufer / Verkäuferin"));
    }

    @Test
    void a_slash_between_two_things_drops_nothing() {
        assertEquals(
                "ouvrier entretien propret immeuble",
                stems("fr", "Ouvrier d'entretien/propreté d'immeubles").replace("proprete", "propret"));
        assertEquals("account administrative assistant", stems("en", "Account/Admin Assistant"));
    }

    @Test
    void inclusive_endings_and_gender_marks_go() {
        for (String title : List.of(
                "Conducteur(trice)",
                "conducteur·trice",
                "Conducteur-trice",
                "conducteur/trice",
                "conducteur (h/f)",
                "Conducteur H/F",
                "CONDUCTEUR F/H",
                "conducteur (m/w/d)",
                "conducteur m/f/x",
                "conducteur (F-H)")) {
            assertEquals("conducteur", stems("fr", title), title);
        }
        assertEquals("employe", stems("fr", "Employé(e)"));
        assertEquals("employe", stems("fr", "Employé·e·s"));
        assertEquals(stems("es", "profesor"), stems("es", "Profesor/a"));
        assertEquals(stems("pt", "professor"), stems("pt", "professor(a)"));
        assertEquals(stems("de", "verkäufer"), stems("de", "Verkäufer:in (m/w/d)"));
        assertEquals(stems("es", "camionero"), stems("es", "Camionero (a)"));
        assertEquals(stems("es", "director de hotel"), stems("es", "Director de hotel/directora de hotel"));
        assertEquals(stems("pt", "professor de música"), stems("pt", "Professor de música/professora de música"));
        assertEquals(stems("it", "venditore"), stems("it", "Venditore/Venditrice"));
        assertEquals(stems("ar", "سائق"), stems("ar", "سائق/ة"));
        assertEquals(stems("ar", "سائق"), stems("ar", "سائق (ة)"));
        assertEquals("accountant ca", stems("en", "Accountant (CA)"));
    }

    @Test
    void each_language_forgets_its_inflection_and_accents() {
        assertEquals(stems("en", "lorry driver"), stems("en", "Lorry Drivers"));
        assertEquals(stems("es", "enfermero"), stems("es", "ENFERMERAS"));
        assertEquals(stems("pt", "cozinheiro"), stems("pt", "cozinheiras"));
        assertEquals(stems("ar", "معلم"), stems("ar", "المعلم"));
        assertEquals(stems("fr", "electricien"), stems("fr", "Électricienne"));
        assertEquals("bricklayer", stems("xx", "Bricklayer"));
    }

    @Test
    void elided_articles_and_function_words_go() {
        assertEquals("preparateur enduit", stems("fr", "préparateur d’enduits"));
        assertEquals("garde enfant domicile", stems("fr", "garde d'enfants à domicile"));
        assertEquals("head department", stems("en", "head of the department"));
    }

    @Test
    void abbreviations_are_written_out() {
        assertEquals(stems("fr", "chauffeur poids lourd"), stems("fr", "chauffeur PL"));
        assertEquals(stems("en", "human resources manager"), stems("en", "HR mgr"));
        assertEquals(stems("fr", "développeur java"), stems("fr", "dev java"));
    }

    @Test
    void noise_says_little_and_the_place_after_a_dash_less_than_the_title() {
        Phrase phrase = read("fr", "maçon coffreur bancheur (H/F) - Dakar - CDI réf 4471-B");
        assertEquals(
                List.of("macon", "coffreur", "bancheur", "dakar", "cdi"),
                forms(phrase).subList(0, 5));
        assertEquals(1, weight(phrase, "macon"));
        assertTrue(weight(phrase, "dakar") < 1);
        assertTrue(weight(phrase, "cdi") < weight(phrase, "dakar"));
        assertTrue(weight(phrase, "4471") < weight(phrase, "dakar"));
    }

    @Test
    void the_head_stands_first_in_french_and_last_in_english() {
        assertEquals("chauffeur", head("fr", "chauffeur de camion"));
        assertEquals("driver", head("en", "truck driver"));
        assertEquals("driver", head("en", "driver of trucks"));
        assertEquals("manager", head("en", "Senior sales manager - Asia"));
    }

    @Test
    void nothing_reads_as_nothing() {
        assertEquals(Phrase.EMPTY, read("fr", ""));
        assertEquals(Phrase.EMPTY, read("fr", " -/() …"));
        assertEquals("de", forms(read("fr", "de")).getFirst());
    }

    private static Phrase read(String language, String title) {
        return new TitleAnalyzer(Language.of(language)).read(title);
    }

    private static String stems(String language, String title) {
        return read(language, title).words().stream().map(Phrase.Word::stem).collect(Collectors.joining(" "));
    }

    private static List<String> forms(Phrase phrase) {
        return phrase.words().stream().map(Phrase.Word::form).toList();
    }

    private static float weight(Phrase phrase, String form) {
        return phrase.words().stream()
                .filter(word -> word.form().equals(form))
                .findFirst()
                .orElseThrow()
                .weight();
    }

    private static String head(String language, String title) {
        Phrase phrase = read(language, title);
        return phrase.words().get(phrase.head()).stem();
    }
}
