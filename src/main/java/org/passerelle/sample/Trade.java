package org.passerelle.sample;

import java.util.List;
import java.util.Map;
import org.passerelle.classification.Classification;

/**
 * An occupation as the sample's labour market knows it.
 *
 * @param weights how common it is, by country of residence
 * @param women share of women among those in it
 * @param isced usual level of education
 * @param pay in hundredths of the country's base pay
 * @param licence driving licence that it needs, empty for none
 * @param abroad share of those in it who would go abroad
 * @param hires whether employers advertise it; in other trades people work for themselves
 * @param spanish its title in Spanish, which the classification lacks; empty where no advert is in Spanish
 */
record Trade(
        String code,
        Sector sector,
        Map<String, Integer> weights,
        double women,
        int isced,
        int pay,
        String licence,
        double abroad,
        boolean hires,
        String spanish) {

    private static final List<Trade> ALL = Lexicon.read(
            "trades",
            row -> new Trade(
                    row.get("code"),
                    Sector.of(row.get("sector")),
                    Map.of(
                            "SN", Integer.valueOf(row.get("SN")),
                            "ML", Integer.valueOf(row.get("ML")),
                            "MA", Integer.valueOf(row.get("MA"))),
                    Integer.parseInt(row.get("women")) / 100.0,
                    Integer.parseInt(row.get("isced")),
                    Integer.parseInt(row.get("pay")),
                    row.get("licence"),
                    Integer.parseInt(row.get("abroad")) / 100.0,
                    row.get("hires").equals("yes"),
                    row.get("es")));

    /**
     * The trades that this classification has as occupations.
     *
     * @throws IllegalArgumentException when it has none of them
     */
    static List<Trade> in(Classification classification) {
        List<Trade> known =
                ALL.stream().filter(t -> classification.isOccupation(t.code())).toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException(
                    "Classification " + classification.id() + " has none of the occupations of the sample");
        }
        return known;
    }

    int weight(String country) {
        return weights.get(country);
    }

    /** How common it is in all home countries together. */
    int weight() {
        return weights.values().stream().mapToInt(Integer::intValue).sum();
    }
}
