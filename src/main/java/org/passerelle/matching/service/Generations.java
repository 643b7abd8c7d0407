package org.passerelle.matching.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.passerelle.platform.TimeOrderedId;

/**
 * The directories of the indexes, one for each generation; the file {@code current} names the one in use. They hold what
 * people can do and wish, so nobody but the service's own user may read them.
 */
final class Generations {

    /** A UUID: whatever else the file {@code current} holds is never taken for a directory to write and delete in. */
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String POINTER = "current";

    private final Path directory;

    /** @param directory made when missing */
    Generations(Path directory) {
        this.directory = directory;
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one in use; a new one where there is none. What killed rebuilds left behind is deleted. */
    Path current() {
        try {
            Path pointer = directory.resolve(POINTER);
            String named = Files.exists(pointer) ? Files.readString(pointer).strip() : "";
            Path current = NAME.matcher(named).matches() ? directory.resolve(named) : fresh();
            try (Stream<Path> all = Files.list(directory)) {
                all.filter(Files::isDirectory)
                        .filter(other -> !other.equals(current))
                        .forEach(Generations::delete);
            }
            use(current);
            return current;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name that nothing has yet. */
    Path fresh() {
        return directory.resolve(TimeOrderedId.next().toString());
    }

    /** Names this one as the one in use, durably. */
    void use(Path generation) {
        Path unfinished = directory.resolve(POINTER + ".new");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((generation.getFileName() + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
            Files.move(unfinished, directory.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path generation) {
        try (Stream<Path> files = Files.walk(generation)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
