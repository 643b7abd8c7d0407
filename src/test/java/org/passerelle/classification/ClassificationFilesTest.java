package org.passerelle.classification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationFilesTest {

    @Test
    void what_the_files_say_is_what_one_finds() {
        Classification classification = new Sample().read();

        assertEquals("sample", classification.id());
        assertEquals("1.0", classification.version());
        assertEquals(List.of("fr", "en"), classification.languages());
        assertEquals(
                List.of("F", "F17", "F1701", "F1703", "F1704"),
                classification.occupations().stream().map(Occupation::code).toList());
        Occupation mason = classification.find("F1703").orElseThrow();
        assertEquals("7112", mason.isco08());
        assertEquals(List.of(new Occupation.SkillLink("900001", Occupation.Importance.ESSENTIAL)), mason.skills());
        assertEquals(
                List.of(
                        new Occupation.Crosswalk(null, "ROME", "F1703", Occupation.Match.EXACT, "ROME", "3.47"),
                        new Occupation.Crosswalk(
                                "Aide-maçon", "ISCO-08", "9313", Occupation.Match.CLOSE, "Essai", null)),
                mason.crosswalks());
        assertEquals(Optional.of("F17"), classification.areaOf("F1703"));
        assertEquals(Optional.of("F"), classification.domainOf("F1703"));
        assertEquals(Set.of("F1701"), classification.nearTo("F1703"));
        assertEquals(Set.of("F1703"), classification.progressionsTo("F1704"));
        assertEquals("Bricklayer", classification.title("F1703", "en"));
        assertEquals("Coffreur / Coffreuse", classification.title("F1701", "en"));
        assertEquals("Reading a plan", classification.skillTitle("900001", "en"));
        assertTrue(classification.isOccupation("F1703"));
        assertFalse(classification.isOccupation("F17"));
    }

    @Test
    void a_flat_list_has_occupations_only() {
        Classification classification = new Sample()
                .with("occupations.csv", "code,parent,level,isco08\n7112,,OCCUPATION,7112\n")
                .with("titles.csv", "code,language,kind,title\n7112,en,PREFERRED,Bricklayers\n")
                .without("skills.csv")
                .without("occupation_skills.csv")
                .without("moves.csv")
                .without("crosswalk.csv")
                .without("flags.csv")
                .read();

        assertTrue(classification.isOccupation("7112"));
        assertEquals(Optional.empty(), classification.areaOf("7112"));
        assertEquals(Set.of(), classification.nearTo("7112"));
    }

    @Test
    void areas_may_stand_under_areas() {
        Classification classification = new Sample()
                .replace("occupations.csv", "F1701,F17,", "F171,F17,AREA,\nF1701,F171,")
                .read();

        assertEquals(Optional.of("F171"), classification.areaOf("F1701"));
        assertEquals(Optional.of("F"), classification.domainOf("F1701"));
        assertEquals(Optional.of("F"), classification.domainOf("F1703"));
    }

    @Test
    void a_cycle_among_areas_is_refused_at_each_of_its_lines() {
        Sample sample = new Sample().replace("occupations.csv", "F17,F,AREA,", "F17,F18,AREA,\nF18,F17,AREA,");

        assertEquals(List.of("occupations.csv:3:parent", "occupations.csv:4:parent"), fields(sample));
    }

    @Test
    void flags_are_read_and_change_the_fingerprint() {
        Classification classification = new Sample().read();

        assertEquals(
                Set.of(Occupation.Flag.REGULATED),
                classification.find("F1703").orElseThrow().flags());
        assertEquals(
                Set.of(Occupation.Flag.HAZARDOUS_FOR_MINORS),
                classification.find("F1704").orElseThrow().flags());
        assertEquals(classification.fingerprint(), new Sample().read().fingerprint());
        assertNotEquals(
                classification.fingerprint(),
                new Sample().without("flags.csv").read().fingerprint());
    }

    @Test
    void near_in_one_direction_is_no_error_and_counts_in_that_direction() {
        Classification classification =
                new Sample().replace("moves.csv", "F1703,F1701,NEAR\n", "").read();

        assertEquals(Set.of("F1701"), classification.nearTo("F1703"));
        assertEquals(Set.of(), classification.nearTo("F1701"));
    }

    @Test
    void what_a_spreadsheet_does_to_a_file_is_read() {
        Classification classification = new Sample()
                .with(
                        "titles.csv",
                        "\uFEFFtitle,note,code,language,kind\r\n\"Maçon, coffreur\",, F1703 ,fr,PREFERRED\r\n\r\n")
                .replace("crosswalk.csv", "F1703,Aide-maçon,ISCO-08,9313,CLOSE,Essai,\n", "")
                .read();

        assertEquals("Maçon, coffreur", classification.title("F1703", "fr"));
    }

    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            occupations.csv         | F1703,F17,             | F1703,F99,            | occupations.csv:5:parent        | code inconnu : F99
            occupations.csv         | F1703,F17,             | F1703,,               | occupations.csv:5:parent        | valeur absente
            occupations.csv         | F1703,F17,             | F1703,F,              | occupations.csv:5:level         | OCCUPATION ne peut pas dépendre de F, qui est DOMAIN
            occupations.csv         | F1704,F17,             | F1703,F17,            | occupations.csv:6:code          | déjà donné plus haut : F1703
            occupations.csv         | F17,F,AREA             | F17,F,FIELD           | occupations.csv:3:level         | FIELD n'est pas l'un de [DOMAIN, AREA, OCCUPATION]
            occupations.csv         | OCCUPATION,7112        | OCCUPATION,711        | occupations.csv:5:isco08        | pas un groupe de base de la CITP-08 (quatre chiffres) : 711
            occupations.csv         | F1704,F17,             | F 1704,F17,           | occupations.csv:6:code          | un code n'a ni espace ni caractère de contrôle : F 1704
            titles.csv              | F1704,fr               | F9999,fr              | titles.csv:9:code               | code inconnu : F9999
            titles.csv              | F1703,en               | F1703,de              | titles.csv:7:language           | langue que classification.json n'annonce pas : de
            titles.csv              | F1703,en,PREFERRED     | F1703,en,Preferred    | titles.csv:7:kind               | Preferred n'est pas l'un de [PREFERRED, ALTERNATIVE]
            titles.csv              | Bricklayer             | `   `                 | titles.csv:7:title              | valeur absente
            titles.csv              | F1703,en               | F1703,fr              | titles.csv:7:kind               | un seul titre préféré par langue : fr
            skills.csv              | 900001,en              | 900001,fr             | skills.csv:3:language           | un seul titre préféré par langue : fr
            occupation_skills.csv   | 900001                 | 900002                | occupation_skills.csv:2:skill   | code inconnu : 900002
            occupation_skills.csv   | ESSENTIAL              | NEEDED                | occupation_skills.csv:2:importance | NEEDED n'est pas l'un de [ESSENTIAL, OPTIONAL]
            moves.csv               | F1703,F1704            | F1703,F1799           | moves.csv:4:to                  | code inconnu : F1799
            moves.csv               | F1703,F1704            | F1703,F17             | moves.csv:4:to                  | pas un métier mais un niveau au-dessus : F17
            moves.csv               | F1703,F1704            | F1703,F1703           | moves.csv:4:to                  | un passage mène à un autre métier
            moves.csv               | PROGRESSION            | UP                    | moves.csv:4:kind                | UP n'est pas l'un de [NEAR, PROGRESSION]
            crosswalk.csv           | EXACT                  | SAME                  | crosswalk.csv:2:match           | SAME n'est pas l'un de [EXACT, CLOSE, BROAD, NARROW]
            crosswalk.csv           | Aide-maçon             | Manœuvre              | crosswalk.csv:3:title           | pas un titre de ce métier : Manœuvre
            titles.csv              | kind,title             | sort,title            | titles.csv:1:kind               | colonne absente
            titles.csv              | kind,title             | kind,kind,title       | titles.csv:1:kind               | colonne donnée deux fois
            titles.csv              | F1703,en,PREFERRED,    | F1703,en,             | titles.csv:7                    | 3 cellules au lieu de 4
            titles.csv              | Bricklayer             | "Brick"layer          | titles.csv:7                    | illisible à partir d'ici
            occupations.csv         | F17,F,AREA             | F17,F17,AREA          | occupations.csv:3:parent        | les parents ramènent ici : F17
            flags.csv               | F1703,REGULATED        | F1703,DANGEROUS       | flags.csv:2:flag                | DANGEROUS n'est pas l'un de [REGULATED, HAZARDOUS_FOR_MINORS]
            flags.csv               | F1703,REGULATED        | F17,REGULATED         | flags.csv:2:code                | pas un métier mais un niveau au-dessus : F17
            flags.csv               | F1703,REGULATED        | F1704,HAZARDOUS_FOR_MINORS | flags.csv:3:flag           | déjà donné plus haut : HAZARDOUS_FOR_MINORS
            classification.json     | "sample"               | "A b"                 | classification.json:id          | de 1 à 50 minuscules sans accent, chiffres, points, tirets
            classification.json     | "1.0"                  | ""                    | classification.json:version     | de 1 à 50 caractères
            classification.json     | ["fr", "en"]           | ["fr", "en", "EN"]    | classification.json:languages   | code inconnu : EN
            classification.json     | ["fr", "en"]           | 1                     | classification.json:1:languages | valeur illisible pour ce champ
            classification.json     | "id":                  | "id"                  | classification.json:1           | illisible à partir d'ici
            """)
    void a_flaw_is_named_by_file_line_and_column(
            String file, String text, String replacement, String field, String message) {
        Sample sample = new Sample().replace(file, text, replacement);

        InvalidClassification invalid = assertThrows(InvalidClassification.class, sample::read);

        assertTrue(
                invalid.flaws().stream()
                        .anyMatch(f -> f.field().equals(field) && f.message().equals(message)),
                invalid.getMessage());
    }

    @Test
    void all_flaws_are_named_at_once_by_file_and_line() {
        Sample sample = new Sample()
                .replace("titles.csv", "F1704,fr", "F9999,fr")
                .replace("moves.csv", "PROGRESSION", "UP")
                .replace("occupations.csv", "F1703,F17,", "F1703,F99,");

        assertEquals(List.of("moves.csv:4:kind", "occupations.csv:5:parent", "titles.csv:9:code"), fields(sample));
    }

    @Test
    void no_more_than_a_hundred_flaws_are_named() {
        Sample sample =
                new Sample().with("titles.csv", "code,language,kind,title\n" + "X,fr,PREFERRED,Maçon\n".repeat(500));

        assertEquals(100, fields(sample).size());
    }

    @Test
    void a_required_file_that_is_missing_is_named() {
        Sample sample = new Sample().without("classification.json").without("titles.csv");

        assertEquals(List.of("classification.json", "titles.csv"), fields(sample));
    }

    @Test
    void a_file_in_another_encoding_is_refused_with_the_line() {
        byte[] latin1 = "code,language,kind,title\nF,fr,PREFERRED,Sol\nF1703,fr,PREFERRED,Maçon\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertEquals(List.of("titles.csv:3"), fields(new Sample().with("titles.csv", latin1)));
    }

    @Test
    void an_open_quote_is_refused_where_it_opens() {
        Sample sample = new Sample().replace("titles.csv", "Bricklayer", "\"Bricklayer");

        assertEquals(List.of("titles.csv:7"), fields(sample));
    }

    @Test
    void the_same_files_are_the_same_from_a_directory_and_from_a_zip(@TempDir Path directory) throws IOException {
        ClassificationFiles zipped = unzip(new Sample().with("README.md", "left out"));
        for (Map.Entry<String, byte[]> file : new Sample().files().entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        ClassificationFiles lying = ClassificationFiles.in(directory);

        assertTrue(zipped.sameAs(lying));
        assertArrayEquals(zipped.zip(), lying.zip());
        assertTrue(zipped.sameAs(ClassificationFiles.unzip(zipped.zip())));
        assertFalse(zipped.sameAs(unzip(new Sample().replace("titles.csv", "Bricklayer", "Mason"))));
        assertFalse(zipped.sameAs(unzip(new Sample().without("moves.csv"))));
    }

    @Test
    void files_may_lie_in_a_folder_of_the_zip_but_only_once() {
        Sample sample = new Sample().without("moves.csv").with("occupations/moves.csv", "from,to,kind\n");
        assertEquals(Set.of(), sample.read().nearTo("F1703"));

        assertEquals(List.of("moves.csv"), fields(sample.with("moves.csv", "from,to,kind\n")));
    }

    @Test
    void paths_that_lead_out_of_the_zip_are_refused() {
        assertEquals(List.of("zip"), fields(new Sample().with("../titles.csv", "")));
        assertEquals(List.of("zip"), fields(new Sample().with("/titles.csv", "")));
        assertEquals(List.of("zip"), fields(new Sample().with("..\\titles.csv", "")));
    }

    @Test
    void a_zip_that_unpacks_to_too_much_or_too_many_is_refused() {
        Sample big = new Sample().with("titles.csv", new byte[ZippedFiles.MAXIMUM_UNPACKED_BYTES]);
        assertEquals(List.of("zip"), fields(big));

        Sample many = new Sample();
        for (int i = 0; i < ZippedFiles.MAXIMUM_ENTRIES; i++) {
            many.with("entry" + i, "");
        }
        assertEquals(List.of("zip"), fields(many));
    }

    @Test
    void what_is_no_zip_is_refused() {
        byte[] whole = new Sample().zip();
        byte[] damaged = whole.clone();
        damaged[60]++;
        for (byte[] bytes : List.of(
                new byte[0],
                "code,parent".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(whole, 300),
                Arrays.copyOf(whole, whole.length - 1),
                damaged)) {
            InvalidClassification invalid =
                    assertThrows(InvalidClassification.class, () -> ClassificationFiles.unzip(bytes));
            assertEquals("zip", invalid.flaws().getFirst().field());
        }
    }

    private static ClassificationFiles unzip(Sample sample) {
        return ClassificationFiles.unzip(sample.zip());
    }

    private static List<String> fields(Sample sample) {
        return assertThrows(InvalidClassification.class, sample::read).flaws().stream()
                .map(InvalidClassification.Flaw::field)
                .toList();
    }
}
