package org.passerelle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TestDatabaseTest {

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "passerelle.data-dir")
    Path dataDirectory;

    @Test
    void the_service_reaches_its_database_as_the_role_that_owns_it() throws SQLException {
        try (var connection = dataSource.getConnection();
                var rows =
                        connection.createStatement().executeQuery("SELECT current_user || '@' || current_database()")) {
            rows.next();
            assertEquals("passerelle@passerelle", rows.getString(1));
        }
        assertTrue(Files.isDirectory(dataDirectory.resolve("postgres")));
    }
}
