package org.passerelle;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.passerelle.platform.EmbeddedPostgres;

/**
 * A database of its own for a test of the running service, empty at the start and deleted at the end:
 * {@code @QuarkusTestResource(TestDatabase.class)}.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private Path dataDirectory;
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        dataDirectory = temporaryDirectory();
        postgres = EmbeddedPostgres.start(dataDirectory);
        return Map.of(
                "passerelle.data-dir", dataDirectory.toString(),
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", postgres.user(),
                "quarkus.datasource.password", postgres.password());
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
            delete(dataDirectory);
        }
    }

    /** Below {@code target}, so that {@code clean} takes what a killed test leaves. */
    public static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "data-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a directory with all that is in it. */
    public static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
