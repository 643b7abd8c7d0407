package org.passerelle.access;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Refuses to start as a database user whom the row policies do not bind: everybody would see everything. */
@ApplicationScoped
public class DatabaseRoleCheck {

    void onStart(@Observes @Priority(1) StartupEvent event, AgroalDataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select rolsuper or rolbypassrls, rolname from pg_roles where rolname = current_user")) {
            row.next();
            if (row.getBoolean(1)) {
                throw new IllegalStateException("The database user " + row.getString(2)
                        + " is a superuser or bypasses row security, so nobody's data would be apart. Create a user without"
                        + " SUPERUSER and BYPASSRLS that owns the database, and name it in PASSERELLE_DATABASE_USER.");
            }
        }
    }
}
