package org.passerelle.platform;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import org.hibernate.JDBCException;

/**
 * More is asked at once than there are connections to the database: who does not get one in time is told to come again. What
 * else the database refuses is a fault of the service.
 */
@Provider
@Priority(Priorities.USER - 100)
public class DatabaseBusy extends ExceptionMapperBase<JDBCException> {

    /** How the connection pool says it; it gives no SQL state. */
    private static final String NO_CONNECTION_IN_TIME = "Sorry, acquisition timeout!";

    @Override
    protected HttpProblem toProblem(JDBCException exception) {
        String said = exception.getSQLException().getMessage();
        return said != null && said.startsWith(NO_CONNECTION_IN_TIME)
                ? ProblemType.BUSY.problem()
                : ProblemType.INTERNAL.problem();
    }
}
