package org.passerelle.sample;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Skill;

/** The classification of {@code occupations/}, read without the importer: this room's tests need no other room's code. */
final class ShippedOccupations {
    private static final Path FOLDER = Path.of("occupations");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private ShippedOccupations() {}

    static Classification read() {
        Map<String, List<CSVRecord>> titles = byFirst("titles");
        Map<String, List<CSVRecord>> skills = byFirst("occupation_skills");
        Map<String, List<CSVRecord>> moves = byFirst("moves");
        Map<String, Occupation> occupations = rows("occupations").stream()
                .map(row -> new Occupation(
                        row.get("code"),
                        row.get("parent").isEmpty() ? null : row.get("parent"),
                        Occupation.Level.valueOf(row.get("level")),
                        row.get("isco08").isEmpty() ? null : row.get("isco08"),
                        of(
                                titles,
                                row,
                                t -> new Occupation.Title(
                                        t.get("language"),
                                        Occupation.TitleKind.valueOf(t.get("kind")),
                                        t.get("title"))),
                        of(
                                skills,
                                row,
                                s -> new Occupation.SkillLink(
                                        s.get("skill"), Occupation.Importance.valueOf(s.get("importance")))),
                        of(
                                moves,
                                row,
                                m -> new Occupation.Move(m.get("to"), Occupation.MoveKind.valueOf(m.get("kind")))),
                        List.of()))
                .collect(Collectors.toMap(Occupation::code, Function.identity()));
        Map<String, Skill> known = byFirst("skills").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> new Skill(
                                e.getKey(),
                                e.getValue().stream()
                                        .collect(Collectors.toMap(s -> s.get("language"), s -> s.get("title"))))));
        return new Classification("roame", "1.0", Map.of(), List.of("fr", "en"), occupations, known);
    }

    private static <T> List<T> of(
            Map<String, List<CSVRecord>> rows, CSVRecord occupation, Function<CSVRecord, T> part) {
        return rows.getOrDefault(occupation.get("code"), List.of()).stream()
                .map(part)
                .toList();
    }

    private static Map<String, List<CSVRecord>> byFirst(String file) {
        return rows(file).stream().collect(Collectors.groupingBy(row -> row.get(0)));
    }

    private static List<CSVRecord> rows(String file) {
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file + ".csv"))) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
