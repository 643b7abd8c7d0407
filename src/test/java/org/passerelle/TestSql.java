package org.passerelle;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.passerelle.access.Caller;

/** Looks into the running service's database, and behind its back, with the service's own rights. */
public final class TestSql {

    private TestSql() {}

    /** The first column of the only row. */
    public static Object value(String query, Object... parameters) throws SQLException {
        return Caller.asSystem(() -> {
            try (Connection connection = connection();
                    PreparedStatement statement = prepare(connection, query, parameters);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1);
            }
        });
    }

    public static void execute(String sql, Object... parameters) throws SQLException {
        Caller.asSystem(() -> {
            try (Connection connection = connection();
                    PreparedStatement statement = prepare(connection, sql, parameters)) {
                return statement.execute();
            }
        });
    }

    private static Connection connection() throws SQLException {
        return Arc.container().instance(AgroalDataSource.class).get().getConnection();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
