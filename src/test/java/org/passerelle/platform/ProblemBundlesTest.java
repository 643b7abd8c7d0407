package org.passerelle.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The texts of refusals: all of them in all languages. */
class ProblemBundlesTest {

    private static final List<String> BUNDLES =
            List.of("problems", "problems_en", "problems_ar", "problems_pt", "problems_es");

    @Test
    void all_languages_have_the_same_texts() throws IOException {
        Properties french = read("problems");
        for (String bundle : BUNDLES) {
            assertEquals(
                    new TreeSet<>(french.keySet()), new TreeSet<>(read(bundle).keySet()), bundle);
        }
        Properties messages = read("ValidationMessages_fr");
        for (String language : List.of("en", "ar", "pt", "es")) {
            assertEquals(
                    messages.keySet(), read("ValidationMessages_" + language).keySet(), language);
        }
    }

    @Test
    void every_problem_has_a_title_and_a_detail() throws IOException {
        for (String bundle : BUNDLES) {
            Properties texts = read(bundle);
            for (ProblemType type : ProblemType.values()) {
                assertTrue(texts.containsKey(type.slug()), bundle + ": " + type);
                assertTrue(texts.containsKey(type.slug() + ".detail"), bundle + ": " + type);
            }
        }
    }

    @Test
    void every_text_names_the_same_things_in_all_languages() throws IOException {
        Properties french = read("problems");
        for (String bundle : BUNDLES) {
            Properties texts = read(bundle);
            for (String key : texts.stringPropertyNames()) {
                assertEquals(
                        arguments(french.getProperty(key)), arguments(texts.getProperty(key)), bundle + ": " + key);
                assertTrue(!texts.getProperty(key).isBlank(), bundle + ": " + key);
            }
        }
    }

    private static int arguments(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties read(String bundle) throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                ProblemBundlesTest.class.getResourceAsStream("/" + bundle + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
