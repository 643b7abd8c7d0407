package org.passerelle.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.passerelle.platform.PostgresBinaries.Outcome;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** The files of the database: made once, checked at each start, given their settings, their role and their database. */
final class PostgresCluster {

    private static final String SUPERUSER = "postgres";

    /** The application's role, and the database that it owns. */
    static final String APPLICATION = "passerelle";

    static final String LOOPBACK = "127.0.0.1";

    private static final Duration INIT_TIMEOUT = Duration.ofMinutes(3);

    private PostgresCluster() {}

    /** @throws PostgresUnavailable when there is something that this version cannot use */
    static void requireUsable(Path cluster) throws IOException {
        if (isEmpty(cluster)) {
            return;
        }
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

    /** Makes the files when there are none yet. */
    static PostgresPasswords initialize(Path dataDirectory, Path cluster, Path log, PostgresBinaries binaries)
            throws IOException, InterruptedException {
        Path passwordFile = dataDirectory.resolve("postgres.password");
        Path unfinished = dataDirectory.resolve("postgres.unfinished");
        if (!isEmpty(cluster)) {
            if (!Files.exists(passwordFile)) {
                throw new PostgresUnavailable(
                        "The database in " + cluster + " has lost its password file " + passwordFile + ".",
                        "Bring the file back from the backup that the database has.");
            }
            return PostgresPasswords.read(passwordFile);
        }
        PostgresBinaries.deleteRecursively(unfinished);
        PostgresPasswords passwords = Files.exists(passwordFile)
                ? PostgresPasswords.read(passwordFile)
                : PostgresPasswords.generate(passwordFile);
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
            throw PostgresUnavailable.failed(
                    "PostgreSQL could not make its database files.", log, outcome.output(), null);
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

    /** The whole of {@code postgresql.conf}. */
    static String settings(int port) {
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

    static void createRoleAndDatabase(int port, PostgresPasswords passwords) throws SQLException {
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
}
