package org.passerelle.platform;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** JSON of another shape than the draft's. In place of Quarkus's own mapper, whose answer is no problem document. */
@Provider
@Priority(Priorities.USER - 100)
public class MisshapenJson extends ExceptionMapperBase<MismatchedInputException> {

    @Override
    protected HttpProblem toProblem(MismatchedInputException exception) {
        return ProblemLanguage.unreadable(exception);
    }
}
