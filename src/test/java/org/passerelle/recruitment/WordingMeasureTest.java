package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures each wording against sentences written for the purpose, half of which only look like a breach. The wording was
 * mended with these same sentences: the figures guard against getting worse, they do not foretell those of other adverts.
 */
class WordingMeasureTest {
    private static final double LEAST_PRECISION = 0.97;
    private static final double LEAST_RECALL = 0.90;

    @ParameterizedTest
    @ValueSource(strings = {NoWorkerFees.ID, OwnPapers.ID, NoDiscriminatingWish.ID})
    void what_is_told_is_a_breach_and_few_breaches_are_missed(String rule) throws IOException {
        Wording wording = Wording.of(rule);
        int found = 0;
        int missed = 0;
        int wrong = 0;
        for (CSVRecord line : sentences()) {
            boolean breach =
                    line.get("breach").equals("yes") && line.get("rule").equals(rule);
            String sentence = line.get("sentence");
            boolean told = !wording.passages("description", sentence, line.get("language"))
                    .isEmpty();
            if (told && breach) {
                found++;
            } else if (told) {
                wrong++;
                System.out.println(rule + ", told wrongly: " + sentence);
            } else if (breach) {
                missed++;
                System.out.println(rule + ", missed: " + sentence);
            }
        }
        double precision = (double) found / (found + wrong);
        double recall = (double) found / (found + missed);
        System.out.printf("%s: precision %.3f, recall %.3f%n", rule, precision, recall);
        assertTrue(precision >= LEAST_PRECISION, () -> "precision " + precision);
        assertTrue(recall >= LEAST_RECALL, () -> "recall " + recall);
    }

    @Test
    void each_language_is_measured_with_sixty_sentences_half_of_them_no_breach() throws IOException {
        for (String language : List.of("fr", "en")) {
            List<CSVRecord> lines = sentences().stream()
                    .filter(line -> line.get("language").equals(language))
                    .toList();
            long breaches = lines.stream()
                    .filter(line -> line.get("breach").equals("yes"))
                    .count();
            assertTrue(lines.size() >= 60, () -> language + ": " + lines.size());
            assertTrue(lines.size() - breaches >= lines.size() / 2, () -> language + ": " + breaches + " breaches");
        }
    }

    /** Every sentence is read by every rule: a breach of one is none of the others. */
    private static List<CSVRecord> sentences() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream file = WordingMeasureTest.class.getResourceAsStream("sentences.csv")) {
            return format.parse(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .getRecords();
        }
    }
}
