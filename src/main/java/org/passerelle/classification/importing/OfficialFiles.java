package org.passerelle.classification.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.passerelle.classification.ClassificationFiles;
import org.passerelle.classification.Flaws;
import org.passerelle.classification.ZippedFiles;

/**
 * Reads a zip that holds either the published layout or the official files of one classification, told apart by the names of
 * the files. Beside official files, {@code crosswalk.csv} and {@code flags.csv} of the layout may add mappings and flags,
 * such as a title-level mapping of ROME to ESCO.
 */
public final class OfficialFiles {

    /** @param files the names by which it is known */
    private record Format(String name, Pattern files, BiFunction<Map<String, byte[]>, Flaws, LayoutWriter> reader) {

        boolean knows(String file) {
            return files.matcher(file).matches();
        }

        static boolean any(String file) {
            return Arrays.stream(FORMATS).anyMatch(format -> format.knows(file));
        }
    }

    private static final Format[] FORMATS = {
        new Format("ROME", Rome.FILES, Rome::read),
        new Format("ESCO", Esco.FILES, Esco::read),
        new Format("ISCO-08", Isco08.FILES, Isco08::read)
    };

    private OfficialFiles() {}

    /**
     * @throws org.passerelle.classification.InvalidClassification naming file, line and column of all that is wrong with
     *     official files; files of the layout are not looked into
     */
    public static ClassificationFiles unzip(byte[] zip) {
        SortedMap<String, byte[]> contents =
                ZippedFiles.read(zip, name -> ClassificationFiles.knows(name) || Format.any(name));
        List<Format> found = Arrays.stream(FORMATS)
                .filter(format -> contents.keySet().stream().anyMatch(format::knows))
                .toList();
        boolean layout = contents.containsKey(ClassificationFiles.DECLARATION);
        if (found.size() + (layout ? 1 : 0) > 1) {
            throw Flaws.fatal(
                    "zip",
                    "zip.several",
                    found.stream().map(Format::name).toList() + (layout ? " " + ClassificationFiles.DECLARATION : ""));
        }
        if (found.isEmpty()) {
            return ClassificationFiles.of(contents);
        }
        Flaws flaws = new Flaws();
        LayoutWriter written = found.getFirst().reader().apply(contents, flaws);
        written.add(ClassificationFiles.CROSSWALK, contents, flaws);
        written.add(ClassificationFiles.FLAGS, contents, flaws);
        flaws.throwIfAny();
        return written.files();
    }
}
