package org.passerelle.classification.importing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.classification.CsvFile;
import org.passerelle.classification.CsvFile.Row;
import org.passerelle.classification.Flaws;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Occupation.Level;
import org.passerelle.classification.Occupation.Match;
import org.passerelle.classification.Occupation.TitleKind;

/**
 * The occupations pillar of ESCO (European Commission) as its CSV download gives it: {@code occupations_en.csv},
 * {@code ISCOGroups_en.csv}, the same in other languages, and {@code broaderRelationsOccPillar.csv}. The file in English, or
 * the first one where there is none, says which occupations there are; the others add titles.
 *
 * <ul>
 *   <li>ISCO groups become domains and areas, down to the unit group; occupations stand below their unit group.
 *   <li>The code of an occupation is the last part of its URI: it stays the same from version to version, and is fit for an
 *       address. The URI and ESCO's own number ({@code 2654.1.7}) are crosswalks to ESCO itself.
 *   <li>An occupation that ESCO puts below another one keeps that as a broad match within ESCO: both may code a record.
 *       Relations of concepts that the files of occupations do not have are passed over: there is one in 1.1.1.
 *   <li>Hidden labels are left out: they are for finding, and the layout has titles for showing only.
 *   <li>The files do not say their version. The newest date among their concepts does; where it is not that of a version
 *       known here, the date is the version.
 * </ul>
 */
final class Esco {

    static final String SCHEME = "ESCO";

    static final Pattern FILES =
            Pattern.compile("(occupations|ISCOGroups)_[a-z]{2}\\.csv|broaderRelationsOccPillar\\.csv");

    private static final Pattern TITLES = Pattern.compile("(occupations|ISCOGroups)_([a-z]{2})\\.csv");
    private static final String BROADER = "broaderRelationsOccPillar.csv";
    private static final Pattern OCCUPATION =
            Pattern.compile("http://data\\.europa\\.eu/esco/occupation/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final Pattern GROUP = Pattern.compile("http://data\\.europa\\.eu/esco/isco/C([0-9]{1,4})");
    /** ESCO separates alternative labels by line breaks, extracts of it by bars. */
    private static final Pattern SEPARATOR = Pattern.compile("[\\n|]");

    private static final String REGULATED = "http://data.europa.eu/esco/regulated-professions/regulated";
    private static final Map<String, String> RELEASES = Map.of("2022-07-27", "1.1.1");

    private static final List<String> STRUCTURE =
            List.of("iscoGroup", "code", "modifiedDate", "regulatedProfessionNote", "altLabels");

    private record TitleFile(String language, CsvFile csv) {}

    private final Flaws flaws;
    private final List<TitleFile> groups;
    private final List<TitleFile> occupations;
    private final LayoutWriter layout;
    private final String version;
    private final Set<String> codes = new HashSet<>();

    private Esco(Map<String, byte[]> contents, Flaws flaws) {
        this.flaws = flaws;
        groups = titleFiles(contents, "ISCOGroups", List.of("conceptUri", "preferredLabel"));
        occupations = titleFiles(contents, "occupations", List.of("conceptUri", "preferredLabel"));
        flaws.throwIfAny();
        version = version();
        layout = new LayoutWriter(
                "esco",
                version,
                Map.of(
                        "en", "European Skills, Competences, Qualifications and Occupations (ESCO)",
                        "fr",
                                "Classification européenne des aptitudes, compétences, certifications et professions (ESCO)"),
                occupations.stream().map(TitleFile::language).toList());
    }

    static LayoutWriter read(Map<String, byte[]> contents, Flaws flaws) {
        Esco esco = new Esco(contents, flaws);
        esco.writeGroups();
        esco.writeOccupations();
        if (contents.containsKey(BROADER)) {
            esco.writeBroader(new CsvFile(
                    BROADER, contents.get(BROADER), List.of("conceptUri", "broaderType", "broaderUri"), flaws));
        }
        return esco.layout;
    }

    /** English first, then by language. */
    private List<TitleFile> titleFiles(Map<String, byte[]> contents, String kind, List<String> columns) {
        Map<String, TitleFile> files = new TreeMap<>(
                Comparator.comparing((String l) -> !l.equals("en")).thenComparing(l -> l));
        contents.forEach((name, content) -> {
            Matcher matcher = TITLES.matcher(name);
            if (matcher.matches() && matcher.group(1).equals(kind)) {
                String language = matcher.group(2);
                files.put(language, new TitleFile(language, new CsvFile(name, content, columns, STRUCTURE, flaws)));
            }
        });
        if (files.isEmpty()) {
            flaws.add(kind + "_en.csv", 0, null, "file.missing");
        }
        return new ArrayList<>(files.values());
    }

    private String version() {
        String newest = "";
        for (Row row : occupations.getFirst().csv().rows()) {
            String modified = row.required("modifiedDate");
            try {
                String date = modified == null
                        ? ""
                        : Instant.parse(modified)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString();
                newest = date.compareTo(newest) > 0 ? date : newest;
            } catch (DateTimeParseException notADate) {
                row.flaw("modifiedDate", "field.unreadable");
            }
        }
        return RELEASES.getOrDefault(newest, newest);
    }

    private void writeGroups() {
        for (TitleFile file : groups) {
            boolean first = file == groups.getFirst();
            Set<String> seen = new HashSet<>();
            for (Row row : file.csv().rows()) {
                String code = part(row, "conceptUri", GROUP);
                if (code == null) {
                    continue;
                }
                if (!seen.add(code)) {
                    row.flaw("conceptUri", "code.twice", code);
                } else if (first) {
                    codes.add(code);
                    layout.occupation(
                            code,
                            code.length() == 1 ? null : code.substring(0, code.length() - 1),
                            code.length() == 1 ? Level.DOMAIN : Level.AREA,
                            code.length() == 4 ? code : null);
                    writeSelf(code, row.required("conceptUri"));
                    writeIsco(code, code, Match.EXACT);
                }
                writeTitles(row, code, file.language(), first);
            }
            if (first) {
                requireParents(file);
            }
        }
    }

    private void requireParents(TitleFile file) {
        for (Row row : file.csv().rows()) {
            Matcher group = GROUP.matcher(String.valueOf(row.optional("conceptUri")));
            if (group.matches() && group.group(1).length() > 1) {
                String parent = group.group(1).substring(0, group.group(1).length() - 1);
                if (!codes.contains(parent)) {
                    row.flaw("conceptUri", "code.unknown", parent);
                }
            }
        }
    }

    private void writeOccupations() {
        for (TitleFile file : occupations) {
            boolean first = file == occupations.getFirst();
            Set<String> seen = new HashSet<>();
            for (Row row : file.csv().rows()) {
                String code = part(row, "conceptUri", OCCUPATION);
                if (code == null) {
                    continue;
                }
                if (!seen.add(code)) {
                    row.flaw("conceptUri", "code.twice", code);
                } else if (first) {
                    writeOccupation(row, code);
                }
                writeTitles(row, code, file.language(), first);
            }
        }
    }

    private void writeOccupation(Row row, String code) {
        String group = row.required("iscoGroup");
        if (group == null) {
            return;
        }
        if (group.length() != 4 || !codes.contains(group)) {
            row.flaw("iscoGroup", "code.unknown", group);
            return;
        }
        codes.add(code);
        layout.occupation(code, group, Level.OCCUPATION, group);
        writeSelf(code, row.required("conceptUri"));
        if (row.optional("code") != null) {
            writeSelf(code, row.optional("code"));
        }
        writeIsco(code, group, Match.BROAD);
        if (REGULATED.equals(row.optional("regulatedProfessionNote"))) {
            layout.flag(code, Occupation.Flag.REGULATED);
        }
    }

    /** @param first whether the file says which concepts there are: what it lacks is named already */
    private void writeTitles(Row row, String code, String language, boolean first) {
        String preferred = row.required("preferredLabel");
        if (!codes.contains(code)) {
            if (!first) {
                row.flaw("conceptUri", "code.unknown", code);
            }
        } else if (preferred != null) {
            layout.title(code, language, TitleKind.PREFERRED, preferred);
            row.several("altLabels", SEPARATOR).stream()
                    .filter(label -> !label.equals(preferred))
                    .forEach(label -> layout.title(code, language, TitleKind.ALTERNATIVE, label));
        }
    }

    private void writeBroader(CsvFile relations) {
        Map<String, Row> rows = new HashMap<>();
        Map<String, String> broader = new HashMap<>();
        for (Row row : relations.rows()) {
            String code = OCCUPATION
                    .matcher(String.valueOf(row.required("conceptUri")))
                    .replaceFirst("$1");
            if (!codes.contains(code) || !"Occupation".equals(row.required("broaderType"))) {
                continue;
            }
            String above = part(row, "broaderUri", OCCUPATION);
            if (above != null && !codes.contains(above)) {
                row.flaw("broaderUri", "code.unknown", above);
            } else if (above != null && !above.equals(broader.put(code, above))) {
                rows.put(code, row);
                layout.crosswalk(
                        code,
                        new Occupation.Crosswalk(
                                null, SCHEME, above, Match.BROAD, "ESCO " + version + ", broader relations", version));
            }
        }
        rows.forEach((code, row) -> {
            if (leadsBack(code, broader)) {
                row.flaw("broaderUri", "parent.cycle", broader.get(code));
            }
        });
    }

    private static boolean leadsBack(String code, Map<String, String> broader) {
        Set<String> seen = new HashSet<>();
        String above = broader.get(code);
        while (above != null && !above.equals(code) && seen.add(above)) {
            above = broader.get(above);
        }
        return code.equals(above);
    }

    private void writeSelf(String code, String otherForm) {
        layout.crosswalk(
                code, new Occupation.Crosswalk(null, SCHEME, otherForm, Match.EXACT, "ESCO " + version, version));
    }

    private void writeIsco(String code, String group, Match match) {
        layout.crosswalk(code, new Occupation.Crosswalk(null, Isco08.SCHEME, group, match, "ESCO " + version, version));
    }

    /** The part of a URI that is our code, with a flaw and null where it is no such URI. */
    private static String part(Row row, String column, Pattern uri) {
        String value = row.required(column);
        if (value == null) {
            return null;
        }
        Matcher matcher = uri.matcher(value);
        if (!matcher.matches()) {
            row.flaw(column, "uri.form", value);
            return null;
        }
        return matcher.group(1);
    }
}
