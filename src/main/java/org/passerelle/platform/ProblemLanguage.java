package org.passerelle.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Gives the problems that the frameworks raise our types and the reader's language; an exception's own text never leaves. */
@ApplicationScoped
public class ProblemLanguage implements ProblemPostProcessor {

    /** Before the logger (101): what a caller did is no error of ours; of what is, it logs the cause. */
    @Override
    public int priority() {
        return 102;
    }

    /** How the pool of connections to the database says it; it gives no SQL state. */
    private static final String NO_CONNECTION_IN_TIME = "Sorry, acquisition timeout!";

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (ours(problem)) {
            return problem;
        }
        Optional<HttpProblem> ours = causeOf(context.cause, HttpProblem.class).filter(ProblemLanguage::ours);
        if (ours.isPresent()) {
            return ours.get();
        }
        if (causeOf(context.cause, OptimisticLockException.class).isPresent()) {
            return ProblemType.STALE.problem();
        }
        if (causeOf(context.cause, ConstraintViolationException.class)
                .filter(e -> e.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE)
                .isPresent()) {
            // Somebody else was first, after it was looked for and before it was written.
            return ProblemType.CONFLICT.problem();
        }
        if (lacksConnection(context.cause)) {
            return ProblemType.BUSY.problem();
        }
        return causeOf(context.cause, JsonProcessingException.class)
                .map(ProblemLanguage::unreadable)
                .orElseGet(() -> byStatus(problem, context));
    }

    /** Whether it failed because the database had no connection for it in time: the same may go well a moment later. */
    public static boolean lacksConnection(Throwable failure) {
        return causeOf(failure, SQLException.class)
                .filter(e -> String.valueOf(e.getMessage()).startsWith(NO_CONNECTION_IN_TIME))
                .isPresent();
    }

    /** What is wrong with JSON that could not be read: the field where there is one, else the line and the column. */
    public static HttpProblem unreadable(JsonProcessingException exception) {
        if (exception instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String key = exception instanceof UnrecognizedPropertyException ? "field.unknown" : "field.unreadable";
            return ProblemType.invalid(field(mapping.getPath()), key);
        }
        return exception.getLocation() == null
                ? ProblemType.MALFORMED.problem(1, 1)
                : ProblemType.MALFORMED.problem(
                        exception.getLocation().getLineNr(),
                        exception.getLocation().getColumnNr());
    }

    private static String field(List<JsonMappingException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }

    private static HttpProblem byStatus(HttpProblem problem, ProblemContext context) {
        int status =
                context.cause instanceof UnauthorizedException || context.cause instanceof AuthenticationFailedException
                        ? 401
                        : problem.getStatusCode();
        ProblemType type =
                switch (status) {
                    case 400 -> ProblemType.MALFORMED;
                    case 401 -> ProblemType.UNAUTHENTICATED;
                    case 403 -> ProblemType.FORBIDDEN;
                    case 404 -> ProblemType.NOT_FOUND;
                    case 405 -> ProblemType.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemType.NOT_ACCEPTABLE;
                    case 409 -> ProblemType.CONFLICT;
                    case 413 -> ProblemType.TOO_LARGE;
                    case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    case 503 -> ProblemType.BUSY;
                    default -> ProblemType.INTERNAL;
                };
        HttpProblem ours = type.problem(Map.of(), 1, 1);
        HttpProblem.Builder builder = HttpProblem.builder(ours);
        problem.getHeaders().forEach(builder::withHeader);
        return builder.build();
    }

    private static boolean ours(HttpProblem problem) {
        return problem.getType() != null && problem.getType().toString().startsWith(ProblemType.BASE);
    }

    private static <T extends Throwable> Optional<T> causeOf(Throwable throwable, Class<T> type) {
        for (Throwable t = throwable; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }
}
