package org.passerelle.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.passerelle.platform.PostgresBinaries.Outcome;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

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

    private static final String SUPERUSER = "postgres";

    /** The application's role, and the database that it owns. */
    private static final String APPLICATION = "passerelle";

    private static final String LOOPBACK = "127.0.0.1";

    private static final Duration INIT_TIMEOUT = Duration.ofMinutes(3);

    /** After a kill the server replays up to max_wal_size (1 GB) of its log before it answers. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    /** A fast stop writes out what is dirty in the shared buffers, at most 256 MB. */
    private static final Duration FAST_STOP_TIMEOUT = Duration.ofMinutes(1);

    private static final Duration IMMEDIATE_STOP_TIMEOUT = Duration.ofSeconds(20);

    /** What our wait grants beyond pg_ctl's own, so that it is pg_ctl which gives up, and says so. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Between finding a port free and PostgreSQL's binding it, another process may take it. */
    private static final int PORT_ATTEMPTS = 5;

    private static final int QUOTED_LOG_LINES = 12;

    /** 192 bits: nobody guesses it, and base64 needs no padding. */
    private static final int PASSWORD_BYTES = 24;

    private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path cluster;
    private final Path log;
    private final PostgresBinaries binaries;
    private final DataDirectoryLock lock;
    private final Passwords passwords;
    private final int port;
    private boolean closed;

    private EmbeddedPostgres(
            Path cluster, Path log, PostgresBinaries binaries, DataDirectoryLock lock, Passwords passwords, int port) {
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
            throw unavailable(dataDirectory.toAbsolutePath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("The start of PostgreSQL was interrupted.", "Start Passerelle again.", e);
        }
    }

    /** Where the application's database is, without the credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + APPLICATION;
    }

    /** The application's role, which owns the database and is no superuser. */
    public String user() {
        return APPLICATION;
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
            if (!isEmpty(cluster)) {
                requireSameMajorVersion(cluster);
            }
            Path log = freshLog(dataDirectory);
            binaries = PostgresBinaries.unpack(dataDirectory, log);
            stop(binaries, cluster);
            binaries.deleteOtherVersions();
            Passwords passwords = initialize(dataDirectory, cluster, log, binaries);
            int port = launch(cluster, log, binaries);
            EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, log, binaries, lock, passwords, port);
            try {
                postgres.createRoleAndDatabase();
            } catch (SQLException e) {
                postgres.close();
                throw failed("PostgreSQL refused the set-up of the database: " + e.getMessage(), log, "", e);
            }
            started = true;
            LOG.infof("PostgreSQL %s listens on %s:%d, data in %s", PostgresBinaries.VERSION, LOOPBACK, port, cluster);
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

    private static Passwords initialize(Path dataDirectory, Path cluster, Path log, PostgresBinaries binaries)
            throws IOException, InterruptedException {
        Path passwordFile = dataDirectory.resolve("postgres.password");
        Path unfinished = dataDirectory.resolve("postgres.unfinished");
        if (!isEmpty(cluster)) {
            if (!Files.exists(passwordFile)) {
                throw new PostgresUnavailable(
                        "The database in " + cluster + " has lost its password file " + passwordFile + ".",
                        "Bring the file back from the backup that the database has.");
            }
            return Passwords.read(passwordFile);
        }
        PostgresBinaries.deleteRecursively(unfinished);
        Passwords passwords =
                Files.exists(passwordFile) ? Passwords.read(passwordFile) : Passwords.generate(passwordFile);
        Outcome outcome = binaries.run(
                INIT_TIMEOUT,
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        if (!outcome.succeeded()) {
            throw failed("PostgreSQL could not make its database files.", log, outcome.output(), null);
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
        PostgresBinaries.synchronize(dataDirectory);
        return passwords;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void requireSameMajorVersion(Path cluster) throws IOException {
        Path versionFile = cluster.resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            throw new PostgresUnavailable(
                    "The directory " + cluster + " holds something, but no PostgreSQL database (it has no PG_VERSION).",
                    "Move it away, or choose another data directory with PASSERELLE_DATA_DIR.");
        }
        String version = Files.readString(versionFile).strip();
        if (!version.equals(PostgresBinaries.MAJOR_VERSION)) {
            throw new PostgresUnavailable(
                    "The database in " + cluster + " was made by PostgreSQL " + version
                            + ", and this Passerelle brings " + PostgresBinaries.MAJOR_VERSION
                            + ", which cannot read it.",
                    "Run the Passerelle that made it, write its content out with pg_dump, and load that into a new data"
                            + " directory (PASSERELLE_DATA_DIR). Nothing was changed.");
        }
    }

    /** Returns the port. */
    private static int launch(Path cluster, Path log, PostgresBinaries binaries)
            throws IOException, InterruptedException {
        Outcome outcome = null;
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            int port = freePort();
            Files.writeString(cluster.resolve("postgresql.conf"), settings(port));
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
        throw failed("PostgreSQL did not come up.", log, outcome.output(), null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    private static String settings(int port) {
        return """
                # Written by Passerelle at each start: what is changed here is lost. ALTER SYSTEM lasts.
                listen_addresses = '%s'
                port = %d
                unix_socket_directories = ''

                # What is acknowledged is on the disk.
                fsync = on
                synchronous_commit = on
                full_page_writes = on

                # Small enough for a laptop; the operating system's cache does the rest.
                shared_buffers = 256MB
                max_connections = 60

                password_encryption = 'scram-sha-256'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                log_line_prefix = '%%m [%%p] '
                lc_messages = 'C'
                """.formatted(LOOPBACK, port);
    }

    private void createRoleAndDatabase() throws SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {LOOPBACK});
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setDatabaseName("postgres");
        dataSource.setUser(SUPERUSER);
        dataSource.setPassword(passwords.superuser());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + APPLICATION + "'")) {
                statement.execute("CREATE ROLE " + APPLICATION);
            }
            statement.execute("ALTER ROLE " + APPLICATION
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS");
            // The driver sends the verifier only, so that the password reaches neither the wire nor the log.
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(APPLICATION, passwords.application().toCharArray(), "scram-sha-256");
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + APPLICATION + "'")) {
                statement.execute("CREATE DATABASE " + APPLICATION + " OWNER " + APPLICATION);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static PostgresUnavailable unavailable(Path dataDirectory, IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) {
            return new PostgresUnavailable(
                    "Passerelle may not write to its data directory " + dataDirectory + " (" + reason + ").",
                    "Make " + System.getProperty("user.name")
                            + " its owner, or choose another one with PASSERELLE_DATA_DIR.",
                    e);
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return new PostgresUnavailable(
                    "The data directory " + dataDirectory + " is not a directory (" + reason + ").",
                    "Choose another one with PASSERELLE_DATA_DIR.",
                    e);
        }
        return new PostgresUnavailable(
                "Passerelle cannot use its data directory " + dataDirectory + ": " + reason, remedy(reason), e);
    }

    private static PostgresUnavailable failed(String problem, Path log, String output, Throwable cause) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        StringBuilder text = new StringBuilder(problem);
        for (String line : lines.subList(Math.max(0, lines.size() - QUOTED_LOG_LINES), lines.size())) {
            text.append(System.lineSeparator()).append("  | ").append(line);
        }
        return new PostgresUnavailable(text.toString(), remedy(problem + output) + " The log is " + log + ".", cause);
    }

    private static String remedy(String said) {
        if (said.contains("No space left on device") || said.contains("Check free disk space")) {
            return "The disk is full: make room (a new data directory takes 150 MB), then start Passerelle again.";
        }
        if (said.contains("Permission denied")) {
            return "The data directory and all in it must belong to " + System.getProperty("user.name")
                    + ", and the folders above it must let that user pass.";
        }
        return "What it says above is the cause; remove it, then start Passerelle again.";
    }

    /**
     * The passwords of the two roles.
     *
     * @param superuser the first line of the file, which is the one that initdb reads
     * @param application the second line
     */
    private record Passwords(String superuser, String application) {

        static Passwords generate(Path file) throws IOException {
            SecureRandom random = new SecureRandom();
            Passwords passwords = new Passwords(password(random), password(random));
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, OWNER_ONLY_FILE);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                String lines = passwords.superuser + "\n" + passwords.application + "\n";
                channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return passwords;
        }

        static Passwords read(Path file) throws IOException {
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() < 2 || lines.get(0).isBlank() || lines.get(1).isBlank()) {
                throw new PostgresUnavailable(
                        "The password file " + file + " does not hold the two passwords it was made with.",
                        "Bring it back from the backup that the database has.");
            }
            return new Passwords(lines.get(0), lines.get(1));
        }

        private static String password(SecureRandom random) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }

        @Override
        public String toString() {
            return "Passwords[hidden]";
        }
    }
}
