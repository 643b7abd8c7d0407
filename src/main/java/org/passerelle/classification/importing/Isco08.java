package org.passerelle.classification.importing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.classification.CsvFile;
import org.passerelle.classification.CsvFile.Row;
import org.passerelle.classification.Flaws;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Occupation.Level;
import org.passerelle.classification.Occupation.TitleKind;

/**
 * The International Standard Classification of Occupations of 2008 (International Labour Office): {@code groups_fr_en.csv}
 * with {@code code,name_french,name_english}, and {@code index_titles_fr_en.csv} with the same columns and perhaps
 * {@code isco88}. Major groups become domains, sub-major and minor groups areas, unit groups occupations. A title of the
 * index that repeats another one of its group and language is left out. The index has lost the leading zero of the armed
 * forces ({@code 110} for {@code 0110}): it is put back.
 */
final class Isco08 {

    static final String ID = "isco-08";
    /** By which crosswalks name it. */
    static final String SCHEME = "ISCO-08";

    private static final String GROUPS = "groups_fr_en.csv";
    private static final String INDEX = "index_titles_fr_en.csv";
    static final Pattern FILES = Pattern.compile(Pattern.quote(GROUPS) + "|" + Pattern.quote(INDEX));

    private static final String VERSION = "2008";
    private static final Pattern GROUP = Pattern.compile("[0-9]{1,4}");
    private static final Map<String, String> LANGUAGES = Map.of("name_french", "fr", "name_english", "en");
    private static final List<String> COLUMNS = List.of("code", "name_french", "name_english");

    private final LayoutWriter layout = new LayoutWriter(
            ID,
            VERSION,
            Map.of(
                    "fr", "Classification internationale type des professions (CITP-08)",
                    "en", "International Standard Classification of Occupations (ISCO-08)"),
            List.of("fr", "en"));
    private final Set<String> codes = new HashSet<>();
    private final Set<List<String>> titles = new HashSet<>();

    private Isco08() {}

    static LayoutWriter read(Map<String, byte[]> contents, Flaws flaws) {
        if (!contents.containsKey(GROUPS)) {
            throw Flaws.fatal(GROUPS, "file.missing");
        }
        CsvFile groups = new CsvFile(GROUPS, contents.get(GROUPS), COLUMNS, flaws);
        Isco08 isco = new Isco08();
        groups.rows().forEach(isco::addCode);
        groups.rows().forEach(isco::addGroup);
        if (contents.containsKey(INDEX)) {
            new CsvFile(INDEX, contents.get(INDEX), COLUMNS, List.of("isco88"), flaws)
                    .rows()
                    .forEach(isco::addIndexTitle);
        }
        return isco.layout;
    }

    private void addCode(Row row) {
        String code = row.required("code");
        if (code == null) {
            return;
        }
        if (!GROUP.matcher(code).matches()) {
            row.flaw("code", "isco.form", code);
        } else if (!codes.add(code)) {
            row.flaw("code", "code.twice", code);
        }
    }

    private void addGroup(Row row) {
        String code = row.optional("code");
        if (!codes.contains(code)) {
            return;
        }
        String parent = code.length() == 1 ? null : code.substring(0, code.length() - 1);
        if (parent != null && !codes.contains(parent)) {
            row.flaw("code", "code.unknown", parent);
        }
        layout.occupation(code, parent, level(code), code.length() == 4 ? code : null);
        LANGUAGES.keySet().stream().sorted().forEach(column -> addTitle(row, code, column, TitleKind.PREFERRED));
    }

    /** The level of a group by the length of its code. */
    static Level level(String code) {
        return switch (code.length()) {
            case 1 -> Level.DOMAIN;
            case 4 -> Level.OCCUPATION;
            default -> Level.AREA;
        };
    }

    private void addIndexTitle(Row row) {
        String given = row.required("code");
        if (given == null) {
            return;
        }
        String code = codes.contains(given) ? given : "0" + given;
        if (!codes.contains(code)) {
            row.flaw("code", "code.unknown", given);
            return;
        }
        LANGUAGES.keySet().stream().sorted().forEach(column -> addTitle(row, code, column, TitleKind.ALTERNATIVE));
        String isco88 = row.optional("isco88");
        String title = row.optional("name_english");
        if (isco88 != null && title != null && titles.add(List.of(code, "ISCO-88", title + isco88))) {
            String target = isco88.length() == 3 ? "0" + isco88 : isco88;
            layout.crosswalk(
                    code,
                    new Occupation.Crosswalk(
                            title, "ISCO-88", target, Occupation.Match.BROAD, "ISCO-08 index of titles", VERSION));
        }
    }

    private void addTitle(Row row, String code, String column, TitleKind kind) {
        String title = row.required(column);
        String language = LANGUAGES.get(column);
        if (title != null && titles.add(List.of(code, language, title))) {
            layout.title(code, language, kind, title);
        }
    }
}
