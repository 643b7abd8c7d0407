package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownTest {

    private static final Map<String, String> CAPITALS = Map.of("SN", "Dakar", "FR", "Paris", "ES", "Madrid");

    private final List<Set<String>> asked = new ArrayList<>();
    private final Known<String, String> capitals = new Known<>(this::find, "?");

    @Test
    void many_are_looked_up_together_and_each_once() {
        capitals.expect(Stream.of("SN", null, "FR", "SN"));
        assertEquals(
                List.of("Paris", "Madrid", "?"),
                capitals.getAll(Stream.of("FR", "ES", null, "XX", "FR")).toList());
        assertEquals("Dakar", capitals.get("SN"));
        capitals.expect(Stream.of("ES", "FR"));

        assertEquals(List.of(Set.of("SN", "FR"), Set.of("ES", "XX")), asked);
    }

    @Test
    void what_is_not_there_is_not_looked_up_again() {
        assertEquals("?", capitals.get("XX"));
        assertEquals("?", capitals.get("XX"));
        assertEquals("?", capitals.get(null));
        assertEquals(List.of(Set.of("XX")), asked);

        Known<String, String> nothing = new Known<>(this::find, null);
        assertNull(nothing.get("YY"));
        assertNull(nothing.get("YY"));
        assertEquals(List.of(Set.of("XX"), Set.of("YY")), asked);
    }

    @Test
    void what_is_known_can_change_and_what_is_not_is_left_to_be_looked_up() {
        capitals.expect(Stream.of("SN", "XX"));
        capitals.change("SN", "Grand-"::concat);
        capitals.change("FR", "Grand-"::concat);
        capitals.changeAll(capital -> capital + "!");

        assertEquals(
                List.of("Grand-Dakar!", "?!", "Paris"),
                capitals.getAll(Stream.of("SN", "XX", "FR")).toList());
        assertEquals(List.of(Set.of("SN", "XX"), Set.of("FR")), asked);
    }

    private Map<String, String> find(Set<String> countries) {
        asked.add(countries);
        return countries.stream()
                .filter(CAPITALS::containsKey)
                .collect(Collectors.toMap(Function.identity(), CAPITALS::get));
    }
}
