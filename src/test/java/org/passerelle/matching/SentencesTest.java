package org.passerelle.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.Classification;

class SentencesTest {

    private static Properties sentences(String language) throws Exception {
        Properties sentences = new Properties();
        try (Reader file = new InputStreamReader(
                Explainer.class.getResourceAsStream("sentences_" + language + ".properties"), StandardCharsets.UTF_8)) {
            sentences.load(file);
        }
        return sentences;
    }

    @Test
    void every_language_says_the_same_things_with_the_same_values() throws Exception {
        Properties english = sentences("en");
        for (String language : org.passerelle.matching.Reader.LANGUAGES) {
            Properties other = sentences(language);
            assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(other.stringPropertyNames()));
            for (String key : english.stringPropertyNames()) {
                assertFalse(other.getProperty(key).isBlank(), key);
                assertFalse(other.getProperty(key).contains("'"), "an apostrophe hides values: " + key);
                assertEquals(values(english, key), values(other, key), language + " " + key);
            }
        }
    }

    private static Set<String> values(Properties sentences, String key) {
        return Pattern.compile("\\{\\d")
                .matcher(sentences.getProperty(key))
                .results()
                .map(result -> result.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_rung_of_every_ladder_and_standing_below_it_has_its_sentence() throws Exception {
        Chance chance = new Chance();
        Classification classification = SmallClassification.create();
        Set<String> keys = sentences("fr").stringPropertyNames();
        Set<String> used = new TreeSet<>();
        for (int i = 0; i < 2000; i++) {
            for (Ladder ladder : Plan.compile(chance.opening(), classification).ladders()) {
                ladder.rungs().forEach(rung -> used.add("because." + ladder.criterion() + "." + rung.key()));
                used.add("because." + ladder.criterion() + ".none");
            }
        }
        assertEquals(
                keys.stream().filter(key -> key.startsWith("because.")).collect(Collectors.toCollection(TreeSet::new)),
                used);
    }

    @Test
    void every_pair_can_be_explained_in_every_language_and_the_reasons_add_up() {
        Chance chance = new Chance();
        Classification classification = SmallClassification.create();
        Explainer explainer = new Explainer(classification);
        for (int i = 0; i < 1000; i++) {
            Plan plan = Plan.compile(chance.opening(), classification);
            Candidate candidate = chance.candidate();
            for (String language : org.passerelle.matching.Reader.LANGUAGES) {
                Explanation explanation = explainer.explain(plan, candidate, Locale.of(language));
                plan.score(Facts.of(candidate, classification))
                        .ifPresent(points -> assertEquals(points, explanation.points()));
                for (Reason reason : explanation.reasons()) {
                    assertFalse(reason.because().contains("{"), reason.because());
                    assertFalse(reason.because().contains("null"), reason.because());
                    assertFalse(reason.found().isBlank(), reason.toString());
                    assertTrue(reason.points() <= reason.of());
                }
                plan.gates()
                        .forEach(gate -> assertFalse(explainer
                                .asked(plan, gate.key(), Locale.of(language))
                                .isBlank()));
            }
        }
    }

    @Test
    void years_are_counted_as_each_language_counts() {
        Classification classification = SmallClassification.create();
        var arabic = new org.passerelle.matching.Reader("ar", classification);
        assertEquals("أقل من سنة", arabic.years(0));
        assertEquals("سنة واحدة", arabic.years(1));
        assertEquals("سنتان", arabic.years(2));
        assertEquals("3 سنوات", arabic.years(3));
        assertEquals("10 سنوات", arabic.years(10));
        assertEquals("11 سنة", arabic.years(11));
        var portuguese = new org.passerelle.matching.Reader("pt", classification);
        assertEquals("1 ano", portuguese.years(1));
        assertEquals("2 anos", portuguese.years(2));
    }

    @Test
    void a_regional_variant_reads_its_language_and_readers_of_other_languages_read_french() {
        Classification classification = SmallClassification.create();
        Explainer explainer = new Explainer(classification);
        Plan plan = Plan.compile(new Vacancy().opening(), classification);
        Candidate candidate = new Seeker().worked("F1703", 1).candidate();
        assertEquals("1 ano como Maçon", found(explainer.explain(plan, candidate, Locale.of("pt", "BR"))));
        assertEquals("1 an comme Maçon", found(explainer.explain(plan, candidate, Locale.GERMAN)));
    }

    private static String found(Explanation explanation) {
        return explanation.reasons().getFirst().found();
    }
}
