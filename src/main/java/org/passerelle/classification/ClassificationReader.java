package org.passerelle.classification;

import static org.passerelle.classification.ClassificationFiles.CROSSWALK;
import static org.passerelle.classification.ClassificationFiles.DECLARATION;
import static org.passerelle.classification.ClassificationFiles.FLAGS;
import static org.passerelle.classification.ClassificationFiles.MOVES;
import static org.passerelle.classification.ClassificationFiles.OCCUPATIONS;
import static org.passerelle.classification.ClassificationFiles.OCCUPATION_SKILLS;
import static org.passerelle.classification.ClassificationFiles.SKILLS;
import static org.passerelle.classification.ClassificationFiles.TITLES;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.classification.CsvFile.Row;
import org.passerelle.classification.Occupation.Level;
import org.passerelle.classification.Occupation.TitleKind;

/**
 * Reads files of the published layout once and reports all that is wrong with them. Files that cannot be read as such are
 * reported first, alone: what other files say about their codes would only be noise.
 */
final class ClassificationReader {

    /** A code is quoted in addresses and messages. */
    private static final Pattern CODE = Pattern.compile("[^\\s\\p{Cntrl}]{1," + Occupation.MAXIMUM_CODE + "}");

    private static final Pattern ISCO08_UNIT_GROUP = Pattern.compile("[0-9]{4}");

    /** An entry while its parts are being gathered; a level that could not be read is null. */
    private record Entry(
            Row row,
            String parent,
            Level level,
            String isco08,
            List<Occupation.Title> titles,
            List<Occupation.SkillLink> skills,
            List<Occupation.Move> moves,
            List<Occupation.Crosswalk> crosswalks,
            Set<Occupation.Flag> flags) {

        Occupation occupation(String code) {
            return new Occupation(code, parent, level, isco08, titles, skills, moves, crosswalks, flags);
        }
    }

    private final Map<String, byte[]> contents;
    private final Flaws flaws = new Flaws();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> skillTitles = new LinkedHashMap<>();

    ClassificationReader(Map<String, byte[]> contents) {
        this.contents = contents;
    }

    /** @throws InvalidClassification */
    Classification read() {
        Optional<Declaration> declaration = Declaration.read(contents.get(DECLARATION), flaws);
        CsvFile occupations = required(OCCUPATIONS, "code", "parent", "level", "isco08");
        CsvFile titles = required(TITLES, "code", "language", "kind", "title");
        CsvFile skills = csv(SKILLS, "skill", "language", "title");
        CsvFile links = csv(OCCUPATION_SKILLS, "code", "skill", "importance");
        CsvFile moves = csv(MOVES, "from", "to", "kind");
        CsvFile crosswalks = csv(CROSSWALK, "code", "title", "scheme", "target", "match", "source", "version");
        CsvFile flagged = csv(FLAGS, "code", "flag");
        flaws.throwIfAny();

        Set<String> languages = Set.copyOf(declaration.orElseThrow().languages());
        occupations.rows().forEach(this::addEntry);
        checkParents();
        titles.rows().forEach(row -> addTitle(row, languages));
        skills.rows().forEach(row -> addSkill(row, languages));
        links.rows().forEach(this::addSkillLink);
        moves.rows().forEach(this::addMove);
        crosswalks.rows().forEach(this::addCrosswalk);
        flagged.rows().forEach(this::addFlag);
        flaws.throwIfAny();
        return classification(declaration.orElseThrow());
    }

    private Classification classification(Declaration declaration) {
        Map<String, Occupation> occupations = new HashMap<>();
        entries.forEach((code, entry) -> occupations.put(code, entry.occupation(code)));
        Map<String, Skill> skills = new HashMap<>();
        skillTitles.forEach((code, titles) -> skills.put(code, new Skill(code, titles)));
        return new Classification(
                declaration.id(),
                declaration.version(),
                declaration.name(),
                declaration.languages(),
                occupations,
                skills);
    }

    private CsvFile required(String name, String... columns) {
        if (!contents.containsKey(name)) {
            flaws.add(name, 0, null, "file.missing");
        }
        return csv(name, columns);
    }

    /** Without rows when there is no such file. */
    private CsvFile csv(String name, String... columns) {
        byte[] nothing = String.join(",", columns).getBytes(StandardCharsets.UTF_8);
        return new CsvFile(name, contents.getOrDefault(name, nothing), List.of(columns), flaws);
    }

    private void addEntry(Row row) {
        String code = row.required("code");
        Level level = row.oneOf("level", Level.class);
        String isco08 = row.optional("isco08");
        if (isco08 != null && !ISCO08_UNIT_GROUP.matcher(isco08).matches()) {
            row.flaw("isco08", "isco08.form", isco08);
        }
        if (code == null) {
            return;
        }
        if (!CODE.matcher(code).matches()) {
            row.flaw("code", "code.form", code);
        }
        Entry entry = new Entry(
                row,
                row.optional("parent"),
                level,
                isco08,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                EnumSet.noneOf(Occupation.Flag.class));
        if (entries.putIfAbsent(code, entry) != null) {
            row.flaw("code", "code.twice", code);
        }
    }

    /**
     * A parent stands exactly one level above, but areas may stand under areas; only the highest level of the
     * classification has none.
     */
    private void checkParents() {
        EnumSet<Level> levels = EnumSet.noneOf(Level.class);
        entries.values().stream().map(Entry::level).filter(l -> l != null).forEach(levels::add);
        for (Entry entry : entries.values()) {
            Level level = entry.level();
            if (level == null) {
                continue;
            }
            if (entry.parent() == null) {
                if (level != levels.iterator().next()) {
                    entry.row().flaw("parent", "value.required");
                }
                continue;
            }
            Entry parent = entries.get(entry.parent());
            if (parent == null) {
                entry.row().flaw("parent", "code.unknown", entry.parent());
            } else if (parent.level() != null && !mayStandUnder(level, parent.level())) {
                entry.row().flaw("level", "level.mismatch", level, entry.parent(), parent.level());
            } else if (leadsBack(entry)) {
                entry.row().flaw("parent", "parent.cycle", entry.parent());
            }
        }
    }

    private static boolean mayStandUnder(Level level, Level above) {
        return above.ordinal() == level.ordinal() - 1 || (level == Level.AREA && above == Level.AREA);
    }

    /** Whether the parents of an entry come back to it. */
    private boolean leadsBack(Entry entry) {
        Set<Entry> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Entry above = entry;
        while (above != null && above.parent() != null && seen.add(above)) {
            above = entries.get(above.parent());
        }
        return above == entry && entry.parent() != null;
    }

    private void addTitle(Row row, Set<String> languages) {
        Entry entry = entry(row, "code");
        String language = language(row, languages);
        TitleKind kind = row.oneOf("kind", TitleKind.class);
        String title = row.required("title");
        if (entry == null || language == null || kind == null || title == null) {
            return;
        }
        if (kind == TitleKind.PREFERRED
                && entry.titles().stream()
                        .anyMatch(t -> t.kind() == kind && t.language().equals(language))) {
            row.flaw("kind", "title.preferred-twice", language);
        }
        entry.titles().add(new Occupation.Title(language, kind, title));
    }

    private void addSkill(Row row, Set<String> languages) {
        String skill = row.required("skill");
        String language = language(row, languages);
        String title = row.required("title");
        if (skill != null && language != null && title != null) {
            Map<String, String> titles = skillTitles.computeIfAbsent(skill, s -> new HashMap<>());
            if (titles.putIfAbsent(language, title) != null) {
                row.flaw("language", "title.preferred-twice", language);
            }
        }
    }

    private void addSkillLink(Row row) {
        Entry entry = occupation(row, "code");
        String skill = row.required("skill");
        var importance = row.oneOf("importance", Occupation.Importance.class);
        if (skill != null && !skillTitles.containsKey(skill)) {
            row.flaw("skill", "code.unknown", skill);
        } else if (entry != null && skill != null && importance != null) {
            if (entry.skills().stream().anyMatch(link -> link.skill().equals(skill))) {
                row.flaw("skill", "code.twice", skill);
            }
            entry.skills().add(new Occupation.SkillLink(skill, importance));
        }
    }

    private void addMove(Row row) {
        Entry from = occupation(row, "from");
        Entry to = occupation(row, "to");
        var kind = row.oneOf("kind", Occupation.MoveKind.class);
        if (from == null || to == null || kind == null) {
            return;
        }
        Occupation.Move move = new Occupation.Move(row.required("to"), kind);
        if (from == to) {
            row.flaw("to", "move.self");
        } else if (from.moves().contains(move)) {
            row.flaw("to", "code.twice", move.to());
        }
        from.moves().add(move);
    }

    private void addCrosswalk(Row row) {
        Entry entry = entry(row, "code");
        String title = row.optional("title");
        String scheme = row.required("scheme");
        String target = row.required("target");
        var match = row.oneOf("match", Occupation.Match.class);
        String source = row.required("source");
        if (entry == null || scheme == null || target == null || match == null || source == null) {
            return;
        }
        if (title != null && entry.titles().stream().noneMatch(t -> t.title().equals(title))) {
            row.flaw("title", "title.unknown", title);
        }
        entry.crosswalks().add(new Occupation.Crosswalk(title, scheme, target, match, source, row.optional("version")));
    }

    private void addFlag(Row row) {
        Entry entry = occupation(row, "code");
        var flag = row.oneOf("flag", Occupation.Flag.class);
        if (entry != null && flag != null && !entry.flags().add(flag)) {
            row.flaw("flag", "code.twice", flag);
        }
    }

    private Entry entry(Row row, String column) {
        String code = row.required(column);
        Entry entry = entries.get(code);
        if (code != null && entry == null) {
            row.flaw(column, "code.unknown", code);
        }
        return entry;
    }

    /** Skills and moves belong to occupations; areas and domains have none. */
    private Entry occupation(Row row, String column) {
        Entry entry = entry(row, column);
        if (entry != null && entry.level() != null && entry.level() != Level.OCCUPATION) {
            row.flaw(column, "occupation.required", row.required(column));
            return null;
        }
        return entry;
    }

    private static String language(Row row, Set<String> languages) {
        String language = row.required("language");
        if (language != null && !languages.contains(language)) {
            row.flaw("language", "language.undeclared", language);
            return null;
        }
        return language;
    }
}
