package org.passerelle.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.Crosswalks.Path;
import org.passerelle.classification.Occupation.Crosswalk;
import org.passerelle.classification.Occupation.Match;
import org.passerelle.classification.importing.OfficialFiles;
import org.passerelle.classification.importing.OfficialZip;

class CrosswalksTest {

    private static final String A = "00000000-0000-0000-0000-00000000000a";
    private static final String B = "00000000-0000-0000-0000-00000000000b";

    private final Classification esco = read(OfficialZip.esco());
    private final Classification isco = read(OfficialZip.isco08());
    private final Classification rome = read(OfficialZip.rome3()
            .replace("rome_isco08.csv", "F1703,Pose de murs,7112,7112", "F1703,Pose de murs,7111,7111")
            .with("crosswalk.csv", """
                    code,title,scheme,target,match,source,version
                    F1703,Poseur / Poseuse de murs,ESCO,http://data.europa.eu/esco/occupation/%s,EXACT,Carte,1
                    F1701,,AUTRE,x,CLOSE,Carte,1
                    """.formatted(A)));
    private final Crosswalks crosswalks = new Crosswalks(List.of(esco, isco, rome));

    @Test
    void two_paths_to_one_classification_are_both_answered_each_with_its_source() {
        Crosswalk toEsco = new Crosswalk(
                "Poseur / Poseuse de murs",
                "ESCO",
                "http://data.europa.eu/esco/occupation/" + A,
                Match.EXACT,
                "Carte",
                "1");

        assertEquals(
                List.of(
                        new Path("Poseur / Poseuse de murs", "ESCO", A, null, Match.EXACT, "Carte", "1", null),
                        new Path(
                                null,
                                "ISCO-08",
                                "7111",
                                null,
                                Match.CLOSE,
                                "France Travail, table ROME - CITP-08",
                                "3.01",
                                null),
                        new Path(
                                "Poseur / Poseuse de murs",
                                "ISCO-08",
                                "7112",
                                null,
                                Match.BROAD,
                                "ESCO 1.1.1",
                                "1.1.1",
                                toEsco)),
                crosswalks.from(rome, rome.find("F1703").orElseThrow()));
    }

    @Test
    void a_classification_that_is_not_loaded_is_named_as_it_stands() {
        assertEquals(
                List.of("AUTRE x", "ISCO-08 7114"),
                crosswalks.from(rome, rome.find("F1701").orElseThrow()).stream()
                        .map(path -> path.scheme() + " " + path.target())
                        .toList());
    }

    @Test
    void crosswalks_are_read_backwards_too() {
        assertEquals(
                List.of("ESCO " + A + " null NARROW", "ESCO " + B + " null NARROW", "ESCO 7112 null EXACT"),
                shown(crosswalks.to(isco, isco.find("7112").orElseThrow())));
        assertEquals(
                List.of("ROME F1703 Poseur / Poseuse de murs EXACT"),
                shown(crosswalks.to(esco, esco.find(A).orElseThrow())));
    }

    @Test
    void what_leads_within_a_classification_is_no_path_out_of_it() {
        assertEquals(
                List.of("ISCO-08"),
                crosswalks.from(esco, esco.find(B).orElseThrow()).stream()
                        .map(Path::scheme)
                        .toList());
    }

    @Test
    void two_steps_claim_no_more_than_the_weaker_of_them() {
        List<String> joined = new ArrayList<>();
        for (Match first : Match.values()) {
            for (Match second : Match.values()) {
                joined.add(Crosswalks.joined(first, second).map(Match::name).orElse("-"));
            }
        }

        assertEquals(
                List.of(
                        "EXACT", "CLOSE", "BROAD", "NARROW", //
                        "CLOSE", "CLOSE", "BROAD", "NARROW", //
                        "BROAD", "BROAD", "BROAD", "-", //
                        "NARROW", "NARROW", "-", "NARROW"),
                joined);
        assertEquals(Optional.empty(), Crosswalks.joined(Match.BROAD, Match.NARROW));
    }

    private static List<String> shown(List<Path> paths) {
        return paths.stream()
                .map(path -> path.scheme() + " " + path.target() + " " + path.targetTitle() + " " + path.match())
                .sorted()
                .toList();
    }

    private static Classification read(OfficialZip zip) {
        return OfficialFiles.unzip(zip.zip()).read();
    }
}
