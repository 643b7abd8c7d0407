package org.passerelle.classification.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.classification.CsvFile;
import org.passerelle.classification.Flaws;

/** The files of one edition of ROME by what they hold; their names say the edition: {@code v347} is 3.47. */
final class RomeFiles {

    static final Pattern NAME =
            Pattern.compile("unix_(referentiel_code_rome|referentiel_appellation|referentiel_competence"
                    + "|liens_rome_referentiels|rubrique_mobilite|item_arborescence)_v([0-9])([0-9]+)_utf8\\.csv");

    private final Map<String, byte[]> contents;
    private final Flaws flaws;
    /** By what they hold. */
    private final Map<String, String> names = new HashMap<>();

    private final String version;

    RomeFiles(Map<String, byte[]> contents, Flaws flaws) {
        this.contents = contents;
        this.flaws = flaws;
        Set<String> versions = new TreeSet<>();
        for (String name : contents.keySet()) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                names.put(matcher.group(1), name);
                versions.add(matcher.group(2) + "." + matcher.group(3));
            }
        }
        if (versions.size() > 1) {
            throw Flaws.fatal("zip", "zip.several", versions);
        }
        version = versions.stream().findFirst().orElse("");
    }

    String version() {
        return version;
    }

    boolean has(String kind) {
        return names.containsKey(kind);
    }

    /** @throws org.passerelle.classification.InvalidClassification naming those that are missing */
    void require(String... kinds) {
        for (String kind : kinds) {
            if (!has(kind)) {
                flaws.add("unix_" + kind + "_v" + version.replace(".", "") + "_utf8.csv", 0, null, "file.missing");
            }
        }
        flaws.throwIfAny();
    }

    /** Without rows when there is no such file. */
    List<CsvFile.Row> rows(String kind, List<String> columns, List<String> optionalColumns) {
        String name = names.get(kind);
        return name == null ? List.of() : new CsvFile(name, contents.get(name), columns, optionalColumns, flaws).rows();
    }
}
