package org.passerelle.sample;

import java.util.List;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Necessity;

/**
 * Where vacancies are and for whom.
 *
 * @param sector null for any
 * @param weight its share of the vacancies
 * @param text language of its adverts
 * @param language asked of the seeker, at {@code level}
 */
record Corridor(
        Country country,
        Sector sector,
        int weight,
        String text,
        String language,
        CefrLevel level,
        Necessity necessity) {

    static final List<Corridor> ALL = Lexicon.read(
            "corridors",
            row -> new Corridor(
                    Country.BY_CODE.get(row.get("country")),
                    Sector.of(row.get("sector")),
                    Integer.parseInt(row.get("weight")),
                    row.get("text"),
                    row.get("language"),
                    CefrLevel.valueOf(row.get("level")),
                    Necessity.valueOf(row.get("necessity"))));

    /** The first with adverts in this language. */
    static Corridor of(String country, Sector sector, String text) {
        return ALL.stream()
                .filter(c -> c.country.code().equals(country) && c.sector == sector && c.text.equals(text))
                .findFirst()
                .orElseThrow();
    }

    boolean abroad() {
        return !country.isHome();
    }
}
