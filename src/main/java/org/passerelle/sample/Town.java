package org.passerelle.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.passerelle.platform.Place;

/**
 * @param weight thousands of inhabitants; 0 abroad
 * @param language what most people there speak at home, ISO 639-1 (Tamazight, Songhay and Jola have no code there)
 * @param office key of the local office in charge, empty abroad
 */
record Town(Place place, int weight, String language, String office) {

    private static final List<Town> ALL = Lexicon.read(
            "towns",
            row -> new Town(
                    new Place(
                            row.get("country"),
                            row.get("region"),
                            row.get("town"),
                            Double.valueOf(row.get("latitude")),
                            Double.valueOf(row.get("longitude"))),
                    Integer.parseInt(row.get("weight")),
                    row.get("language"),
                    row.get("office")));

    /** Where seekers live, by country. */
    static final Map<String, Weighted<Town>> AT_HOME = ALL.stream()
            .filter(town -> !town.office().isEmpty())
            .collect(Collectors.groupingBy(
                    town -> town.place().country(),
                    Collectors.collectingAndThen(Collectors.toList(), towns -> Weighted.of(towns, Town::weight))));

    static Town named(String country, String name) {
        return ALL.stream()
                .filter(town -> town.place().country().equals(country)
                        && town.place().locality().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
