package org.passerelle.exchange;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Languages, countries and regions of France by their French names, whatever the case, accents and hyphens. */
final class FrenchNames {

    private static final Map<String, String> LANGUAGES =
            byName(Arrays.stream(Locale.getISOLanguages()).map(Locale::of), l -> l.getDisplayLanguage(Locale.FRENCH));

    private static final Map<String, String> COUNTRIES = byName(
            Arrays.stream(Locale.getISOCountries()).map(c -> Locale.of("", c)),
            l -> l.getDisplayCountry(Locale.FRENCH));

    /** Regions of France, ISO 3166-2; those overseas are départements too and go by their number. */
    private static final Map<String, String> REGIONS = Map.ofEntries(
            Map.entry("auvergne rhone alpes", "FR-ARA"),
            Map.entry("bourgogne franche comte", "FR-BFC"),
            Map.entry("bretagne", "FR-BRE"),
            Map.entry("centre val de loire", "FR-CVL"),
            Map.entry("corse", "FR-20R"),
            Map.entry("grand est", "FR-GES"),
            Map.entry("guadeloupe", "FR-971"),
            Map.entry("guyane", "FR-973"),
            Map.entry("hauts de france", "FR-HDF"),
            Map.entry("ile de france", "FR-IDF"),
            Map.entry("la reunion", "FR-974"),
            Map.entry("martinique", "FR-972"),
            Map.entry("mayotte", "FR-976"),
            Map.entry("normandie", "FR-NOR"),
            Map.entry("nouvelle aquitaine", "FR-NAQ"),
            Map.entry("occitanie", "FR-OCC"),
            Map.entry("pays de la loire", "FR-PDL"),
            Map.entry("provence alpes cote d azur", "FR-PAC"),
            Map.entry("reunion", "FR-974"));

    private FrenchNames() {}

    /** ISO 639-1 code. */
    static Optional<String> language(String name) {
        return Optional.ofNullable(LANGUAGES.get(fold(name)));
    }

    /** ISO 3166-1 alpha-2 code. */
    static Optional<String> country(String name) {
        return Optional.ofNullable(COUNTRIES.get(fold(name)));
    }

    /** ISO 3166-2 code of a region of France. */
    static Optional<String> region(String name) {
        return Optional.ofNullable(REGIONS.get(fold(name)));
    }

    /** Lower case, without accents, words of letters and digits with one space between them. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** Old codes ({@code iw}) give way to today's ({@code he}), under which the runtime names them too. */
    private static Map<String, String> byName(Stream<Locale> locales, Function<Locale, String> name) {
        return locales.collect(Collectors.toUnmodifiableMap(
                l -> fold(name.apply(l)),
                l -> l.getCountry().isEmpty() ? l.getLanguage() : l.getCountry(),
                (first, second) -> first));
    }
}
