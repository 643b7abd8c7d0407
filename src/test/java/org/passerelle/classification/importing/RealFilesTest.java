package org.passerelle.classification.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ClassificationSearch;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Occupation.Level;
import org.passerelle.classification.Occupation.Match;

/** The official files as they are published, where they lie beside the project; figures are those of the files. */
class RealFilesTest {

    /** On two cores, from the zip to the search over it. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void rome_3_47_is_whole() throws IOException {
        Classification rome = load("rome-3.47");

        assertEquals("rome 3.47", rome.id() + " " + rome.version());
        assertEquals(532, count(rome, Level.OCCUPATION));
        assertEquals(14, count(rome, Level.DOMAIN));
        assertEquals(110, count(rome, Level.AREA));
        assertEquals(10_990, titles(rome, Occupation.TitleKind.ALTERNATIVE));
        // The file has 4,218: 210 of them differ from another one only in the titles they start from or lead to.
        assertEquals(
                4_008,
                rome.occupations().stream().mapToInt(o -> o.moves().size()).sum());
        assertEquals(4_947, rome.skills().size());
        assertEquals(
                12_109,
                rome.occupations().stream().mapToInt(o -> o.skills().size()).sum());
        assertEquals("Films d'animation et effets spéciaux", rome.title("L1510", "fr"));
        assertEquals("2166", rome.find("L1510").orElseThrow().isco08());
        assertEquals(298, occupations(rome).map(Occupation::isco08).distinct().count());
        assertTrue(rome.occupations().stream().flatMap(o -> o.titles().stream()).noneMatch(t -> t.title()
                .contains("''")));
        assertEquals("Production", rome.title("A14", "fr"));
    }

    @Test
    void rome_4_60_is_whole_and_leads_back_to_series_3() throws IOException {
        Classification rome = load("rome-4.60");

        assertEquals("rome 4.60", rome.id() + " " + rome.version());
        assertEquals(1_584, count(rome, Level.OCCUPATION));
        assertEquals(
                13_120,
                rome.occupations().stream().mapToInt(o -> o.titles().size()).sum());
        assertEquals(
                1_584,
                crosswalks(rome)
                        .filter(c -> c.title() == null && c.scheme().equals("ROME"))
                        .count());
        assertEquals(404, crosswalks(rome).filter(c -> c.title() != null).count());
        assertEquals(
                532,
                crosswalks(rome).map(Occupation.Crosswalk::target).distinct().count());
        assertTrue(rome.find("E1122").orElseThrow().crosswalks().stream()
                .anyMatch(c -> "Adaptateur-traducteur / Adaptatrice-traductrice".equals(c.title())
                        && c.target().equals("E1102")));
        assertEquals(241, occupations(rome).filter(o -> !o.flags().isEmpty()).count());
    }

    @Test
    void isco_08_has_all_levels_and_the_index() throws IOException {
        Classification isco = load("isco-08");

        assertEquals(10, count(isco, Level.DOMAIN));
        assertEquals(43 + 130, count(isco, Level.AREA));
        assertEquals(436, count(isco, Level.OCCUPATION));
        // 7,018 lines in two languages, without those that repeat another title of their group, or its name.
        assertEquals(13_471, titles(isco, Occupation.TitleKind.ALTERNATIVE));
        assertEquals(Optional.of("711"), isco.areaOf("7112"));
        assertEquals(Optional.of("7"), isco.domainOf("7112"));
        assertTrue(isco.titleKey("0110", "Admiral").isPresent());
    }

    @Test
    void esco_1_1_1_is_whole() throws IOException {
        Classification esco = load("esco");

        assertEquals("esco 1.1.1", esco.id() + " " + esco.version());
        assertEquals(3_007, count(esco, Level.OCCUPATION));
        assertEquals(10, count(esco, Level.DOMAIN));
        assertEquals(43 + 130 + 436, count(esco, Level.AREA));
        assertEquals(30_089, titles(esco, "en", Occupation.TitleKind.ALTERNATIVE));
        assertEquals(3_007 + 619, titles(esco, "en", Occupation.TitleKind.PREFERRED));
        assertEquals(10_744, titles(esco, "fr", Occupation.TitleKind.ALTERNATIVE));
        assertEquals(2_740, titles(esco, "fr", Occupation.TitleKind.PREFERRED));
        assertEquals(
                Set.of(Occupation.Flag.REGULATED),
                occupations(esco)
                        .filter(o -> !o.flags().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .flags());
        assertEquals(15, occupations(esco).filter(o -> !o.flags().isEmpty()).count());
        // The file has 1,248; one of them is of an occupation that the other files do not have.
        assertEquals(
                1_247,
                crosswalks(esco)
                        .filter(c -> c.scheme().equals("ESCO") && c.match() == Match.BROAD)
                        .count());
        Occupation director = esco.find("00030d09-2b3a-4efd-87cc-c4ea39d27c34").orElseThrow();
        assertEquals("2654", director.isco08());
        assertEquals(
                List.of(
                        "http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34",
                        "2654.1.7",
                        "2654",
                        "cb93fd23-1f51-4495-867a-936c1967066b"),
                director.crosswalks().stream().map(Occupation.Crosswalk::target).toList());
    }

    private static Classification load(String folder) throws IOException {
        Path files = OfficialZip.real(folder);
        byte[] zip = OfficialZip.in(files).zip();
        long start = System.nanoTime();
        Classification classification = OfficialFiles.unzip(zip).read();
        new ClassificationSearch(classification);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "%s %s: %d entries, %d titles, %d crosswalks in %.1f s%n",
                classification.id(),
                classification.version(),
                classification.occupations().size(),
                classification.occupations().stream()
                        .mapToInt(o -> o.titles().size())
                        .sum(),
                crosswalks(classification).count(),
                took.toMillis() / 1000.0);
        assertTrue(took.compareTo(LIMIT) < 0, () -> "took " + took);
        return classification;
    }

    private static Stream<Occupation> occupations(Classification classification) {
        return classification.occupations().stream().filter(o -> o.level() == Level.OCCUPATION);
    }

    private static Stream<Occupation.Crosswalk> crosswalks(Classification classification) {
        return classification.occupations().stream().flatMap(o -> o.crosswalks().stream());
    }

    private static long count(Classification classification, Level level) {
        return classification.occupations().stream()
                .filter(o -> o.level() == level)
                .count();
    }

    private static long titles(Classification classification, Occupation.TitleKind kind) {
        return classification.languages().stream()
                .mapToLong(language -> titles(classification, language, kind))
                .sum();
    }

    private static long titles(Classification classification, String language, Occupation.TitleKind kind) {
        return classification.occupations().stream()
                .flatMap(o -> o.titles().stream())
                .filter(t -> t.kind() == kind && t.language().equals(language))
                .count();
    }
}
