package org.passerelle.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;

/** What a start finds in its data directory, and what it makes of it. One directory for all, so one set of programs. */
class EmbeddedPostgresRecoveryTest {

    private static Path dataDirectory;

    @BeforeAll
    static void start_for_the_first_time() throws SQLException {
        dataDirectory = TestDatabase.temporaryDirectory();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory);
                Connection connection = connect(postgres)) {
            connection.createStatement().execute("CREATE TABLE kept (line text)");
            connection.createStatement().execute("INSERT INTO kept VALUES ('from the first start')");
        }
    }

    @AfterAll
    static void delete() {
        TestDatabase.delete(dataDirectory);
    }

    @Test
    void a_restart_keeps_the_data() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory)) {
            assertEquals("from the first start", kept(postgres));
        }
    }

    @Test
    void a_closed_server_is_gone() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory);
        postgres.close();
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", postgres.port()).close());
        assertFalse(Files.exists(dataDirectory.resolve("postgres/postmaster.pid")));
    }

    @Test
    void an_orphan_server_of_a_killed_process_is_stopped() throws Exception {
        try (OtherProcess other = OtherProcess.started(dataDirectory)) {
            other.kill();
            new Socket("127.0.0.1", other.port()).close(); // the orphan lives
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory)) {
                assertEquals("from the first start", kept(postgres));
                assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", other.port()).close());
            }
        }
    }

    @Test
    void workers_of_a_server_that_was_killed_itself_do_not_hinder() throws Exception {
        try (OtherProcess other = OtherProcess.started(dataDirectory)) {
            long server = Long.parseLong(Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid"))
                    .getFirst());
            other.kill();
            ProcessHandle.of(server).orElseThrow().destroyForcibly();
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory)) {
                assertEquals("from the first start", kept(postgres));
            }
        }
    }

    @Test
    void a_stale_pid_file_whose_number_now_belongs_to_another_program_does_not_hinder() throws Exception {
        // This JVM is alive, and of the same user: PostgreSQL by itself would take it for the server and refuse.
        Files.writeString(
                dataDirectory.resolve("postgres/postmaster.pid"),
                "%d%n%s%n1800000000%n5432%n%n127.0.0.1%n 0 0%nready   %n"
                        .formatted(ProcessHandle.current().pid(), dataDirectory.resolve("postgres")));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory)) {
            assertEquals("from the first start", kept(postgres));
        }
    }

    @Test
    void what_a_kill_left_half_made_is_made_again() throws IOException {
        Path fresh = TestDatabase.temporaryDirectory();
        try {
            Files.createDirectories(fresh.resolve("postgres-binaries/" + PostgresBinaries.VERSION + ".unfinished/bin"));
            Files.createDirectories(fresh.resolve("postgres.unfinished/base"));
            Files.writeString(fresh.resolve("postgres.unfinished/PG_VERSION"), PostgresBinaries.MAJOR_VERSION);
            Files.writeString(fresh.resolve("postgres.password.unfinished"), "half a pass");
            EmbeddedPostgres.start(fresh).close();
            assertFalse(Files.exists(fresh.resolve("postgres.unfinished")));
            assertFalse(Files.exists(fresh.resolve("postgres-binaries/" + PostgresBinaries.VERSION + ".unfinished")));
        } finally {
            TestDatabase.delete(fresh);
        }
    }

    @Test
    void a_database_of_another_major_version_is_refused_and_left_as_it_is() throws IOException {
        Path old = TestDatabase.temporaryDirectory();
        try {
            Path versionFile = Files.createDirectory(old.resolve("postgres")).resolve("PG_VERSION");
            Files.writeString(versionFile, "17\n");
            String message = refusal(old);
            assertTrue(message.contains("was made by PostgreSQL 17, and this Passerelle brings 18"), message);
            assertTrue(message.contains("pg_dump"), message);
            assertEquals("17\n", Files.readString(versionFile));
        } finally {
            TestDatabase.delete(old);
        }
    }

    @Test
    void a_directory_with_something_else_in_the_place_of_the_database_is_refused() throws IOException {
        Path strange = TestDatabase.temporaryDirectory();
        try {
            Files.writeString(Files.createDirectory(strange.resolve("postgres")).resolve("notes.txt"), "mine");
            String message = refusal(strange);
            assertTrue(message.contains("holds something, but no PostgreSQL database"), message);
        } finally {
            TestDatabase.delete(strange);
        }
    }

    @Test
    void a_lost_password_file_is_named() throws IOException {
        Path file = dataDirectory.resolve("postgres.password");
        Path aside = dataDirectory.resolve("postgres.password.aside");
        Files.move(file, aside);
        try {
            String message = refusal(dataDirectory);
            assertTrue(message.contains("lost its password file " + file), message);
        } finally {
            Files.move(aside, file);
        }
    }

    @Test
    void a_data_directory_that_is_a_file_or_below_one_is_refused() throws IOException {
        Path file = dataDirectory.resolve("a-file");
        Files.createFile(file);
        String message = refusal(file);
        assertTrue(message.contains(file + " is not a directory"), message);
        String below = refusal(file.resolve("data"));
        assertTrue(below.contains("cannot use its data directory " + file.resolve("data")), below);
        Files.delete(file);
    }

    @Test
    void a_path_that_a_shell_would_read_differently_is_refused() {
        String message = refusal(dataDirectory.resolve("$HOME"));
        assertTrue(message.contains("PASSERELLE_DATA_DIR"), message);
    }

    @Test
    void a_server_that_does_not_come_up_is_quoted() throws IOException {
        Path override = dataDirectory.resolve("postgres/postgresql.auto.conf");
        String kept = Files.readString(override);
        Files.writeString(override, "shared_preload_libraries = 'no_such_library'\n");
        try {
            String message = refusal(dataDirectory);
            assertTrue(message.contains("PostgreSQL did not come up."), message);
            assertTrue(message.contains("could not access file \"no_such_library\""), message);
            assertTrue(message.contains("postgres.log"), message);
        } finally {
            Files.writeString(override, kept);
        }
    }

    private static String refusal(Path directory) {
        return assertThrows(PostgresUnavailable.class, () -> EmbeddedPostgres.start(directory))
                .getMessage();
    }

    private static String kept(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = connect(postgres);
                var rows = connection.createStatement().executeQuery("SELECT line FROM kept")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
