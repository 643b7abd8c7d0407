package org.passerelle.classification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The files of one version of a classification in the published layout: {@code classification.json} and
 * {@code occupations.csv}, {@code titles.csv}, and where there are any {@code skills.csv}, {@code occupation_skills.csv},
 * {@code moves.csv} and {@code crosswalk.csv}. Held in memory; other files beside them are left out.
 */
public final class ClassificationFiles {

    static final String DECLARATION = "classification.json";
    static final String OCCUPATIONS = "occupations.csv";
    static final String TITLES = "titles.csv";
    static final String SKILLS = "skills.csv";
    static final String OCCUPATION_SKILLS = "occupation_skills.csv";
    static final String MOVES = "moves.csv";
    static final String CROSSWALK = "crosswalk.csv";

    private static final List<String> NAMES =
            List.of(DECLARATION, OCCUPATIONS, TITLES, SKILLS, OCCUPATION_SKILLS, MOVES, CROSSWALK);

    /** Room for the largest published classification with all its languages; a zip that unpacks to more is an attack. */
    static final int MAXIMUM_UNPACKED_BYTES = 200 << 20;
    /** The layout has seven files; some come with notes, licences and what an operating system adds. */
    static final int MAXIMUM_ENTRIES = 100;

    /** What flaws of the archive itself are reported against. */
    private static final String ARCHIVE = "zip";
    /** The same files give the same zip; a local date, because that is what a zip holds. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final SortedMap<String, byte[]> contents;

    private ClassificationFiles(SortedMap<String, byte[]> contents) {
        this.contents = contents;
    }

    /** The classification that comes with the service: the folder {@code occupations}, edited by experts. */
    public static ClassificationFiles shipped() {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (String name : NAMES) {
            try (InputStream file = ClassificationFiles.class.getResourceAsStream("/occupations/" + name)) {
                if (file != null) {
                    contents.put(name, file.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ClassificationFiles(contents);
    }

    public static ClassificationFiles in(Path directory) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (String name : NAMES) {
            Path file = directory.resolve(name);
            try {
                if (Files.exists(file)) {
                    contents.put(name, Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ClassificationFiles(contents);
    }

    /**
     * The files may lie in a folder of the zip. Nothing is written to disk.
     *
     * @throws InvalidClassification when it is no whole zip, unpacks to more than {@link #MAXIMUM_UNPACKED_BYTES} or
     *     {@link #MAXIMUM_ENTRIES}, or holds paths that lead out of it
     */
    public static ClassificationFiles unzip(byte[] zip) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        int entries = 0;
        int room = MAXIMUM_UNPACKED_BYTES;
        // By its directory, at the end: read as a stream, a zip that was cut short would only seem to hold fewer files.
        try (ZipFile archive = ZipFile.builder().setByteArray(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntriesInPhysicalOrder())) {
                entries++;
                if (entries > MAXIMUM_ENTRIES) {
                    throw Flaws.fatal(ARCHIVE, "zip.entries", MAXIMUM_ENTRIES);
                }
                String name = fileName(entry.getName());
                if (!NAMES.contains(name)) {
                    continue;
                }
                byte[] content = content(archive, entry, room);
                room -= content.length;
                if (contents.put(name, content) != null) {
                    throw Flaws.fatal(name, "zip.twice");
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Flaws.fatal(ARCHIVE, "zip.unreadable");
        }
        return new ClassificationFiles(contents);
    }

    /** The size that an entry claims is not to be trusted: what really comes is counted. */
    private static byte[] content(ZipFile archive, ZipArchiveEntry entry, int room) throws IOException {
        try (InputStream file = archive.getInputStream(entry)) {
            byte[] content = file.readNBytes(room + 1);
            if (content.length > room) {
                throw Flaws.fatal(ARCHIVE, "zip.too-large", MAXIMUM_UNPACKED_BYTES);
            }
            CRC32 checksum = new CRC32();
            checksum.update(content);
            if (checksum.getValue() != entry.getCrc()) {
                throw new ZipException("damaged");
            }
            return content;
        }
    }

    private static String fileName(String path) {
        if (path.startsWith("/")
                || path.contains("\\")
                || List.of(path.split("/")).contains("..")) {
            throw Flaws.fatal(ARCHIVE, "zip.path", path);
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What {@link #unzip} reads; byte for byte the same for the same files. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : contents.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                archive.putNextEntry(entry);
                archive.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws InvalidClassification when they break the layout, with file, line and column of all that is wrong */
    public Classification read() {
        return new ClassificationReader(contents).read();
    }

    /** Whether both hold the same files with the same bytes. */
    public boolean sameAs(ClassificationFiles other) {
        return contents.keySet().equals(other.contents.keySet())
                && contents.entrySet().stream()
                        .allMatch(file -> Arrays.equals(file.getValue(), other.contents.get(file.getKey())));
    }
}
