package org.passerelle.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.exchange.Notice.Reason;
import org.passerelle.platform.Place;

/**
 * {@code lieuTravail} of an offer: {@code {"libelle": "57 - METZ TECHNOPOLE", "commune": "57463", "codePostal": "57000",
 * "latitude": 49.1, "longitude": 6.2}}. The département comes from the commune, else from the postcode, else from the label;
 * offers for a whole region, for all of France or for another country have only a label.
 */
final class FranceTravailPlace {

    /** INSEE code of a commune, {@code 2A004} in Corsica, or postcode. */
    private static final Pattern COMMUNE = Pattern.compile("(?:\\d{2}|2[AB])\\d{3}");

    private static final Pattern LABEL = Pattern.compile("(\\d{2,3}|2[AB]) - (.+)");

    /** There is no 20 since Corsica was divided. */
    private static final Pattern DEPARTMENT = Pattern.compile("0[1-9]|1\\d|2[1-9AB]|[3-8]\\d|9[0-5]|97[12346]");

    /** Ends the label of an offer for a whole département. */
    private static final String WHOLE_DEPARTMENT = "(Dept.)";

    /**
     * Where ISO 3166-2 has another code than {@code FR-} and the département's number: Paris since 2021, the overseas
     * collectivities by their letters.
     */
    private static final Map<String, String> ISO = Map.of(
            "75", "FR-75C", "975", "FR-PM", "977", "FR-BL", "978", "FR-MF", "984", "FR-TF", "986", "FR-WF", "987",
            "FR-PF", "988", "FR-NC");

    private FranceTravailPlace() {}

    static Place read(Fields place) throws UnreadableOffer {
        String label = place.text("libelle");
        String commune = place.text("commune");
        String postcode = place.text("codePostal");
        Double latitude = place.number("latitude");
        Double longitude = place.number("longitude");
        if (label == null && commune == null && postcode == null) {
            throw place.refusal("libelle", Reason.MISSING);
        }
        Matcher numbered = LABEL.matcher(label == null ? "" : label);
        boolean isNumbered = numbered.matches();
        Optional<String> department = department(place, "commune", commune)
                .or(() -> department(place, "codePostal", postcode))
                .or(() -> isNumbered ? region(numbered.group(1)) : Optional.empty());
        String name = isNumbered ? numbered.group(2).strip() : label;
        if (department.isPresent()) {
            return new Place(
                    "FR",
                    department.get(),
                    name == null || name.endsWith(WHOLE_DEPARTMENT) ? null : name,
                    latitude,
                    longitude);
        }
        String elsewhere = name == null ? "" : name;
        Optional<String> region = FrenchNames.region(elsewhere);
        String country = region.map(r -> "FR").or(() -> country(elsewhere)).orElse(null);
        if (country == null) {
            throw place.refusal("libelle", Reason.UNKNOWN, label == null ? "" : label);
        }
        return new Place(country, region.orElse(null), null, latitude, longitude);
    }

    private static Optional<String> country(String name) {
        return FrenchNames.fold(name).equals("france entiere") ? Optional.of("FR") : FrenchNames.country(name);
    }

    private static Optional<String> department(Fields place, String name, String code) {
        Optional<String> region = Optional.ofNullable(code)
                .filter(c -> COMMUNE.matcher(c).matches())
                .flatMap(c -> region(number(c)));
        if (code != null && region.isEmpty()) {
            place.notice(name, Reason.LEFT_OUT, code);
        }
        return region;
    }

    /** Three digits overseas; postcodes of Corsica still begin with 20: up to 201 in the south, from 202 in the north. */
    private static String number(String code) {
        if (code.startsWith("97") || code.startsWith("98")) {
            return code.substring(0, 3);
        }
        if (code.startsWith("20")) {
            return code.charAt(2) < '2' ? "2A" : "2B";
        }
        return code.substring(0, 2);
    }

    private static Optional<String> region(String department) {
        return Optional.ofNullable(ISO.get(department)).or(() -> Optional.of(department)
                .filter(DEPARTMENT.asMatchPredicate())
                .map(d -> "FR-" + d));
    }
}
