package org.passerelle.access;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Tells PostgreSQL on every connection that is handed out on whose behalf it will be used; the row policies of migration
 * {@code V2} do the rest. One round trip per transaction.
 */
@Singleton
public class CallerConnections implements AgroalPoolInterceptor {

    @Override
    public void onConnectionAcquire(Connection connection) {
        Optional<Caller> caller = Caller.find();
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('passerelle.role', ?, false), set_config('passerelle.tenant', ?, false),"
                        + " set_config('passerelle.organisation', ?, false)")) {
            statement.setString(1, caller.map(Caller::databaseRole).orElse(""));
            statement.setString(
                    2, caller.map(Caller::tenant).map(Object::toString).orElse(""));
            statement.setString(
                    3, caller.map(Caller::organisation).map(Object::toString).orElse(""));
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The caller could not be set on a connection", e);
        }
    }
}
