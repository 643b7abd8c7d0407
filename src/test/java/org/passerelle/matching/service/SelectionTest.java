package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.passerelle.matching.service.GroupView.Counts;

class SelectionTest {

    private static Optional<SelectionView> selection(String rate, String ratio, boolean below) {
        return Optional.of(new SelectionView(new BigDecimal(rate), new BigDecimal(ratio), below));
    }

    private static SelectionView.Counts counts(long considered, long chosen) {
        return new SelectionView.Counts(considered, chosen);
    }

    @Test
    void four_fifths_of_the_highest_rate_are_enough_and_less_is_not() {
        assertEquals(
                List.of(
                        selection("0.500000", "1.0000", false),
                        selection("0.400000", "0.8000", false),
                        selection("0.399900", "0.7998", true)),
                SelectionView.compare(List.of(counts(1000, 500), counts(1000, 400), counts(10000, 3999)), 12000));
    }

    @Test
    void the_flag_is_set_before_rounding() {
        assertEquals(
                selection("0.800000", "0.8000", true),
                SelectionView.compare(List.of(counts(1_000_000, 1_000_000), counts(10_000_000, 7_999_999)), 11_000_000)
                        .getLast());
    }

    @Test
    void a_group_below_one_in_fifty_is_not_compared_and_not_the_highest() {
        assertEquals(
                List.of(selection("0.500000", "1.0000", false), Optional.empty()),
                SelectionView.compare(List.of(counts(982, 491), counts(18, 18)), 1000));
        assertEquals(
                List.of(selection("0.500000", "0.5000", true), selection("1.000000", "1.0000", false)),
                SelectionView.compare(List.of(counts(980, 490), counts(20, 20)), 1000));
    }

    @Test
    void where_nobody_was_chosen_there_is_nothing_to_compare() {
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                SelectionView.compare(List.of(counts(10, 0), counts(0, 0)), 10));
    }

    @Test
    void one_small_count_takes_the_next_smallest_with_it() {
        assertEquals(List.of("F null", "M 50", "X 20", "UNKNOWN null"), shown(new long[] {3, 50, 20, 0}));
        assertEquals(List.of("F 10", "M 50", "X 20", "UNKNOWN 0"), shown(new long[] {10, 50, 20, 0}));
        assertEquals(List.of("F null", "M null", "X null", "UNKNOWN 0"), shown(new long[] {9, 1, 5, 0}));
    }

    private static List<String> shown(long[] returned) {
        List<String> groups = List.of("F", "M", "X", "UNKNOWN");
        return GroupView.withoutSmall(
                        groups.stream()
                                .map(group -> new Counts(group, 100L, 100L, returned[groups.indexOf(group)]))
                                .toList(),
                        10)
                .stream()
                .map(view -> view.group() + " " + view.returned())
                .toList();
    }
}
