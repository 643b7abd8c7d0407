package org.passerelle.classification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of one version of a classification in the published layout: {@code classification.json} and
 * {@code occupations.csv}, {@code titles.csv}, and where there are any {@code skills.csv}, {@code occupation_skills.csv},
 * {@code moves.csv}, {@code crosswalk.csv} and {@code flags.csv}. Held in memory; other files beside them are left out.
 */
public final class ClassificationFiles {

    public static final String DECLARATION = "classification.json";
    public static final String OCCUPATIONS = "occupations.csv";
    public static final String TITLES = "titles.csv";
    public static final String SKILLS = "skills.csv";
    public static final String OCCUPATION_SKILLS = "occupation_skills.csv";
    public static final String MOVES = "moves.csv";
    public static final String CROSSWALK = "crosswalk.csv";
    public static final String FLAGS = "flags.csv";

    private static final List<String> NAMES =
            List.of(DECLARATION, OCCUPATIONS, TITLES, SKILLS, OCCUPATION_SKILLS, MOVES, CROSSWALK, FLAGS);

    /** The same files give the same zip; a local date, because that is what a zip holds. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final SortedMap<String, byte[]> contents;

    /** Whether the layout has a file of this name. */
    public static boolean knows(String name) {
        return NAMES.contains(name);
    }

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

    /** @param contents by name; others than those of the layout are left out */
    public static ClassificationFiles of(Map<String, byte[]> contents) {
        SortedMap<String, byte[]> known = new TreeMap<>(contents);
        known.keySet().retainAll(NAMES);
        return new ClassificationFiles(known);
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
     * @throws InvalidClassification as {@link ZippedFiles#read}
     */
    public static ClassificationFiles unzip(byte[] zip) {
        return new ClassificationFiles(ZippedFiles.read(zip, NAMES::contains));
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
