package org.passerelle.recruitment;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The {@linkplain Wording wordings} of several rules. Breaches of all are looked for together, since most words of an advert are
 * in none: what a word can begin is looked up once. Immutable; reading a text is linear in its length.
 */
final class Wordings {
    /** The file of rows that every rule reads. */
    static final String EVERY_RULE = "every-rule";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** The reviewed files beside this class, one per rule. Each row carries an example, which the tests hold it to. */
    private static final class Shipped {
        private static final Wordings ALL = new Wordings(Stream.of(
                        NoWorkerFees.ID, NoBond.ID, OwnPapers.ID, NoDiscriminatingWish.ID, Freedom.ID, SignsOfFraud.ID)
                .collect(Collectors.toMap(
                        rule -> rule,
                        rule -> Stream.concat(rows(EVERY_RULE).stream(), rows(rule).stream())
                                .toList(),
                        (one, other) -> one,
                        LinkedHashMap::new)));
    }

    private final PhraseIndex breaches;
    private final Map<String, Wording> byRule = new HashMap<>();

    /** @param rows by rule */
    Wordings(Map<String, List<Wording.Row>> rows) {
        Vocabulary vocabulary = new Vocabulary();
        Map<String, Wording.Entries> entries = new LinkedHashMap<>();
        rows.forEach((rule, of) -> entries.put(rule, Wording.Entries.of(rule, of, vocabulary.beside())));
        Spellings spellings = new Spellings();
        WordSets sets = vocabulary.sets(spellings);
        breaches = new PhraseIndex(
                entries.values().stream().flatMap(of -> of.breaches().stream()).toList(), sets, spellings);
        entries.forEach((rule, of) -> byRule.put(rule, new Wording(of, sets, spellings)));
    }

    /** Of all rules that read wording. */
    static Wordings shipped() {
        return Shipped.ALL;
    }

    static List<Wording.Row> rows(String file) {
        try (InputStream csv = Wordings.class.getResourceAsStream(file + ".csv")) {
            return FORMAT.parse(new InputStreamReader(csv, StandardCharsets.UTF_8)).stream()
                    .map(Wordings::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Wording.Row row(CSVRecord line) {
        return new Wording.Row(
                line.get("language"),
                Wording.Reading.valueOf(line.get("reading")),
                line.get("ground"),
                line.get("pattern"),
                line.get("source"),
                line.get("example"));
    }

    /** The breaches in a text by their rule, in order of place. Rules that it does not break are not in it. */
    Map<String, List<Wording.Passage>> passages(String field, Words words) {
        List<Wording.Found> found = breaches.find(words, sentence -> true);
        if (found.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Wording.Passage>> passages = new HashMap<>();
        found.stream()
                .collect(Collectors.groupingBy(breach -> breach.entry().rule()))
                .forEach((rule, of) -> passages.put(rule, byRule.get(rule).passages(field, words, of)));
        return passages;
    }
}
