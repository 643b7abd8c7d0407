package org.passerelle.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.passerelle.platform.ProblemType;

/**
 * Answers 401 with the challenge. In place of the problem extension's own mappers: those of 3.21.0 were compiled against an
 * earlier Quarkus and fail (500) on its challenge data.
 */
final class Unauthenticated {

    /** Lower numbers come first; the extension's mappers have {@link Priorities#USER} - 1. */
    private static final int BEFORE_THE_EXTENSION = Priorities.USER - 100;

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = BEFORE_THE_EXTENSION)
    Response challenge(UriInfo address) {
        HttpProblem problem = HttpProblem.builder(ProblemType.UNAUTHENTICATED.problem())
                .withInstance(URI.create(address.getRequestUri().getRawPath()))
                .build();
        return Response.fromResponse(problem.toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, ApiKeyAuthentication.CHALLENGE)
                .build();
    }
}
