package org.passerelle.classification.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passerelle.classification.CsvFile;
import org.passerelle.classification.CsvFile.Row;
import org.passerelle.classification.Flaws;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Occupation.Importance;
import org.passerelle.classification.Occupation.Level;
import org.passerelle.classification.Occupation.Match;
import org.passerelle.classification.Occupation.MoveKind;
import org.passerelle.classification.Occupation.TitleKind;

/**
 * The French operational register of occupations (ROME) in the open data of France Travail, series 3 and 4:
 * {@code unix_*_v347_utf8.csv}, {@code unix_*_v460_utf8.csv}, and {@code rome_isco08.csv}, the official table
 * {@code rome,rome_label,isco08} to ISCO-08.
 *
 * <ul>
 *   <li>Areas and domains are the beginnings of the codes; where the tree of the register names them, so does the result.
 *   <li>Titles are the long labels, which give the forms for men and women; the short ones only shorten them.
 *   <li>Moves that differ in their titles only become one: the layout knows moves between occupations.
 *   <li>Skills of the common core (section 7) are essential, those of some jobs (section 10) optional.
 *   <li>An occupation that the list of codes lacks, but its own sheet or the table has, is completed (L1510 in 3.47).
 *   <li>{@code code_rome_parent} of series 4, the code in series 3, becomes a crosswalk to ROME itself: of the occupation,
 *       and of a title that comes from elsewhere than its occupation.
 *   <li>The table gives one group for each code and is lossy: its matches are close ones. It lists codes of series 3; newer
 *       ones take the group of their parent, as a broad match.
 * </ul>
 */
final class Rome {

    static final String SCHEME = "ROME";

    private static final String LIST = "referentiel_code_rome";
    private static final String APPELLATIONS = "referentiel_appellation";
    private static final String COMPETENCES = "referentiel_competence";
    private static final String SHEETS = "liens_rome_referentiels";
    private static final String MOBILITY = "rubrique_mobilite";
    private static final String TREE = "item_arborescence";
    private static final String TABLE = "rome_isco08.csv";

    static final Pattern FILES = Pattern.compile(RomeFiles.NAME.pattern() + "|" + Pattern.quote(TABLE));

    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{4}");
    private static final Pattern ABOVE = Pattern.compile("[A-Z]([0-9]{2})?");
    private static final Pattern ISCO08 = Pattern.compile("[0-9]{4}");
    /** The tree of domains, areas and occupations; others, such as tree 7, arrange occupations by theme. */
    private static final String MAIN_TREE = "6";
    /** Sections of an occupation's sheet. */
    private static final String ITSELF = "2";

    private static final Map<String, Importance> SKILLS = Map.of("7", Importance.ESSENTIAL, "10", Importance.OPTIONAL);
    private static final Map<String, MoveKind> MOVES = Map.of("1", MoveKind.NEAR, "2", MoveKind.PROGRESSION);

    /** An occupation with its parent in series 3, null in series 3 itself. */
    private record Entry(String label, String parent, boolean regulated) {}

    private final RomeFiles files;
    private final String version;
    private final LayoutWriter layout;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<String, String> isco = new HashMap<>();

    private Rome(RomeFiles files) {
        this.files = files;
        version = files.version();
        layout = new LayoutWriter(
                "rome",
                version,
                Map.of("fr", "Répertoire opérationnel des métiers et des emplois (ROME)"),
                List.of("fr"));
    }

    static LayoutWriter read(Map<String, byte[]> contents, Flaws flaws) {
        RomeFiles files = new RomeFiles(contents, flaws);
        files.require(LIST, APPELLATIONS);
        Rome rome = new Rome(files);
        files.rows(LIST, List.of("code_rome", "libelle_rome"), List.of("code_rome_parent", "emploi_reglemente"))
                .forEach(rome::addEntry);
        if (contents.containsKey(TABLE)) {
            new CsvFile(TABLE, contents.get(TABLE), List.of("rome", "rome_label", "isco08"), flaws)
                    .rows()
                    .forEach(rome::addToTable);
        }
        List<Row> sheets = files.rows(SHEETS, List.of("code_rome", "code_ogr", "code_ref_rubrique"), List.of());
        sheets.forEach(rome::complete);
        rome.writeOccupations();
        rome.writeLevelsAbove();
        rome.writeTitles();
        if (files.has(COMPETENCES)) {
            rome.writeSkills(sheets);
        }
        rome.writeMoves();
        return rome.layout;
    }

    private void addEntry(Row row) {
        String code = code(row, "code_rome");
        String label = label(row, "libelle_rome");
        String parent = row.optional("code_rome_parent");
        if (parent != null && !CODE.matcher(parent).matches()) {
            row.flaw("code_rome_parent", "rome.form", parent);
        }
        boolean regulated = "O".equals(row.optional("emploi_reglemente"));
        if (code != null && label != null && entries.putIfAbsent(code, new Entry(label, parent, regulated)) != null) {
            row.flaw("code_rome", "code.twice", code);
        }
    }

    private void addToTable(Row row) {
        String code = code(row, "rome");
        String group = row.required("isco08");
        String label = label(row, "rome_label");
        if (group != null && !ISCO08.matcher(group).matches()) {
            row.flaw("isco08", "isco08.form", group);
        } else if (code != null && group != null && label != null) {
            if (isco.putIfAbsent(code, group) != null) {
                row.flaw("rome", "code.twice", code);
            }
            entries.putIfAbsent(code, new Entry(label, null, false));
        }
    }

    private void complete(Row row) {
        if (ITSELF.equals(row.optional("code_ref_rubrique"))) {
            String code = code(row, "code_rome");
            if (code != null) {
                entries.putIfAbsent(code, new Entry(null, null, false));
            }
        }
    }

    private void writeOccupations() {
        Map<String, Long> heirs = entries.values().stream()
                .filter(entry -> entry.parent() != null)
                .collect(Collectors.groupingBy(Entry::parent, Collectors.counting()));
        entries.forEach((code, entry) -> {
            String group = isco.getOrDefault(code, isco.get(entry.parent()));
            layout.occupation(code, code.substring(0, 3), Level.OCCUPATION, group);
            if (entry.label() != null) {
                layout.title(code, "fr", TitleKind.PREFERRED, entry.label());
            }
            if (entry.regulated()) {
                layout.flag(code, Occupation.Flag.REGULATED);
            }
            if (entry.parent() != null) {
                Match match = heirs.get(entry.parent()) == 1 ? Match.EXACT : Match.BROAD;
                layout.crosswalk(code, parent(null, entry.parent(), match));
            }
            if (group != null) {
                Match match = isco.containsKey(code) ? Match.CLOSE : Match.BROAD;
                layout.crosswalk(
                        code,
                        new Occupation.Crosswalk(
                                null, Isco08.SCHEME, group, match, "France Travail, table ROME - CITP-08", version));
            }
        });
    }

    private Occupation.Crosswalk parent(String title, String parent, Match match) {
        return new Occupation.Crosswalk(
                title, SCHEME, parent, match, "ROME " + version + ", code_rome_parent", version);
    }

    private void writeLevelsAbove() {
        Set<String> above = new TreeSet<>();
        entries.keySet().forEach(code -> above.addAll(List.of(code.substring(0, 1), code.substring(0, 3))));
        above.forEach(code -> layout.occupation(
                code,
                code.length() == 1 ? null : code.substring(0, 1),
                code.length() == 1 ? Level.DOMAIN : Level.AREA,
                null));
        Map<String, String> labels = new LinkedHashMap<>();
        for (Row row :
                files.rows(TREE, List.of("code_type_referentiel", "code_noeud", "libelle_item_arbo"), List.of())) {
            String code = row.required("code_noeud");
            String label = label(row, "libelle_item_arbo");
            boolean main = MAIN_TREE.equals(row.required("code_type_referentiel"));
            if (main && code != null && label != null && ABOVE.matcher(code).matches()) {
                if (!above.contains(code)) {
                    row.flaw("code_noeud", "code.unknown", code);
                } else if (labels.putIfAbsent(code, label) != null) {
                    row.flaw("code_noeud", "code.twice", code);
                }
            }
        }
        labels.forEach((code, label) -> layout.title(code, "fr", TitleKind.PREFERRED, label));
    }

    private void writeTitles() {
        Set<String> numbers = new HashSet<>();
        Set<String> preferred = new HashSet<>();
        List<Row> rows = files.rows(
                APPELLATIONS,
                List.of("code_ogr", "libelle_appellation_long", "code_rome"),
                List.of("code_rome_parent"));
        for (Row row : rows) {
            String number = row.required("code_ogr");
            if (number != null && !numbers.add(number)) {
                row.flaw("code_ogr", "code.twice", number);
            }
            String title = label(row, "libelle_appellation_long");
            String code = known(row, "code_rome");
            if (title == null || code == null) {
                continue;
            }
            Entry entry = entries.get(code);
            // The occupation's own name is written already; a label that the register repeats stays repeated.
            if (!title.equals(entry.label()) || !preferred.add(code)) {
                layout.title(code, "fr", TitleKind.ALTERNATIVE, title);
            }
            String parent = row.optional("code_rome_parent");
            if (parent != null && !CODE.matcher(parent).matches()) {
                row.flaw("code_rome_parent", "rome.form", parent);
            } else if (parent != null && !parent.equals(entry.parent())) {
                layout.crosswalk(code, parent(title, parent, Match.BROAD));
            }
        }
    }

    private void writeSkills(List<Row> sheets) {
        Map<String, String> skills = new LinkedHashMap<>();
        for (Row row : files.rows(COMPETENCES, List.of("code_ogr", "libelle_competence"), List.of())) {
            String skill = row.required("code_ogr");
            String label = label(row, "libelle_competence");
            if (skill != null && label != null && skills.putIfAbsent(skill, label) != null) {
                row.flaw("code_ogr", "code.twice", skill);
            }
        }
        skills.forEach((skill, label) -> layout.skill(skill, "fr", label));
        Map<String, Map<String, Importance>> linked = new HashMap<>();
        for (Row row : sheets) {
            Importance importance = SKILLS.get(row.optional("code_ref_rubrique"));
            String code = known(row, "code_rome");
            String skill = row.required("code_ogr");
            if (importance == null || code == null || skill == null) {
                continue;
            }
            if (!skills.containsKey(skill)) {
                row.flaw("code_ogr", "code.unknown", skill);
            } else if (linked.computeIfAbsent(code, c -> new HashMap<>()).putIfAbsent(skill, importance) == null) {
                layout.skillLink(code, new Occupation.SkillLink(skill, importance));
            }
        }
    }

    private void writeMoves() {
        Set<List<Object>> written = new HashSet<>();
        for (Row row : files.rows(MOBILITY, List.of("code_rome", "code_rome_cible", "code_type_mobilite"), List.of())) {
            String from = known(row, "code_rome");
            String to = known(row, "code_rome_cible");
            String type = row.required("code_type_mobilite");
            if (type != null && !MOVES.containsKey(type)) {
                row.flaw("code_type_mobilite", "value.unknown", type, new TreeSet<>(MOVES.keySet()));
            } else if (from != null && from.equals(to)) {
                row.flaw("code_rome_cible", "move.self");
            } else if (from != null && to != null && type != null && written.add(List.of(from, to, type))) {
                layout.move(from, new Occupation.Move(to, MOVES.get(type)));
            }
        }
    }

    /** The code of an occupation, with a flaw and null where there is none. */
    private static String code(Row row, String column) {
        String code = row.required(column);
        if (code != null && !CODE.matcher(code).matches()) {
            row.flaw(column, "rome.form", code);
            return null;
        }
        return code;
    }

    private String known(Row row, String column) {
        String code = row.required(column);
        if (code != null && !entries.containsKey(code)) {
            row.flaw(column, "code.unknown", code);
            return null;
        }
        return code;
    }

    /** Series 3 doubles its apostrophes. */
    private static String label(Row row, String column) {
        String label = row.required(column);
        return label == null ? null : label.replace("''", "'");
    }
}
