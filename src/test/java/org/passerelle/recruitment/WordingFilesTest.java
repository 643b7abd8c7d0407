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

    @ParameterizedTest
    @ValueSource(strings = {NoWorkerFees.ID, OwnPapers.ID, NoDiscriminatingWish.ID})
    void every_breach_row_finds_its_example_alone_and_with_all_exceptions(String rule) {
        List<Row> rows = Wording.rows(rule);
        Wording all = new Wording(rows);
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            if (row.reading() == Reading.BREACH) {
                Wording alone =
                        new Wording(Stream.concat(lists(rows), Stream.of(row)).toList());
                if (!finds(alone, row)) {
                    wrong.add("not found: " + row);
                } else if (!finds(all, row)) {
                    wrong.add("excused: " + row);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {NoWorkerFees.ID, OwnPapers.ID, NoDiscriminatingWish.ID})
    void every_exception_excuses_its_example_which_without_it_is_a_breach(String rule) {
        List<Row> rows = Wording.rows(rule);
        Wording all = new Wording(rows);
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            if (isException(row)) {
                Wording without =
                        new Wording(rows.stream().filter(other -> other != row).toList());
                if (without.passages("title", row.example(), "fr").isEmpty()) {
                    wrong.add("needless: " + row);
                } else if (!all.passages("title", row.example(), "fr").isEmpty()) {
                    wrong.add("still a breach: " + row);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {NoWorkerFees.ID, OwnPapers.ID, NoDiscriminatingWish.ID})
    void every_breach_names_its_source_and_its_ground(String rule) {
        List<Row> breaches = Wording.rows(rule).stream()
                .filter(row -> row.reading() == Reading.BREACH)
                .toList();
        assertTrue(breaches.stream().noneMatch(row -> row.source().isBlank()));
        assertTrue(breaches.stream().noneMatch(row -> row.ground().isBlank()));
    }

    @Test
    void grounds_of_discrimination_are_those_of_the_draft_and_none_is_forgotten() {
        Set<String> named = Wording.rows(NoDiscriminatingWish.ID).stream()
                .filter(row -> row.reading() == Reading.BREACH)
                .map(Row::ground)
                .collect(Collectors.toSet());
        assertEquals(Stream.of(Ground.values()).map(Enum::name).collect(Collectors.toSet()), named);
    }

    private static boolean finds(Wording wording, Row row) {
        return wording.passages("title", row.example(), row.language()).stream()
                .anyMatch(passage -> passage.ground().equals(row.ground()));
    }

    private static Stream<Row> lists(List<Row> rows) {
        return rows.stream().filter(row -> row.reading() == Reading.LIST);
    }

    private static boolean isException(Row row) {
        return switch (row.reading()) {
            case BREACH, PAUSE, LIST -> false;
            case NEGATION, QUOTATION, EMPLOYER_PAID, POSITIVE_ACTION, LEGAL_REQUIREMENT, OTHER_SENSE -> true;
        };
    }
}
