package org.passerelle.recruitment.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passerelle.recruitment.register.EntryVersion.Matter;

/** The files of the folder {@code register}. */
class ShippedRegisterTest {

    private static final List<RegisterEntryDraft> ROWS = RegisterFiles.shipped();

    /** The days the conventions came into force at all: for early ratifications, later than twelve months after. */
    private static final Map<String, LocalDate> IN_FORCE = Map.ofEntries(
            Map.entry("C029", LocalDate.of(1932, 5, 1)),
            Map.entry("P029", LocalDate.of(2016, 11, 9)),
            Map.entry("C087", LocalDate.of(1950, 7, 4)),
            Map.entry("C088", LocalDate.of(1950, 8, 10)),
            Map.entry("C097", LocalDate.of(1952, 1, 22)),
            Map.entry("C098", LocalDate.of(1951, 7, 18)),
            Map.entry("C100", LocalDate.of(1953, 5, 23)),
            Map.entry("C105", LocalDate.of(1959, 1, 17)),
            Map.entry("C111", LocalDate.of(1960, 6, 15)),
            Map.entry("C118", LocalDate.of(1964, 4, 25)),
            Map.entry("C138", LocalDate.of(1976, 6, 19)),
            Map.entry("C143", LocalDate.of(1978, 12, 9)),
            Map.entry("C181", LocalDate.of(2000, 5, 10)),
            Map.entry("C182", LocalDate.of(2000, 11, 19)),
            Map.entry("C189", LocalDate.of(2013, 9, 5)),
            Map.entry("C190", LocalDate.of(2021, 6, 25)));

    private static List<RegisterEntryDraft> of(Kind kind) {
        return ROWS.stream().filter(r -> r.fact().kind() == kind).toList();
    }

    @Test
    void every_row_passes_the_checks_at_the_edge() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            ROWS.forEach(row -> assertEquals(Set.of(), factory.getValidator().validate(row), row::toString));
        }
        for (RegisterEntryDraft row : ROWS) {
            assertEquals(1, row.fact().members(), row::toString);
            assertTrue(row.validFrom() != null || row.fact().convention().ratifiedOn() == null, row::toString);
            assertTrue(row.validUntil() == null || !row.validUntil().isBefore(row.validFrom()), row::toString);
            assertTrue(
                    row.fact().minimumWage() == null || row.fact().minimumWage().isComparable(), row::toString);
        }
    }

    @Test
    void no_two_rows_are_about_the_same() {
        Set<Matter> seen = new HashSet<>();
        ROWS.forEach(row -> assertTrue(seen.add(Matter.of(row)), row::toString));
    }

    @Test
    void each_kind_is_there() {
        assertEquals(
                Set.of(Kind.values()), ROWS.stream().map(r -> r.fact().kind()).collect(Collectors.toSet()));
    }

    @Test
    void conventions_are_in_force_twelve_months_after_their_ratification() {
        for (RegisterEntryDraft row : of(Kind.CONVENTION)) {
            Fact.Convention convention = row.fact().convention();
            LocalDate first = IN_FORCE.get(convention.instrument());
            if (convention.ratifiedOn() == null) {
                assertEquals(null, row.validFrom(), row::toString);
            } else {
                LocalDate after = convention.ratifiedOn().plusYears(1);
                assertEquals(after.isBefore(first) ? first : after, row.validFrom(), row::toString);
            }
            assertEquals(convention.denouncedOn() == null, row.validUntil() == null, row::toString);
        }
    }

    @Test
    void nothing_is_known_of_a_day_after_its_source() {
        for (RegisterEntryDraft row : ROWS) {
            Fact.Convention convention = row.fact().convention();
            if (convention != null && convention.ratifiedOn() != null) {
                assertFalse(convention.ratifiedOn().isAfter(row.asOf()), row::toString);
            }
        }
    }

    @Test
    void a_country_that_bound_itself_by_c182_keeps_minors_from_hazardous_work() {
        Set<String> bound = of(Kind.CONVENTION).stream()
                .filter(r -> r.fact().convention().instrument().equals("C182"))
                .flatMap(r -> r.countries().stream())
                .collect(Collectors.toSet());
        of(Kind.MINIMUM_AGE).stream()
                .filter(r -> bound.containsAll(r.countries()))
                .forEach(r -> assertTrue(r.fact().minimumAge().hazardous() >= 18, r::toString));
    }

    @Test
    void minimum_wages_of_a_sector_follow_one_another_without_overlap() {
        List<RegisterEntryDraft> wages = of(Kind.MINIMUM_WAGE);
        for (RegisterEntryDraft one : wages) {
            for (RegisterEntryDraft other : wages) {
                boolean sameMatter = one != other
                        && one.countries().equals(other.countries())
                        && one.fact().subject().equals(other.fact().subject())
                        && one.validFrom().isBefore(other.validFrom());
                assertTrue(
                        !sameMatter
                                || one.validUntil() != null && one.validUntil().isBefore(other.validFrom()),
                        () -> one + " and " + other);
            }
        }
    }

    @Test
    void rows_are_sorted_so_that_a_change_reads_well() throws IOException {
        List<String> unsorted = new ArrayList<>();
        try (var files = Files.newDirectoryStream(Path.of("register"), "*.csv")) {
            for (Path file : files) {
                List<String> firstCells = Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList();
                if (!firstCells.equals(firstCells.stream().sorted().toList())) {
                    unsorted.add(file.toString());
                }
            }
        }
        assertEquals(List.of(), unsorted);
    }

    @Test
    void the_countries_of_the_corridors_are_there() {
        Set<String> countries = of(Kind.CONVENTION).stream()
                .flatMap(r -> r.countries().stream())
                .collect(Collectors.toSet());
        assertEquals(
                new TreeSet<>(
                        List.of("BJ CM ML SN MR MA TN DZ EG LY FR ES IT DE PT BE GB CA SA AE QA KW OM BH LB JO CI GA"
                                .split(" "))),
                new TreeSet<>(countries));
    }
}
