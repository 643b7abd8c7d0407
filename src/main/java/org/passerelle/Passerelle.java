package org.passerelle;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.passerelle.platform.EmbeddedPostgres;
import org.passerelle.platform.PostgresUnavailable;
import org.passerelle.platform.Reader;
import org.passerelle.recruitment.RecordVerification;

/**
 * Starts the service: on the PostgreSQL that {@code PASSERELLE_DATABASE_URL} names (with
 * {@code PASSERELLE_DATABASE_USER} and {@code PASSERELLE_DATABASE_PASSWORD}), otherwise on one of its own, kept in
 * {@code PASSERELLE_DATA_DIR} ({@code ./data} unless set). Each of them may also be given as a system property:
 * {@code passerelle.database.url} and so on.
 *
 * <p>The exit code is 1 when the database cannot be started, with the reason on standard error; otherwise Quarkus's.
 *
 * <p>With the argument {@value #VERIFY_RECORD}, and after it an organisation's id for one chain only, nothing is served: the
 * record of recruitment checks is verified, the result printed, and the exit code is 0 when it is whole, 2 when it is broken,
 * 1 when it could not be read. On a database of its own the service must not be running.
 */
@QuarkusMain
public final class Passerelle {

    private static final String DATA_DIRECTORY = "passerelle.data-dir";

    private static final String VERIFY_RECORD = "verify-record";
    private static final int UNREADABLE = 1;
    private static final int BROKEN = 2;

    /**
     * How long the JVM's end waits for the service to stop before the database is stopped under its feet. Longer than any
     * request takes; an orchestrator that is less patient kills us, and the next start clears up.
     */
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

    public static void main(String... args) {
        Path dataDirectory =
                Path.of(setting(DATA_DIRECTORY).orElse("data")).toAbsolutePath().normalize();
        System.setProperty(DATA_DIRECTORY, dataDirectory.toString());
        Optional<String> url = setting("passerelle.database.url");
        if (args.length > 0 && args[0].equals(VERIFY_RECORD)) {
            // For the operator, like the log.
            System.exit(Reader.in("en", () -> verify(dataDirectory, url, args)));
        }
        if (url.isPresent()) {
            System.setProperty("quarkus.datasource.jdbc.url", url.get());
            setting("passerelle.database.user")
                    .ifPresent(user -> System.setProperty("quarkus.datasource.username", user));
            setting("passerelle.database.password")
                    .ifPresent(password -> System.setProperty("quarkus.datasource.password", password));
            Quarkus.run(args);
        } else {
            new OwnDatabase().run(dataDirectory, args);
        }
    }

    /** Returns the exit code. */
    private static int verify(Path dataDirectory, Optional<String> url, String... args) {
        try {
            UUID organisation = args.length > 1 ? UUID.fromString(args[1]) : null;
            if (url.isPresent()) {
                return verify(
                        url.get(),
                        setting("passerelle.database.user").orElse(null),
                        setting("passerelle.database.password").orElse(null),
                        organisation);
            }
            if (Files.notExists(dataDirectory)) {
                System.err.println("There is no data directory " + dataDirectory + ". Name it in PASSERELLE_DATA_DIR.");
                return UNREADABLE;
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDirectory)) {
                return verify(postgres.jdbcUrl(), postgres.user(), postgres.password(), organisation);
            }
        } catch (PostgresUnavailable | SQLException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return UNREADABLE;
        }
    }

    private static int verify(String url, String user, String password, UUID organisation) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('passerelle.role', 'SYSTEM', false)");
            }
            RecordVerification result = RecordVerification.of(connection, organisation);
            System.out.printf("%d entries of %d organisations%n", result.entries(), result.organisations());
            for (RecordVerification.BrokenLink link : result.broken()) {
                System.out.printf(
                        "organisation %s, position %d: %s %s%n",
                        link.organisation(), link.position(), link.difference(), link.message());
            }
            System.out.println(result.intact() ? "The record is whole" : "The record is broken");
            return result.intact() ? 0 : BROKEN;
        }
    }

    /** Read before Quarkus's configuration exists, by the same names: {@code a.b-c} is {@code A_B_C} in the environment. */
    private static Optional<String> setting(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }

    /**
     * The service together with a database of its own. Whichever way it ends, the service stops first and the database
     * after it: the JVM runs its shutdown hooks all at once, so ours waits until the main thread has stopped both.
     */
    private static final class OwnDatabase {

        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean jvmIsStopping;
        private volatile EmbeddedPostgres postgres;

        void run(Path dataDirectory, String... args) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::awaitEnd, "passerelle-stop"));
            try {
                postgres = EmbeddedPostgres.start(dataDirectory);
            } catch (PostgresUnavailable e) {
                ended.countDown();
                System.err.println(e.getMessage());
                System.exit(1);
            }
            try {
                if (!jvmIsStopping) {
                    runService(args);
                }
            } finally {
                end();
            }
        }

        private void runService(String... args) {
            System.setProperty("passerelle.embedded", "true");
            System.setProperty("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
            System.setProperty("quarkus.datasource.username", postgres.user());
            System.setProperty("quarkus.datasource.password", postgres.password());
            // Called by the main thread once the service has stopped; the exit within never returns when the JVM is
            // stopping already, so the hook waits for the database's end and not for the thread's. A handler passed to
            // Quarkus.run instead would lose Quarkus's own messages on a failed start.
            var exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
            ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> {
                ApplicationLifecycleManager.setDefaultExitCodeHandler(exit);
                end();
                exit.accept(code, cause);
            });
            Quarkus.run(args);
        }

        private void end() {
            postgres.close();
            ended.countDown();
        }

        private void awaitEnd() {
            jvmIsStopping = true;
            try {
                if (!ended.await(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS) && postgres != null) {
                    postgres.close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
