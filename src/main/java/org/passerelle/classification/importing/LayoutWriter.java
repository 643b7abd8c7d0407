package org.passerelle.classification.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.passerelle.classification.ClassificationFiles;
import org.passerelle.classification.CsvFile;
import org.passerelle.classification.Flaws;
import org.passerelle.classification.Occupation;

/** Files of the published layout while they are being written. */
final class LayoutWriter {

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator("").get();

    private static final Map<String, List<String>> COLUMNS = Map.of(
            ClassificationFiles.OCCUPATIONS, List.of("code", "parent", "level", "isco08"),
            ClassificationFiles.TITLES, List.of("code", "language", "kind", "title"),
            ClassificationFiles.SKILLS, List.of("skill", "language", "title"),
            ClassificationFiles.OCCUPATION_SKILLS, List.of("code", "skill", "importance"),
            ClassificationFiles.MOVES, List.of("from", "to", "kind"),
            ClassificationFiles.CROSSWALK, List.of("code", "title", "scheme", "target", "match", "source", "version"),
            ClassificationFiles.FLAGS, List.of("code", "flag"));

    private final byte[] declaration;
    /** Without header lines. */
    private final Map<String, StringBuilder> lines = new HashMap<>();

    LayoutWriter(String id, String version, Map<String, String> names, List<String> languages) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("version", version);
        members.put("name", names);
        members.put("languages", languages);
        try {
            declaration = new ObjectMapper().writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        COLUMNS.keySet().forEach(file -> lines.put(file, new StringBuilder()));
    }

    void occupation(String code, String parent, Occupation.Level level, String isco08) {
        line(ClassificationFiles.OCCUPATIONS, code, parent, level, isco08);
    }

    void title(String code, String language, Occupation.TitleKind kind, String title) {
        line(ClassificationFiles.TITLES, code, language, kind, title);
    }

    void skill(String skill, String language, String title) {
        line(ClassificationFiles.SKILLS, skill, language, title);
    }

    void skillLink(String code, Occupation.SkillLink link) {
        line(ClassificationFiles.OCCUPATION_SKILLS, code, link.skill(), link.importance());
    }

    void move(String from, Occupation.Move move) {
        line(ClassificationFiles.MOVES, from, move.to(), move.kind());
    }

    void crosswalk(String code, Occupation.Crosswalk c) {
        line(
                ClassificationFiles.CROSSWALK,
                code,
                c.title(),
                c.scheme(),
                c.target(),
                c.match(),
                c.source(),
                c.version());
    }

    void flag(String code, Occupation.Flag flag) {
        line(ClassificationFiles.FLAGS, code, flag);
    }

    private void line(String file, Object... cells) {
        lines.get(file).append(CSV.format(cells)).append('\n');
    }

    /**
     * Puts what came in the layout already before what was written. Each row keeps its line number, so that the reader's
     * findings name the place in the file that came; the reader passes over empty lines.
     */
    void add(String file, Map<String, byte[]> given, Flaws flaws) {
        if (!given.containsKey(file)) {
            return;
        }
        List<String> columns = COLUMNS.get(file);
        StringBuilder before = new StringBuilder();
        long next = 2;
        for (CsvFile.Row row : new CsvFile(file, given.get(file), columns, flaws).rows()) {
            before.repeat("\n", (int) Math.max(0, row.line() - next));
            String written = CSV.format(columns.stream().map(row::optional).toArray());
            before.append(written).append('\n');
            next = row.line() + 1 + written.chars().filter(c -> c == '\n').count();
        }
        lines.get(file).insert(0, before);
    }

    ClassificationFiles files() {
        Map<String, byte[]> contents = new HashMap<>();
        contents.put(ClassificationFiles.DECLARATION, declaration);
        lines.forEach((file, written) -> contents.put(
                file, (String.join(",", COLUMNS.get(file)) + "\n" + written).getBytes(StandardCharsets.UTF_8)));
        return ClassificationFiles.of(contents);
    }
}
