package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.recruitment.Wording.Reading;
import org.passerelle.recruitment.Wording.Row;
import org.passerelle.vacancy.Requirements.Ground;

/** Holds every row of the wording files to its own example, so that no row is dead and none is wrong. */
class WordingFilesTest {
    private static final List<String> RULES =
            List.of(NoWorkerFees.ID, NoBond.ID, OwnPapers.ID, NoDiscriminatingWish.ID, Freedom.ID, SignsOfFraud.ID);

    @ParameterizedTest
    @ValueSource(
            strings = {NoWorkerFees.ID, NoBond.ID, OwnPapers.ID, NoDiscriminatingWish.ID, Freedom.ID, SignsOfFraud.ID})
    void every_breach_row_finds_its_example_alone_and_with_all_exceptions(String rule) {
        List<Row> all = all(rule);
        RuleWording wording = RuleWording.of(rule);
        List<String> wrong = new ArrayList<>();
        for (Row row : Wordings.rows(rule)) {
            if (row.reading().isBreach()) {
                RuleWording alone =
                        RuleWording.of(Stream.concat(lists(all), Stream.of(row)).toList());
                if (!finds(alone, row)) {
                    wrong.add("not found: " + row);
                } else if (!finds(wording, row)) {
                    wrong.add("excused: " + row);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {NoWorkerFees.ID, NoBond.ID, OwnPapers.ID, NoDiscriminatingWish.ID, Freedom.ID, SignsOfFraud.ID})
    void every_exception_excuses_its_example_which_without_it_is_a_breach(String rule) {
        List<String> wrong = new ArrayList<>();
        for (Row row : Wordings.rows(rule)) {
            if (row.reading().isException() && !isNeeded(row, rule)) {
                wrong.add("needless, or still a breach: " + row);
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void every_exception_of_all_rules_excuses_its_example_from_one_of_them() {
        List<String> wrong = new ArrayList<>();
        for (Row row : Wordings.rows(Wordings.EVERY_RULE)) {
            if (row.reading().isException() && RULES.stream().noneMatch(rule -> isNeeded(row, rule))) {
                wrong.add("needless, or still a breach: " + row);
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {NoWorkerFees.ID, NoBond.ID, OwnPapers.ID, NoDiscriminatingWish.ID, Freedom.ID, SignsOfFraud.ID})
    void every_breach_names_its_source_and_its_ground(String rule) {
        List<Row> breaches = Wordings.rows(rule).stream()
                .filter(row -> row.reading().isBreach())
                .toList();
        assertTrue(breaches.stream().noneMatch(row -> row.source().isBlank()));
        assertTrue(breaches.stream().noneMatch(row -> row.ground().isBlank()));
    }

    @Test
    void grounds_of_discrimination_are_those_of_the_draft_and_none_is_forgotten() {
        Set<String> named = Wordings.rows(NoDiscriminatingWish.ID).stream()
                .filter(row -> row.reading().isBreach())
                .map(Row::ground)
                .collect(Collectors.toSet());
        assertEquals(Stream.of(Ground.values()).map(Enum::name).collect(Collectors.toSet()), named);
    }

    private static boolean finds(RuleWording wording, Row row) {
        return wording.passages("title", Words.of(row.example())).stream()
                .anyMatch(passage -> passage.ground().equals(row.ground()));
    }

    private static boolean isNeeded(Row row, String rule) {
        List<Row> all = all(rule);
        if (!RuleWording.of(rule).passages("title", Words.of(row.example())).isEmpty()) {
            return false;
        }
        RuleWording without =
                RuleWording.of(all.stream().filter(other -> !other.equals(row)).toList());
        return !without.passages("title", Words.of(row.example())).isEmpty();
    }

    private static List<Row> all(String rule) {
        return Stream.concat(Wordings.rows(Wordings.EVERY_RULE).stream(), Wordings.rows(rule).stream())
                .toList();
    }

    private static Stream<Row> lists(List<Row> rows) {
        return rows.stream().filter(row -> row.reading() == Reading.LIST || row.reading() == Reading.LANGUAGE);
    }
}
