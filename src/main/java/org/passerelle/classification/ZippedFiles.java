package org.passerelle.classification;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Unpacks into memory what a zip from outside holds; nothing is written to disk. */
public final class ZippedFiles {

    /** Room for the largest published classification with all its languages; a zip that unpacks to more is an attack. */
    static final int MAXIMUM_UNPACKED_BYTES = 200 << 20;
    /** The layout has eight files; some come with notes, licences and what an operating system adds. */
    static final int MAXIMUM_ENTRIES = 100;

    /** What flaws of the archive itself are reported against. */
    private static final String ARCHIVE = "zip";

    private ZippedFiles() {}

    /**
     * The files may lie in a folder of the zip.
     *
     * @param wanted by their names without folders; others are not unpacked
     * @throws InvalidClassification when it is no whole zip, unpacks to more than {@link #MAXIMUM_UNPACKED_BYTES} or
     *     {@link #MAXIMUM_ENTRIES}, holds a wanted file twice, or paths that lead out of it
     */
    public static SortedMap<String, byte[]> read(byte[] zip, Predicate<String> wanted) {
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
                if (!wanted.test(name)) {
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
        return contents;
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
}
