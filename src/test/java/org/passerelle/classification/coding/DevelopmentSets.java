package org.passerelle.classification.coding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Occupation;

/** Reads the development sets from the folder beside the project. */
final class DevelopmentSets {

    private final Path data;

    DevelopmentSets(Path data) {
        this.data = data;
    }

    /** Each element of the corpus is an occupation of its own with one title. */
    DevelopmentSet melo() {
        Map<String, Occupation> occupations = new LinkedHashMap<>();
        for (String line : lines("coding/melo-fra/corpus_elements.tsv")) {
            String[] cells = line.split("\t");
            occupations.put(cells[0], occupation(cells[0], null, List.of(preferred("fr", cells[1]))));
        }
        Map<String, Set<String>> codes = new HashMap<>();
        for (String line : lines("coding/melo-fra/annotations.tsv")) {
            String[] cells = line.split("\t");
            codes.computeIfAbsent(cells[0], k -> new LinkedHashSet<>()).add(cells[2]);
        }
        List<DevelopmentSet.Asked> titles = lines("coding/melo-fra/queries.tsv").stream()
                .map(line -> line.split("\t"))
                .map(cells -> new DevelopmentSet.Asked(cells[1], codes.get(cells[0]), null))
                .toList();
        return new DevelopmentSet("melo-fra", "fr", classification("melo", "fr", occupations), titles, Map.of(), 10);
    }

    DevelopmentSet esco() {
        Map<String, Occupation> occupations = new LinkedHashMap<>();
        for (CSVRecord record : csv("esco/occupations_en.csv")) {
            String code = record.get("conceptUri");
            List<Occupation.Title> titles = new ArrayList<>();
            titles.add(preferred("en", record.get("preferredLabel")));
            record.get("altLabels")
                    .lines()
                    .filter(title -> !title.isBlank())
                    .forEach(title -> titles.add(alternative("en", title)));
            occupations.put(code, occupation(code, record.get("iscoGroup"), titles));
        }
        List<DevelopmentSet.Asked> titles = new ArrayList<>();
        for (CSVRecord record : csv("coding/job-titles/titles_en_validation.csv")) {
            String code = record.get("conceptUri");
            if (occupations.containsKey(code)) {
                titles.add(new DevelopmentSet.Asked(
                        record.get("vacancyTitle"),
                        Set.of(code),
                        occupations.get(code).isco08()));
            }
        }
        return new DevelopmentSet(
                "job-titles/ESCO", "en", classification("esco", "en", occupations), titles, groups(occupations), 1);
    }

    /** The same titles against another classification: any occupation of the right unit group is right. */
    DevelopmentSet against(DevelopmentSet esco, Classification classification) {
        Map<String, Occupation> occupations = classification.occupations().stream()
                .filter(o -> o.level() == Occupation.Level.OCCUPATION)
                .collect(Collectors.toMap(Occupation::code, o -> o));
        Map<String, Set<String>> codes = occupations.values().stream()
                .filter(o -> o.isco08() != null)
                .collect(Collectors.groupingBy(
                        Occupation::isco08, Collectors.mapping(Occupation::code, Collectors.toSet())));
        List<DevelopmentSet.Asked> titles = esco.titles().stream()
                .map(asked -> new DevelopmentSet.Asked(
                        asked.title(), codes.getOrDefault(asked.group(), Set.of()), asked.group()))
                .toList();
        return new DevelopmentSet(
                "job-titles/" + classification.id(), "en", classification, titles, groups(occupations), 1);
    }

    /** Titles of ROME 4.60 that 3.47 has neither by number nor by wording, against the titles of 3.47. */
    DevelopmentSet rome() {
        Map<String, List<Occupation.Title>> titles = new LinkedHashMap<>();
        Set<String> known = new LinkedHashSet<>();
        for (CSVRecord record : csv("rome-3.47/unix_referentiel_appellation_v347_utf8.csv")) {
            known.add(record.get("code_ogr"));
            known.add(record.get("libelle_appellation_long"));
            known.add(record.get("libelle_appellation_court"));
            titles.computeIfAbsent(record.get("code_rome"), k -> new ArrayList<>())
                    .add(alternative("fr", record.get("libelle_appellation_long")));
        }
        Map<String, Occupation> occupations = new LinkedHashMap<>();
        titles.forEach((code, of) -> occupations.put(code, occupation(code, null, of)));
        List<DevelopmentSet.Asked> asked = new ArrayList<>();
        for (CSVRecord record : csv("rome-4.60/unix_referentiel_appellation_v460_utf8.csv")) {
            String title = record.get("libelle_appellation_long");
            if (!known.contains(record.get("code_ogr")) && !known.contains(title)) {
                asked.add(new DevelopmentSet.Asked(title, Set.of(record.get("code_rome_parent")), null));
            }
        }
        return new DevelopmentSet(
                "rome 4.60/3.47", "fr", classification("rome", "fr", occupations), asked, Map.of(), 3);
    }

    private static Map<String, String> groups(Map<String, Occupation> occupations) {
        return occupations.values().stream()
                .filter(o -> o.isco08() != null)
                .collect(Collectors.toMap(Occupation::code, Occupation::isco08));
    }

    private static Occupation occupation(String code, String isco08, List<Occupation.Title> titles) {
        return new Occupation(code, null, Occupation.Level.OCCUPATION, isco08, titles, List.of(), List.of(), List.of());
    }

    private static Occupation.Title preferred(String language, String title) {
        return new Occupation.Title(language, Occupation.TitleKind.PREFERRED, title);
    }

    private static Occupation.Title alternative(String language, String title) {
        return new Occupation.Title(language, Occupation.TitleKind.ALTERNATIVE, title);
    }

    private static Classification classification(String id, String language, Map<String, Occupation> occupations) {
        return new Classification(id, "1", Map.of(), List.of(language), occupations, Map.of());
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(data.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<CSVRecord> csv(String file) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (var reader = Files.newBufferedReader(data.resolve(file));
                var records = format.parse(reader)) {
            return records.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
