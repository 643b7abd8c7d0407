package org.passerelle.recruitment.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All entries that count, in memory. Immutable: a change of the register is another object. */
public final class Register {

    /** Knows nothing. */
    public static final Register SILENT = new Register(List.of());

    /** The later act first: it takes the place of an earlier one that nobody has closed. */
    private static final Comparator<RegisterEntry> LATEST_FIRST = Comparator.comparing(
                    RegisterEntry::validFrom, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed()
            .thenComparing(RegisterEntry::id);

    private final List<RegisterEntry> entries;
    private final Map<Kind, Map<String, List<RegisterEntry>>> byCountry = new EnumMap<>(Kind.class);

    /** @param entries of each entry its last version, none withdrawn */
    public Register(Collection<RegisterEntry> entries) {
        this.entries =
                entries.stream().sorted(Comparator.comparing(RegisterEntry::id)).toList();
        for (RegisterEntry entry : entries) {
            for (String country : entry.countries()) {
                byCountry
                        .computeIfAbsent(entry.kind(), kind -> new HashMap<>())
                        .computeIfAbsent(country, c -> new ArrayList<>())
                        .add(entry);
            }
        }
        byCountry.values().forEach(countries -> countries.values().forEach(list -> list.sort(LATEST_FIRST)));
    }

    /** What it says for this day. */
    public LawInForce asOf(LocalDate day) {
        return new LawInForce(this, day);
    }

    /** All entries, by id. */
    List<RegisterEntry> entries() {
        return entries;
    }

    /**
     * Those of a country, the latest first: a few dozen at most.
     *
     * @param country null for none
     */
    List<RegisterEntry> of(Kind kind, String country) {
        if (country == null) {
            return List.of();
        }
        return byCountry.getOrDefault(kind, Map.of()).getOrDefault(country, List.of());
    }
}
