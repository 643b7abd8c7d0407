package org.passerelle.access;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Tells PostgreSQL on every connection that is handed out on whose behalf it will be used; the row policies of migration
 * {@code V2} do the rest. One round trip per transaction.
 */
@Singleton
public class CallerConnections implements AgroalPoolInterceptor {

    /**
     * Before anything is done with it, migrations included: a database user whom the row policies do not bind would let
     * everybody see everything.
     */
    @Override
    public void onConnectionCreate(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select rolsuper or rolbypassrls, rolname from pg_roles where rolname = current_user")) {
            row.next();
            if (row.getBoolean(1)) {
                throw new IllegalStateException("The database user " + row.getString(2)
                        + " is a superuser or bypasses row security, so nobody's data would be apart. Create a user without"
                        + " SUPERUSER and BYPASSRLS that owns the database, and name it in PASSERELLE_DATABASE_USER.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database user could not be looked up", e);
        }
    }

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
