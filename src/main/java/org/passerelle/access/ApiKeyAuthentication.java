package org.passerelle.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Reader;

/** Takes a key from {@code X-API-Key}, or from {@code Authorization: Bearer} for clients that know no other header. */
@ApplicationScoped
public class ApiKeyAuthentication implements HttpAuthenticationMechanism {

    private static final String HEADER = "X-API-Key";
    private static final String BEARER = "Bearer ";
    static final String CHALLENGE = "ApiKey header=\"X-API-Key\"";
    private static final int UNAUTHORIZED = 401;

    static final class Secret extends BaseAuthenticationRequest {
        final String secret;

        Secret(String secret) {
            this.secret = secret;
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        String authorization = request.request().getHeader("Authorization");
        String secret = Optional.ofNullable(request.request().getHeader(HEADER))
                .orElse(
                        authorization != null && authorization.startsWith(BEARER)
                                ? authorization.substring(BEARER.length())
                                : null);
        return secret == null ? Uni.createFrom().nullItem() : identities.authenticate(new Secret(secret));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", CHALLENGE));
    }

    /** Before a resource is reached, no mapper of exceptions is there to answer. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        HttpProblem problem =
                Reader.in(request.request().getHeader("Accept-Language"), ProblemType.UNAUTHENTICATED::problem);
        JsonObject body = new JsonObject()
                .put("type", problem.getType().toString())
                .put("status", problem.getStatusCode())
                .put("title", problem.getTitle())
                .put("detail", problem.getDetail())
                .put("instance", request.request().path());
        return Uni.createFrom()
                .completionStage(request.response()
                        .setStatusCode(UNAUTHORIZED)
                        .putHeader("WWW-Authenticate", CHALLENGE)
                        .putHeader("Content-Type", HttpProblem.MEDIA_TYPE.toString())
                        .end(body.toString())
                        .toCompletionStage())
                .replaceWith(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(Secret.class);
    }

    @ApplicationScoped
    static class Keys implements IdentityProvider<Secret> {

        private final Clock clock;

        Keys(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Class<Secret> getRequestType() {
            return Secret.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(Secret request, AuthenticationRequestContext context) {
            return context.runBlocking(() ->
                    Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> identity(request.secret))));
        }

        private SecurityIdentity identity(String secret) {
            Instant now = clock.instant();
            ApiKey key = ApiKey.findBySecret(secret)
                    .filter(k -> k.usable(now))
                    .orElseThrow(() -> new AuthenticationFailedException("unknown, expired or revoked key"));
            key.used(now);
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(key.id.toString()))
                    .addRole(key.role.name())
                    .addAttribute(Caller.ATTRIBUTE, new Caller(key.id, key.organisation, key.tenant, key.role))
                    .build();
        }
    }
}
