package org.passerelle.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * All problems this service answers with (RFC 9457): a stable type, a status, and a title and detail in the reader's
 * language, from the bundles {@code problems}.
 */
public enum ProblemType {
    MALFORMED(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    OWN_ENTRY(403),
    OWN_SUBJECT(403),
    NOT_FOUND(404),
    UNKNOWN_CODE(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    DUPLICATE_REFERENCE(409),
    ALREADY_PLACED(409),
    OLDER_VERSION(409),
    BLOCKED_VACANCY(409),
    FINDING_CHANGED(409),
    IMPOSSIBLE_STEP(409),
    WITHDRAWN_VACANCY(409),
    NOT_INDEXED(409),
    TOO_MANY_ALERTS(409),
    STALE(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID(422),
    UNKNOWN_CRITERION(422),
    INVALID_WEIGHTS(422),
    UNKNOWN_REQUIREMENT(422),
    NOT_REQUIRED(422),
    LEGAL_REQUIREMENT(422),
    UNKNOWN_POOL(422),
    IDEMPOTENCY_KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_JOBS(429),
    /** Whoever asked has hung up: nobody reads it, but the access log shows what became of the request. */
    ABANDONED(499),
    INTERNAL(500),
    BUSY(503),
    INDEX_NOT_READY(503);

    public static final String BASE = "https://passerelle.example/problems/";

    /** Seconds after which it is worth trying again when this service has no room now. */
    private static final int RETRY_AFTER_SECONDS = 2;
    /** The same when the caller's own earlier work has to end first. */
    private static final int RETRY_AFTER_OWN_WORK_SECONDS = 60;

    /** The bundle without a language is the French one; the machine's own language plays no part. */
    private static final ResourceBundle.Control BUNDLES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI uri() {
        return URI.create(BASE + slug());
    }

    /** @param arguments for the detail's message */
    public HttpProblem problem(Object... arguments) {
        return builder(arguments).build();
    }

    public HttpProblem problem(Map<String, Object> members, Object... arguments) {
        HttpProblem.Builder builder = builder(arguments);
        members.forEach(builder::with);
        return builder.build();
    }

    /** {@link #INVALID} with the fields that are wrong. */
    public static HttpProblem invalid(List<Violation> violations) {
        return INVALID.problem(Map.of("violations", violations), violations.size());
    }

    public static HttpProblem invalid(String field, String messageKey, Object... arguments) {
        return invalid(List.of(new Violation(field, text(messageKey, arguments))));
    }

    /** A problem of this type that lies in one field. */
    public HttpProblem at(String field, String messageKey, Object... arguments) {
        return problem(Map.of("violations", List.of(new Violation(field, text(messageKey, arguments)))), arguments);
    }

    /** A message of the bundle in the reader's language. */
    public static String text(String key, Object... arguments) {
        Locale locale = Reader.locale();
        return new MessageFormat(
                        ResourceBundle.getBundle("problems", locale, BUNDLES).getString(key), locale)
                .format(arguments);
    }

    private HttpProblem.Builder builder(Object... arguments) {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(uri())
                .withStatus(status)
                .withTitle(text(slug()))
                .withDetail(text(slug() + ".detail", arguments));
        return switch (status) {
            case 429 -> builder.withHeader("Retry-After", RETRY_AFTER_OWN_WORK_SECONDS);
            case 503 -> builder.withHeader("Retry-After", RETRY_AFTER_SECONDS);
            default -> builder;
        };
    }
}
