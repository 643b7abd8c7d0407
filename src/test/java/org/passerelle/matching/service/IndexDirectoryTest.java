package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classifications;
import org.passerelle.matching.SmallClassification;
import org.passerelle.matching.lucene.Crew;
import org.passerelle.platform.ChangeLog;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.platform.TimeOrderedId;

/** What an indexer finds in its directory when it starts, and what it makes of it: further indexers beside the service's. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IndexDirectoryTest {

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Classifications classifications;

    @Inject
    MatchingConfig config;

    @Inject
    Clock clock;

    @Inject
    Indexer service;

    private Path dataDirectory;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Crew crew = new Crew(0);

    @BeforeEach
    void store_something() {
        dataDirectory = TestDatabase.temporaryDirectory();
        OwnService own = OwnService.open();
        own.register(Masons.file());
        own.publish(Masons.OFFER);
        service.catchUp();
    }

    @AfterEach
    void delete() {
        TestDatabase.delete(dataDirectory);
    }

    @Test
    void a_first_start_fills_the_index() throws Exception {
        assertFilled();
        assertEquals(0.0, meters.get("passerelle.index.lag.seconds").gauge().value());
    }

    @Test
    void a_start_goes_on_from_where_the_last_one_stopped() throws Exception {
        assertFilled();
        Path generation = generation();
        assertFilled();
        assertEquals(generation, generation(), "it was not rebuilt");
    }

    @Test
    void the_position_is_inside_the_commit_and_the_files_are_sound() throws Exception {
        Indexer indexer = start();
        indexer.catchUp();
        Position applied = indexer.applied().orElseThrow();
        indexer.onStop(null);
        for (String index : List.of("candidates", "openings")) {
            try (FSDirectory directory = FSDirectory.open(generation().resolve(index));
                    DirectoryReader reader = DirectoryReader.open(directory);
                    CheckIndex check = new CheckIndex(directory)) {
                Map<String, String> committed =
                        new HashMap<>(reader.getIndexCommit().getUserData());
                committed.keySet().retainAll(applied.toMap().keySet());
                assertEquals(applied.toMap(), committed);
                assertTrue(check.checkIndex().clean);
            }
        }
    }

    @Test
    void one_index_that_a_failure_closed_is_opened_again_though_the_other_stands() throws Exception {
        Indexer indexer = start();
        try {
            indexer.catchUp();
            indexer.read(indexes -> {
                indexes.openings.close();
                return null;
            });
            OwnService.open().publish(Masons.OFFER);
            service.catchUp();
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
                while (!isLevel(indexer)) {
                    Thread.onSpinWait();
                }
            });
        } finally {
            indexer.onStop(null);
        }
    }

    /** Not while it is being opened. */
    private boolean isLevel(Indexer indexer) {
        try {
            return offered(indexer) == service.openings() && seen(indexer) == service.candidates();
        } catch (HttpProblem beingOpened) {
            return false;
        }
    }

    @Test
    void a_directory_that_is_gone_is_made_again() throws Exception {
        assertFilled();
        TestDatabase.delete(dataDirectory.resolve("index"));
        assertFilled();
    }

    @Test
    void half_of_a_directory_is_made_again() throws Exception {
        assertFilled();
        TestDatabase.delete(generation().resolve("openings"));
        assertFilled();
    }

    @Test
    void truncated_files_are_made_again() throws Exception {
        assertFilled();
        try (Stream<Path> files = Files.list(generation().resolve("candidates"))) {
            for (Path file : files.filter(f -> !f.endsWith("write.lock")).toList()) {
                Files.write(file, new byte[] {1});
            }
        }
        assertFilled();
    }

    @Test
    void a_missing_segment_is_made_again() throws Exception {
        assertFilled();
        try (Stream<Path> files = Files.list(generation().resolve("openings"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("_"))
                    .toList()) {
                Files.delete(file);
            }
        }
        assertFilled();
    }

    @Test
    void a_pointer_to_nowhere_is_not_followed() throws Exception {
        for (String written : List.of("", "\n", "..", "../postgres", "nonsense")) {
            assertFilled();
            Files.writeString(dataDirectory.resolve("index/current"), written);
            assertFilled();
            assertEquals(dataDirectory.resolve("index"), generation().getParent());
        }
    }

    @Test
    void what_a_killed_rebuild_left_is_cleared_away() throws Exception {
        assertFilled();
        Path left = dataDirectory.resolve("index").resolve(TimeOrderedId.next().toString());
        Files.createDirectories(left.resolve("candidates"));
        Files.writeString(left.resolve("candidates/_0.cfs"), "half");
        assertFilled();
        assertFalse(Files.exists(left));
    }

    @Test
    void an_index_of_another_database_shows_nobody_and_is_made_again() throws Exception {
        Path generation =
                dataDirectory.resolve("index").resolve(TimeOrderedId.next().toString());
        Caller.asSystem(() -> {
            try (Indexes foreign = new Indexes(generation, classifications.current(), crew, "another", meters)) {
                foreign.fill(service.applied().orElseThrow(), () -> false);
                foreign.commit();
            }
            return null;
        });
        Files.writeString(
                dataDirectory.resolve("index/current"), generation.getFileName().toString());
        Caller.asSystem(() -> {
            try (Indexes opened = new Indexes(generation, classifications.current(), crew, database(), meters)) {
                assertTrue(opened.applied().isEmpty());
            }
            return null;
        });
        assertFilled();
        assertFalse(Files.exists(generation));
    }

    @Test
    void an_index_from_the_future_of_a_restored_database_is_made_again() throws Exception {
        Path generation =
                dataDirectory.resolve("index").resolve(TimeOrderedId.next().toString());
        Caller.asSystem(() -> {
            try (Indexes later = new Indexes(generation, classifications.current(), crew, database(), meters)) {
                later.fill(new Position(Long.MAX_VALUE, 1), () -> false);
            }
            return null;
        });
        Files.writeString(
                dataDirectory.resolve("index/current"), generation.getFileName().toString());
        assertFilled();
        assertFalse(Files.exists(generation));
    }

    @Test
    void an_index_of_another_classification_is_made_again() throws Exception {
        Path generation =
                dataDirectory.resolve("index").resolve(TimeOrderedId.next().toString());
        Caller.asSystem(() -> {
            try (Indexes other = new Indexes(generation, SmallClassification.create(), crew, database(), meters)) {
                other.fill(service.applied().orElseThrow(), () -> false);
            }
            return null;
        });
        Files.writeString(
                dataDirectory.resolve("index/current"), generation.getFileName().toString());
        assertFilled();
        assertFalse(Files.exists(generation));
    }

    @Test
    void nobody_is_told_that_there_are_no_candidates_before_the_index_was_filled() throws Exception {
        Indexer indexer = indexer();
        // It cannot write before this lock is released.
        synchronized (indexer) {
            indexer.onStart(null);
            HttpProblem refused = assertThrows(HttpProblem.class, () -> seen(indexer));
            assertEquals(503, refused.getStatusCode());
            assertEquals(
                    "https://passerelle.example/problems/index-not-ready",
                    refused.getType().toString());
            assertTrue(indexer.lag().compareTo(config.index().readyLag()) > 0, "not ready either");
        }
        indexer.catchUp();
        assertEquals(service.candidates(), seen(indexer));
        indexer.onStop(null);
    }

    @Test
    void a_rebuild_that_fails_leaves_nothing_behind_and_the_old_index_serving() throws Exception {
        Indexer indexer = start();
        indexer.catchUp();
        Path generation = generation();
        Files.delete(dataDirectory.resolve("index/current"));
        // A directory in the pointer's place: it cannot be written.
        Files.createDirectories(dataDirectory.resolve("index/current/in the way"));
        assertThrows(RuntimeException.class, indexer::rebuild);
        assertEquals(service.candidates(), seen(indexer));
        TestDatabase.delete(dataDirectory.resolve("index/current"));
        try (Stream<Path> directories =
                Files.list(dataDirectory.resolve("index")).filter(Files::isDirectory)) {
            assertEquals(List.of(generation), directories.toList());
        }
        indexer.rebuild();
        assertEquals(service.candidates(), seen(indexer));
        indexer.onStop(null);
    }

    private static int seen(Indexer indexer) {
        return indexer.read(indexes -> indexes.candidates.documents());
    }

    private static int offered(Indexer indexer) {
        return indexer.read(indexes -> indexes.openings.documents());
    }

    private String database() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return ChangeLog.database(connection);
        }
    }

    private Path generation() throws IOException {
        Path index = dataDirectory.resolve("index");
        return index.resolve(Files.readString(index.resolve("current")).strip());
    }

    private Indexer indexer() {
        return new Indexer(dataSource, classifications, config, dataDirectory, clock, meters);
    }

    private Indexer start() {
        Indexer indexer = indexer();
        indexer.onStart(null);
        return indexer;
    }

    /** Starts an indexer on the directory, compares it with the service's own, and stops it. */
    private void assertFilled() throws InterruptedException {
        Indexer indexer = start();
        try {
            indexer.catchUp();
            assertEquals(service.candidates(), seen(indexer));
            assertEquals(service.openings(), offered(indexer));
        } finally {
            indexer.onStop(null);
        }
    }
}
