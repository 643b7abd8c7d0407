package org.passerelle.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path into a data directory of their own. That every data directory has
 * its own copy (60 MB) is what lets {@link #running()} tell the processes of this data directory from all others.
 */
final class PostgresBinaries {

    /** The release on the class path; a test compares it with what the server says of itself. */
    static final String VERSION = "18.4";

    static final String MAJOR_VERSION = VERSION.substring(0, VERSION.indexOf('.'));

    private static final String HOME = "postgres-binaries";

    private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(20);

    private final Path dataDirectory;
    private final Path home;
    private final Path log;
    private final boolean root;

    private PostgresBinaries(Path dataDirectory, Path log, boolean root) {
        this.dataDirectory = dataDirectory;
        this.home = dataDirectory.resolve(HOME);
        this.log = log;
        this.root = root;
    }

    /**
     * What a program left behind.
     *
     * @param exitCode 0 when all went well
     * @param output what it and the server it started wrote to the log meanwhile
     */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Unpacks the programs unless an earlier start did. They are written next to their place, tried, and then moved
     * there in one step: what is in place is complete.
     *
     * @param dataDirectory locked by the caller, as a real path
     * @param log an existing file, to which the programs' output is appended
     * @throws PostgresUnavailable when there are no programs for this platform, or they do not run here
     */
    static PostgresBinaries unpack(Path dataDirectory, Path log) throws IOException, InterruptedException {
        String archive = archiveFor(System.getProperty("os.name"), System.getProperty("os.arch"));
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        PostgresBinaries binaries = new PostgresBinaries(dataDirectory, log, root);
        if (root) {
            binaries.requireUserNamespaces();
        }
        Path place = binaries.home.resolve(VERSION);
        if (!Files.isDirectory(place)) {
            Path unfinished = binaries.home.resolve(VERSION + ".unfinished");
            deleteRecursively(unfinished);
            extract(archive, unfinished);
            binaries.requireRunnable(unfinished.resolve("bin/postgres"));
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
            synchronize(binaries.home);
        }
        return binaries;
    }

    /** Deletes the programs of other releases; nothing may run from them any more. */
    void deleteOtherVersions() throws IOException {
        List<Path> others;
        try (Stream<Path> versions = Files.list(home)) {
            others = versions.filter(version -> !version.endsWith(VERSION)).toList();
        }
        for (Path other : others) {
            deleteRecursively(other);
        }
    }

    /**
     * Runs one of PostgreSQL's programs in the data directory, its output appended to the log.
     *
     * @throws PostgresUnavailable when it cannot be run, or has not ended in time (it is killed then)
     */
    Outcome run(Duration timeout, String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve(VERSION).resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return run(timeout, command);
    }

    /**
     * The live processes that were started from this data directory's programs, in this life of Passerelle or another,
     * and any other PostgreSQL that works in this data directory.
     */
    List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    private boolean isOurs(ProcessHandle process) {
        // The number in a pid file may have gone to another process since; the program behind it cannot lie.
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            Path program = Files.readSymbolicLink(proc.resolve("exe"));
            return program.startsWith(home)
                    || program.endsWith("postgres")
                            && Files.readSymbolicLink(proc.resolve("cwd")).startsWith(dataDirectory);
        } catch (IOException e) {
            return false; // It has ended, or belongs to another user.
        }
    }

    private Outcome run(Duration timeout, List<String> command) throws IOException, InterruptedException {
        List<String> prefixed = new ArrayList<>();
        if (root) {
            // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, with root's files.
            prefixed.addAll(List.of("unshare", "-U"));
        }
        prefixed.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(prefixed)
                .directory(dataDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // A PGDATA or PGPORT meant for another server must not reach this one; messages are searched, so in English.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        long before = Files.size(log);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PostgresUnavailable(
                        command.getFirst() + " has not ended within " + timeout.toSeconds() + " seconds.",
                        "Is the disk very slow? The log is " + log + ".");
            }
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), written(before));
    }

    private String written(long from) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(from);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void requireUserNamespaces() throws InterruptedException {
        boolean permitted;
        IOException cause = null;
        try {
            permitted = run(VERSION_TIMEOUT, List.of("true")).succeeded();
        } catch (IOException e) {
            permitted = false;
            cause = e;
        }
        if (!permitted) {
            throw new PostgresUnavailable(
                    "PostgreSQL refuses to run as root, and this system does not let root start it as nobody (unshare -U).",
                    "Start Passerelle as an ordinary user (in a container, with --user 1000), or give it a PostgreSQL with"
                            + " PASSERELLE_DATABASE_URL.",
                    cause);
        }
    }

    private void requireRunnable(Path server) throws InterruptedException {
        String said;
        IOException cause = null;
        try {
            said = run(VERSION_TIMEOUT, List.of(server.toString(), "--version")).output();
        } catch (IOException e) {
            said = e.getMessage();
            cause = e;
        }
        if (!said.contains("(PostgreSQL) " + VERSION)) {
            throw new PostgresUnavailable(
                    "PostgreSQL's programs do not run here: " + said.strip(),
                    "They need a Linux with the GNU C library (not Alpine's) and a data directory from which programs may be"
                            + " run (not mounted noexec); else give Passerelle a PostgreSQL with PASSERELLE_DATABASE_URL.",
                    cause);
        }
    }

    /**
     * @param system as in the system property {@code os.name}
     * @param architecture as in the system property {@code os.arch}
     * @return the resource that holds the programs for the platform
     * @throws PostgresUnavailable when there is none
     */
    static String archiveFor(String system, String architecture) {
        String name =
                switch (architecture) {
                    case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
                    case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
                    default -> null;
                };
        if (!system.equals("Linux") || name == null || PostgresBinaries.class.getResource(name) == null) {
            throw new PostgresUnavailable(
                    "Passerelle brings no PostgreSQL for this platform (" + system + " on " + architecture
                            + "), only for Linux on x86-64 and ARM64.",
                    "Give it a PostgreSQL " + MAJOR_VERSION
                            + " with PASSERELLE_DATABASE_URL, PASSERELLE_DATABASE_USER and"
                            + " PASSERELLE_DATABASE_PASSWORD.");
        }
        return name;
    }

    private static void extract(String archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(
                new BufferedInputStream(PostgresBinaries.class.getResourceAsStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive reaches outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    Files.setPosixFilePermissions(file, permissions(entry.getMode()));
                    synchronize(file);
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        return PosixFilePermissions.fromString((mode & 0b001_000_000) != 0 ? "rwxr-xr-x" : "rw-r--r--");
    }

    /** Brings a file, or the names in a directory, to the disk: without it a power cut may undo a rename. */
    static void synchronize(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            channel.force(true);
        }
    }

    /** Deletes a directory with all that is in it; that there is none is fine. */
    static void deleteRecursively(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
