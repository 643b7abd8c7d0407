package org.passerelle.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;

/** What holds while the server runs. One server for all. */
class EmbeddedPostgresTest {

    private static Path dataDirectory;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        dataDirectory = TestDatabase.temporaryDirectory();
        postgres = EmbeddedPostgres.start(dataDirectory);
    }

    @AfterAll
    static void stop() {
        postgres.close();
        postgres.close();
        TestDatabase.delete(dataDirectory);
    }

    @Test
    void what_is_acknowledged_is_on_the_disk() throws SQLException {
        assertEquals("on", show("fsync"));
        assertEquals("on", show("synchronous_commit"));
        assertEquals("on", show("full_page_writes"));
        assertEquals("on", show("data_checksums"));
    }

    @Test
    void texts_are_utf_8_and_sort_the_same_on_every_machine() throws SQLException {
        assertEquals("UTF8", show("server_encoding"));
        assertEquals(
                "b C.UTF-8",
                query(
                        "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()"));
    }

    @Test
    void the_server_is_the_release_that_the_programs_say() throws SQLException {
        assertTrue(show("server_version").startsWith(PostgresBinaries.VERSION));
    }

    @Test
    void the_application_owns_its_database_and_is_no_superuser() throws SQLException {
        assertEquals(
                "passerelle false false false false",
                query("SELECT concat_ws(' ', rolname, rolsuper::text, rolbypassrls::text, rolcreaterole::text,"
                        + " rolcreatedb::text) FROM pg_roles WHERE rolname = current_user"));
        assertEquals(
                "passerelle",
                query("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"));
        assertThrows(SQLException.class, () -> query("SELECT pg_read_file('/etc/hostname')"));
    }

    @Test
    void nobody_comes_in_without_the_password() {
        SQLException refused = assertThrows(
                SQLException.class, () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "another")
                        .close());
        assertEquals("28P01", refused.getSQLState());
    }

    @Test
    void it_listens_on_the_loopback_interface_only() throws SQLException, IOException {
        assertEquals("127.0.0.1", show("listen_addresses"));
        assertTrue(Files.readString(dataDirectory.resolve("postgres/postgresql.conf"))
                .contains("unix_socket_directories = ''\n"));
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress other : others) {
            assertThrows(ConnectException.class, () -> new Socket(other, postgres.port()).close(), other.toString());
        }
    }

    @Test
    void only_the_owner_reads_the_passwords_the_cluster_and_the_log() throws IOException {
        assertEquals("rw-------", permissions("postgres.password"));
        assertEquals("rwx------", permissions("postgres"));
        assertEquals("rw-------", permissions("postgres.log"));
    }

    @Test
    void a_second_instance_on_the_same_directory_is_refused_and_does_not_disturb_the_first() throws Exception {
        PostgresUnavailable inThisProcess =
                assertThrows(PostgresUnavailable.class, () -> EmbeddedPostgres.start(dataDirectory));
        assertTrue(inThisProcess.getMessage().contains("in use by another Passerelle"), inThisProcess.getMessage());

        // Twice: the first refusal must not have given the lock away.
        for (int attempt = 0; attempt < 2; attempt++) {
            String said = OtherProcess.refused(dataDirectory);
            assertTrue(
                    said.contains("in use by another Passerelle (process "
                            + ProcessHandle.current().pid() + ")"),
                    said);
        }
        assertEquals("1", query("SELECT 1"));
    }

    @Test
    void a_platform_without_programs_is_told_what_to_do() {
        for (String[] platform :
                new String[][] {{"Mac OS X", "aarch64"}, {"Windows 11", "amd64"}, {"Linux", "riscv64"}}) {
            PostgresUnavailable refused = assertThrows(
                    PostgresUnavailable.class, () -> PostgresBinaries.archiveFor(platform[0], platform[1]));
            assertTrue(refused.getMessage().contains("PASSERELLE_DATABASE_URL"), refused.getMessage());
        }
        assertFalse(PostgresBinaries.archiveFor("Linux", "amd64").isEmpty());
        assertFalse(PostgresBinaries.archiveFor("Linux", "aarch64").isEmpty());
    }

    private static String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDirectory.resolve(file)));
    }

    private static String show(String setting) throws SQLException {
        return query("SHOW " + setting);
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
