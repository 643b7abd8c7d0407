package org.passerelle.classification.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Occupation.Crosswalk;
import org.passerelle.classification.Occupation.Importance;
import org.passerelle.classification.Occupation.Match;
import org.passerelle.classification.Occupation.MoveKind;
import org.passerelle.classification.Occupation.TitleKind;

class OfficialFilesTest {

    private static final String A = "00000000-0000-0000-0000-00000000000a";
    private static final String B = "00000000-0000-0000-0000-00000000000b";
    private static final String ESCO = "http://data.europa.eu/esco/occupation/";

    @Test
    void rome_3_gives_occupations_titles_skills_moves_and_isco_groups() {
        Classification rome = OfficialZip.rome3().read();

        assertEquals("rome 3.01 [fr]", rome.id() + " " + rome.version() + " " + rome.languages());
        assertEquals(
                List.of("F", "F17", "F1701", "F1703", "F1704"),
                rome.occupations().stream().map(Occupation::code).toList());
        assertEquals("Murs et coffrages", rome.title("F17", "fr"));
        Occupation walls = rome.find("F1703").orElseThrow();
        assertEquals(
                List.of(
                        new Occupation.Title("fr", TitleKind.PREFERRED, "Pose de murs"),
                        new Occupation.Title("fr", TitleKind.ALTERNATIVE, "Poseur / Poseuse de murs"),
                        new Occupation.Title("fr", TitleKind.ALTERNATIVE, "Ouvrier / Ouvrière d'enduits")),
                walls.titles());
        assertEquals(
                List.of(
                        new Occupation.SkillLink("900", Importance.ESSENTIAL),
                        new Occupation.SkillLink("901", Importance.OPTIONAL)),
                walls.skills());
        assertEquals("Lecture d'un plan", rome.skillTitle("900", "fr"));
        assertEquals(List.of(new Occupation.Move("F1701", MoveKind.NEAR)), walls.moves());
        assertEquals("7112", walls.isco08());
        assertEquals(
                List.of(new Crosswalk(
                        null, "ISCO-08", "7112", Match.CLOSE, "France Travail, table ROME - CITP-08", "3.01")),
                walls.crosswalks());
    }

    @Test
    void an_occupation_that_only_the_table_or_the_sheets_name_is_completed() {
        assertEquals("Aide", OfficialZip.rome3().read().title("F1704", "fr"));
        assertEquals(
                "F1704", OfficialZip.rome3().without("rome_isco08.csv").read().title("F1704", "fr"));
    }

    @Test
    void rome_4_leads_back_to_series_3_by_occupation_and_where_it_differs_by_title() {
        Classification rome = OfficialZip.rome4().read();

        assertEquals("rome 4.01", rome.id() + " " + rome.version());
        String source = "ROME 4.01, code_rome_parent";
        assertEquals(
                List.of(
                        new Crosswalk(null, "ROME", "F1703", Match.BROAD, source, "4.01"),
                        new Crosswalk("Poseur / Poseuse de dalles", "ROME", "F1701", Match.BROAD, source, "4.01")),
                rome.find("F1703").orElseThrow().crosswalks());
        assertEquals(
                List.of(new Crosswalk(null, "ROME", "F1704", Match.EXACT, source, "4.01")),
                rome.find("F1709").orElseThrow().crosswalks());
        assertEquals(
                Set.of(Occupation.Flag.REGULATED),
                rome.find("F1703").orElseThrow().flags());
        assertEquals(
                List.of(new Occupation.Title("fr", TitleKind.PREFERRED, "Aide de chantier")),
                rome.find("F1709").orElseThrow().titles());
    }

    @Test
    void in_series_4_new_codes_take_the_isco_group_of_their_parent() {
        Classification rome = OfficialZip.rome4()
                .with("rome_isco08.csv", "rome,rome_label,isco08\nF1703,Pose de murs,7112\n")
                .read();

        assertEquals("7112", rome.find("F1710").orElseThrow().isco08());
        assertEquals(
                Set.of("F1703 CLOSE", "F1710 BROAD"),
                rome.occupations().stream()
                        .flatMap(o -> o.crosswalks().stream()
                                .filter(c -> c.scheme().equals("ISCO-08"))
                                .map(c -> o.code() + " " + c.match()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void isco_has_its_four_levels_and_gets_its_leading_zeros_back() {
        Classification isco = OfficialZip.isco08().read();

        assertEquals("isco-08 2008", isco.id() + " " + isco.version());
        Occupation masons = isco.find("7112").orElseThrow();
        assertEquals("7112", masons.isco08());
        assertEquals(
                List.of("711", "71", "7"),
                isco.above(masons).map(Occupation::code).toList());
        assertEquals(
                List.of(
                        new Occupation.Title("en", TitleKind.PREFERRED, "Bricklayers"),
                        new Occupation.Title("fr", TitleKind.PREFERRED, "Maçons"),
                        new Occupation.Title("en", TitleKind.ALTERNATIVE, "Bricklayer, chimney"),
                        new Occupation.Title("fr", TitleKind.ALTERNATIVE, "Briqueteur, cheminée"),
                        new Occupation.Title("en", TitleKind.ALTERNATIVE, "Bricklayer, stack")),
                masons.titles());
        assertEquals(
                List.of(new Crosswalk("Admiral", "ISCO-88", "0110", Match.BROAD, "ISCO-08 index of titles", "2008")),
                isco.find("0110").orElseThrow().crosswalks());
    }

    @Test
    void esco_gives_isco_groups_as_areas_and_keeps_uris_as_crosswalks() {
        Classification esco = OfficialZip.esco().read();

        assertEquals("esco 1.1.1 [en, fr]", esco.id() + " " + esco.version() + " " + esco.languages());
        Occupation chimneys = esco.find(B).orElseThrow();
        assertEquals("7112", chimneys.parent());
        assertEquals("7112", chimneys.isco08());
        assertEquals(Set.of(Occupation.Flag.REGULATED), chimneys.flags());
        assertEquals(
                List.of(
                        new Crosswalk(null, "ESCO", ESCO + B, Match.EXACT, "ESCO 1.1.1", "1.1.1"),
                        new Crosswalk(null, "ESCO", "7112.1.1", Match.EXACT, "ESCO 1.1.1", "1.1.1"),
                        new Crosswalk(null, "ISCO-08", "7112", Match.BROAD, "ESCO 1.1.1", "1.1.1"),
                        new Crosswalk(null, "ESCO", A, Match.BROAD, "ESCO 1.1.1, broader relations", "1.1.1")),
                chimneys.crosswalks());
        assertEquals(
                List.of("en bricklayer", "en brick mason", "fr poseur de briques", "fr briqueteur", "fr briqueteuse"),
                esco.find(A).orElseThrow().titles().stream()
                        .map(t -> t.language() + " " + t.title())
                        .toList());
        assertEquals(Occupation.Level.AREA, esco.find("7112").orElseThrow().level());
    }

    @Test
    void an_edition_of_esco_that_is_not_known_is_called_by_its_newest_date() {
        assertEquals(
                "2016-07-05",
                OfficialZip.esco()
                        .replace("occupations_en.csv", "2022-07-27T", "2015-07-27T")
                        .read()
                        .version());
    }

    @ParameterizedTest(name = "{0} {1}: {2} becomes {3}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            ROME  | unix_referentiel_code_rome_v301_utf8.csv       | "F1701",             | "F1703",             | 3:code_rome
            ROME  | unix_referentiel_code_rome_v301_utf8.csv       | "F1701",             | "F17010",            | 3:code_rome
            ROME  | unix_referentiel_code_rome_v301_utf8.csv       | "Pose de coffrages"  | ""                   | 3:libelle_rome
            ROME  | unix_referentiel_code_rome_v301_utf8.csv       | "libelle_rome"       | "libelle"            | 1:libelle_rome
            ROME  | unix_referentiel_code_rome_v301_utf8.csv       | "11","Pose           | "11,"Pose            | 3
            ROME  | unix_referentiel_appellation_v301_utf8.csv     | "F1701","1"          | "F1799","1"          | 4:code_rome
            ROME  | unix_referentiel_appellation_v301_utf8.csv     | "102",               | "101",               | 4:code_ogr
            ROME  | unix_referentiel_appellation_v301_utf8.csv     | "Poseur(se) murs",   | ``                   | 2
            ROME  | unix_referentiel_competence_v301_utf8.csv      | "901"                | "900"                | 3:code_ogr
            ROME  | unix_liens_rome_referentiels_v301_utf8.csv     | "901"                | "902"                | 3:code_ogr
            ROME  | unix_liens_rome_referentiels_v301_utf8.csv     | "F1703","901"        | "F1733","901"        | 3:code_rome
            ROME  | unix_rubrique_mobilite_v301_utf8.csv           | "F1704","F1703"      | "F1704","F9999"      | 4:code_rome_cible
            ROME  | unix_rubrique_mobilite_v301_utf8.csv           | "F1704","F1703"      | "F1704","F1704"      | 4:code_rome_cible
            ROME  | unix_rubrique_mobilite_v301_utf8.csv           | "","2"               | "","3"               | 4:code_type_mobilite
            ROME  | unix_item_arborescence_v301_utf8.csv           | "F17"                | "G17"                | 2:code_noeud
            ROME  | rome_isco08.csv                                | 7114,7114            | 7114,71140           | 2:isco08
            ROME  | rome_isco08.csv                                | F1704                | F1703                | 4:rome
            ROME4 | unix_referentiel_code_rome_v401_utf8.csv       | "O","F1703"          | "O","F173"           | 3:code_rome_parent
            ROME4 | unix_referentiel_appellation_v401_utf8.csv     | "SYNONYME","F1701"   | "SYNONYME","1701"    | 6:code_rome_parent
            ISCO  | groups_fr_en.csv                               | 7112,                | 7122,                | 5:code
            ISCO  | groups_fr_en.csv                               | 7112,                | 711,                 | 5:code
            ISCO  | groups_fr_en.csv                               | 7112,                | 71A2,                | 5:code
            ISCO  | groups_fr_en.csv                               | ,Bricklayers         | ,                    | 5:name_english
            ISCO  | index_titles_fr_en.csv                         | 110,                 | 119,                 | 4:code
            ISCO  | index_titles_fr_en.csv                         | Amiral               | ``                   | 4:name_french
            ESCO  | ISCOGroups_en.csv                              | isco/C711,           | isco/C712,           | 5:conceptUri
            ESCO  | occupations_en.csv                             | 00000000000b,7112    | 00000000000a,7112    | 5:conceptUri
            ESCO  | occupations_en.csv                             | 00000000000b,7112    | 00000000000b,7113    | 5:iscoGroup
            ESCO  | occupations_en.csv                             | 00000000000b,7112    | 00000000000B,7112    | 5:conceptUri
            ESCO  | occupations_en.csv                             | 2016-07-05T13:58:41Z | hier                 | 5:modifiedDate
            ESCO  | occupations_en.csv                             | chimney bricklayer   | ``                   | 5:preferredLabel
            ESCO  | occupations_fr.csv                             | 00000000000a,        | 0000000000ee,        | 2:conceptUri
            ESCO  | broaderRelationsOccPillar.csv                  | ISCOGroup,http://data.europa.eu/esco/isco/C7112 | Occupation,http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-00000000000b | 3:broaderUri
            """)
    void a_broken_line_is_named_by_file_line_and_column(
            String format, String file, String text, String replacement, String place) {
        OfficialZip zip =
                switch (format) {
                    case "ROME" -> OfficialZip.rome3();
                    case "ROME4" -> OfficialZip.rome4();
                    case "ISCO" -> OfficialZip.isco08();
                    default -> OfficialZip.esco();
                };
        List<String> flaws =
                zip.replace(file, text, replacement == null ? "" : replacement).flaws();

        assertTrue(flaws.contains(file + ":" + place), flaws::toString);
    }

    @Test
    void a_file_in_another_encoding_is_refused_with_the_line() {
        byte[] latin1 =
                "\"code_rome\",\"libelle_rome\"\n\"F1703\",\"Maçonnerie\"\n".getBytes(StandardCharsets.ISO_8859_1);

        assertTrue(OfficialZip.rome3()
                .with("unix_referentiel_code_rome_v301_utf8.csv", latin1)
                .flaws()
                .contains("unix_referentiel_code_rome_v301_utf8.csv:2"));
    }

    @Test
    void a_file_that_is_missing_is_named() {
        assertEquals(
                List.of("unix_referentiel_code_rome_v401_utf8.csv"),
                OfficialZip.rome4()
                        .without("unix_referentiel_code_rome_v401_utf8.csv")
                        .flaws());
        assertEquals(
                List.of("groups_fr_en.csv"),
                OfficialZip.isco08().without("groups_fr_en.csv").flaws());
        assertEquals(
                List.of("ISCOGroups_en.csv"),
                OfficialZip.esco().without("ISCOGroups_en.csv").flaws());
    }

    @Test
    void no_more_than_a_hundred_flaws_are_named() {
        OfficialZip zip = OfficialZip.isco08()
                .with("index_titles_fr_en.csv", "code,name_french,name_english\n" + "9,x,x\n".repeat(500));

        assertEquals(100, zip.flaws().size());
    }

    @Test
    void one_zip_holds_one_classification() {
        assertEquals(
                List.of("zip"),
                OfficialZip.esco()
                        .with("groups_fr_en.csv", "code,name_french,name_english\n")
                        .flaws());
        assertEquals(
                List.of("zip"),
                OfficialZip.rome3()
                        .with("unix_referentiel_code_rome_v401_utf8.csv", "")
                        .flaws());
        assertEquals(
                List.of("zip"),
                OfficialZip.rome3().with("classification.json", "{}").flaws());
    }

    @Test
    void mappings_and_flags_of_ones_own_may_come_beside_official_files() {
        OfficialZip zip = OfficialZip.rome3()
                .with("flags.csv", "code,flag\nF1701,HAZARDOUS_FOR_MINORS\n")
                .with("crosswalk.csv", """
                        scheme,code,title,target,match,source,version

                        ESCO,F1703,Poseur / Poseuse de murs,x,EXACT,"Carte
                        à nous",
                        ESCO,F1701,,y,EXACT,Carte,
                        """);

        Classification rome = zip.read();
        assertEquals(
                Set.of(Occupation.Flag.HAZARDOUS_FOR_MINORS),
                rome.find("F1701").orElseThrow().flags());
        assertEquals(
                List.of("x", "7112"),
                rome.find("F1703").orElseThrow().crosswalks().stream()
                        .map(Crosswalk::target)
                        .toList());
        assertEquals(
                List.of("crosswalk.csv:5:code"),
                zip.replace("crosswalk.csv", "ESCO,F1701", "ESCO,F9999").flaws());
    }
}
