package org.passerelle.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a data directory, held by one process at a time. The operating system gives it back when the process
 * ends, however it ends, so it never has to be cleaned up by hand.
 */
final class DataDirectoryLock implements AutoCloseable {

    private static final String FILE = "passerelle.lock";

    /** A process number has at most seven digits on Linux; whatever is longer is not ours. */
    private static final int MAX_PID_BYTES = 16;

    /**
     * The directories this JVM holds. POSIX drops all locks of a process on a file as soon as any of its descriptors of
     * that file is closed, so a second attempt must be refused before it opens the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path dataDirectory;
    private final FileChannel channel;

    private DataDirectoryLock(Path dataDirectory, FileChannel channel) {
        this.dataDirectory = dataDirectory;
        this.channel = channel;
    }

    /**
     * @param dataDirectory an existing directory, as a real path
     * @throws PostgresUnavailable when another Passerelle, in this process or another, holds the directory
     */
    static DataDirectoryLock acquire(Path dataDirectory) throws IOException {
        if (!HELD.add(dataDirectory)) {
            throw inUse(dataDirectory, "this same process");
        }
        FileChannel channel = null;
        boolean held = false;
        try {
            channel = FileChannel.open(
                    dataDirectory.resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw inUse(dataDirectory, "process " + holder(channel));
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            held = true;
            return new DataDirectoryLock(dataDirectory, channel);
        } finally {
            if (!held) {
                if (channel != null) {
                    channel.close();
                }
                HELD.remove(dataDirectory);
            }
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(MAX_PID_BYTES);
        channel.read(pid, 0);
        return StandardCharsets.US_ASCII.decode(pid.flip()).toString();
    }

    private static PostgresUnavailable inUse(Path dataDirectory, String holder) {
        return new PostgresUnavailable(
                "The data directory " + dataDirectory + " is in use by another Passerelle (" + holder + ").",
                "Stop that one first, or give this one a directory of its own with PASSERELLE_DATA_DIR.");
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(dataDirectory);
        }
    }
}
