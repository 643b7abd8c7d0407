package org.passerelle.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.passerelle.platform.PostgresBinaries.Outcome;

/**
 * Passerelle's own PostgreSQL server: started on a data directory that it keeps, durable, reachable from this machine only,
 * and stopped by {@link #close()}.
 *
 * <p>Every step may be cut short by a kill or a power failure, and the next start carries on: what takes several steps is
 * made under another name and moved into place in one. Below the data directory are
 *
 * <ul>
 *   <li>{@code passerelle.lock}, held while a Passerelle uses the directory;
 *   <li>{@code postgres-binaries/<version>/}, PostgreSQL's programs;
 *   <li>{@code postgres.password}, the passwords of the two roles, one a line, readable by the owner only;
 *   <li>{@code postgres/}, the cluster;
 *   <li>{@code postgres.log}, what the server said, and {@code postgres.log.1}, what it said in the run before.
 * </ul>
 *
 * <p>The application connects as {@code passerelle}, which owns its database and nothing else. It is no superuser, so
 * row-level security binds it on every table that says {@code FORCE ROW LEVEL SECURITY}. The superuser {@code postgres}
 * is used for the set-up only.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    /** After a kill the server replays up to max_wal_size (1 GB) of its log before it answers. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    /** A fast stop writes out what is dirty in the shared buffers, at most 256 MB. */
    private static final Duration FAST_STOP_TIMEOUT = Duration.ofMinutes(1);

    private static final Duration IMMEDIATE_STOP_TIMEOUT = Duration.ofSeconds(20);

    /** What our wait grants beyond pg_ctl's own, so that it is pg_ctl which gives up, and says so. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Between finding a port free and PostgreSQL's binding it, another process may take it. */
    private static final int PORT_ATTEMPTS = 5;

    private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path cluster;
    private final Path log;
    private final PostgresBinaries binaries;
    private final DataDirectoryLock lock;
    private final PostgresPasswords passwords;
    private final int port;
    private boolean closed;

    private EmbeddedPostgres(
            Path cluster,
            Path log,
            PostgresBinaries binaries,
            DataDirectoryLock lock,
            PostgresPasswords passwords,
            int port) {
        this.cluster = cluster;
        this.log = log;
        this.binaries = binaries;
        this.lock = lock;
        this.passwords = passwords;
        this.port = port;
    }

    /**
     * Starts the server, after having made the cluster if there is none. A server that a killed Passerelle left running
     * on this directory is stopped first. Returns when the server answers: within seconds, but after a kill it replays
     * its log, which may take minutes.
     *
     * @param dataDirectory made when missing
     * @throws PostgresUnavailable when the server cannot be started; nothing is left running then
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        try {
            return startLocked(prepare(dataDirectory));
        } catch (IOException e) {
            throw PostgresUnavailable.directory(dataDirectory.toAbsolutePath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("The start of PostgreSQL was interrupted.", "Start Passerelle again.", e);
        }
    }

    /** Where the application's database is, without the credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + PostgresCluster.LOOPBACK + ":" + port + "/" + PostgresCluster.APPLICATION;
    }

    /** The application's role, which owns the database and is no superuser. */
    public String user() {
        return PostgresCluster.APPLICATION;
    }

    /** The password of {@link #user()}. */
    public String password() {
        return passwords.application();
    }

    /** The port on the loopback interface; another one at each start. */
    public int port() {
        return port;
    }

    /**
     * Stops the server: open connections are cut, what was committed is on the disk. Closing again does nothing, and
     * waits for a close that is under way in another thread.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            stop(binaries, cluster);
        } catch (IOException | PostgresUnavailable e) {
            LOG.warnf(e, "PostgreSQL could not be stopped; its log is %s", log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warnf("The stop of PostgreSQL was interrupted; the next start stops what is left of it");
        }
    }

    private static Path prepare(Path dataDirectory) throws IOException {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        if (directory.toString().chars().anyMatch(c -> "\"$`\\".indexOf(c) >= 0 || Character.isISOControl(c))) {
            // pg_ctl hands the path to a shell, in double quotes.
            throw new PostgresUnavailable(
                    "PostgreSQL cannot use the data directory " + directory
                            + ": its path has one of the signs \" $ ` \\.",
                    "Choose another one with PASSERELLE_DATA_DIR.");
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
        }
        return directory.toRealPath();
    }

    private static EmbeddedPostgres startLocked(Path dataDirectory) throws IOException, InterruptedException {
        DataDirectoryLock lock = DataDirectoryLock.acquire(dataDirectory);
        PostgresBinaries binaries = null;
        boolean started = false;
        try {
            Path cluster = dataDirectory.resolve("postgres");
            PostgresCluster.requireUsable(cluster);
            Path log = freshLog(dataDirectory);
            binaries = PostgresBinaries.unpack(dataDirectory, log);
            stop(binaries, cluster);
            binaries.deleteOtherVersions();
            PostgresPasswords passwords = PostgresCluster.initialize(dataDirectory, cluster, log, binaries);
            int port = launch(cluster, log, binaries);
            EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, log, binaries, lock, passwords, port);
            try {
                PostgresCluster.createRoleAndDatabase(port, passwords);
            } catch (SQLException e) {
                postgres.close();
                throw PostgresUnavailable.failed(
                        "PostgreSQL refused the set-up of the database: " + e.getMessage(), log, "", e);
            }
            started = true;
            LOG.infof(
                    "PostgreSQL %s listens on %s:%d, data in %s",
                    PostgresBinaries.VERSION, PostgresCluster.LOOPBACK, port, cluster);
            return postgres;
        } finally {
            if (!started) {
                if (binaries != null) {
                    binaries.running().forEach(ProcessHandle::destroyForcibly);
                }
                lock.close();
            }
        }
    }

    private static Path freshLog(Path dataDirectory) throws IOException {
        Path log = dataDirectory.resolve("postgres.log");
        if (Files.exists(log)) {
            Files.move(log, dataDirectory.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        // A statement that fails is logged with its values, which may be personal data.
        return Files.createFile(log, OWNER_ONLY_FILE);
    }

    /**
     * Stops whatever runs from this data directory's programs. The caller holds the lock, so if the server is not the
     * caller's own it is an orphan: its Passerelle was killed.
     */
    private static void stop(PostgresBinaries binaries, Path cluster) throws IOException, InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!binaries.running().isEmpty() && Files.exists(pidFile)) {
            if (!pgCtlStop(binaries, cluster, "fast", FAST_STOP_TIMEOUT)) {
                LOG.warn("PostgreSQL does not stop in good order; it is cut off, and repairs itself at the next start");
                pgCtlStop(binaries, cluster, "immediate", IMMEDIATE_STOP_TIMEOUT);
            }
        }
        // Left now: an initdb, or the workers of a server that was itself killed. Nothing they do counts any more.
        for (ProcessHandle process : binaries.running()) {
            process.destroyForcibly();
            try {
                process.onExit().get(IMMEDIATE_STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new PostgresUnavailable(
                        "A PostgreSQL of an earlier run (process " + process.pid() + ") cannot be stopped.",
                        "Stop that process, then start Passerelle again.",
                        e);
            }
        }
        // PostgreSQL trusts the number in this file, which the system may have given to another process since.
        Files.deleteIfExists(pidFile);
    }

    private static boolean pgCtlStop(PostgresBinaries binaries, Path cluster, String mode, Duration timeout)
            throws IOException, InterruptedException {
        return binaries.run(
                        timeout.plus(GRACE),
                        "pg_ctl",
                        "stop",
                        "--wait",
                        "--silent",
                        "--pgdata=" + cluster,
                        "--mode=" + mode,
                        "--timeout=" + timeout.toSeconds())
                .succeeded();
    }

    /** Returns the port. */
    private static int launch(Path cluster, Path log, PostgresBinaries binaries)
            throws IOException, InterruptedException {
        Outcome outcome = null;
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            int port = freePort();
            Files.writeString(cluster.resolve("postgresql.conf"), PostgresCluster.settings(port));
            // pg_ctl starts the server in a session of its own, so that the terminal's Ctrl-C reaches Java only.
            outcome = binaries.run(
                    START_TIMEOUT.plus(GRACE),
                    "pg_ctl",
                    "start",
                    "--wait",
                    "--silent",
                    "--pgdata=" + cluster,
                    "--log=" + log,
                    "--timeout=" + START_TIMEOUT.toSeconds());
            if (outcome.succeeded()) {
                return port;
            }
            if (!outcome.output().contains("Address already in use")) {
                break;
            }
        }
        stop(binaries, cluster);
        throw PostgresUnavailable.failed("PostgreSQL did not come up.", log, outcome.output(), null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(PostgresCluster.LOOPBACK))) {
            return socket.getLocalPort();
        }
    }
}
