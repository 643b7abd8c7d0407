package org.passerelle.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** See {@link Idempotent}. A second request with a key that is still being worked on waits for the first to commit. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class IdempotencyKeys {

    private static final String HEADER = "Idempotency-Key";
    private static final int MAXIMUM_LENGTH = 200;
    /** What a client needs of the first answer beside its status and body. */
    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final EntityManager database;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final ObjectMapper json;

    IdempotencyKeys(EntityManager database, SecurityIdentity identity, CurrentVertxRequest request, ObjectMapper json) {
        this.database = database;
        this.identity = identity;
        this.request = request;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        HttpServerRequest http = request.getCurrent().request();
        String key = http.getHeader(HEADER);
        if (key == null) {
            return invocation.proceed();
        }
        if (key.isBlank() || key.length() > MAXIMUM_LENGTH) {
            throw ProblemType.invalid(HEADER, "key.length", MAXIMUM_LENGTH);
        }
        UUID caller = UUID.fromString(identity.getPrincipal().getName());
        byte[] fingerprint = fingerprint(http, invocation.getParameters());
        int taken = database.createNativeQuery("""
                insert into idempotency_key (caller, key, fingerprint, created_at) values (:caller, :key, :fingerprint, now())
                on conflict do nothing""")
                .setParameter("caller", caller)
                .setParameter("key", key)
                .setParameter("fingerprint", fingerprint)
                .executeUpdate();
        return taken == 0 ? replay(caller, key, fingerprint) : record(caller, key, invocation.proceed());
    }

    private Object record(UUID caller, String key, Object answer) throws JsonProcessingException {
        RestResponse<?> response = (RestResponse<?>) answer;
        var headers = json.createObjectNode();
        for (String name : KEPT_HEADERS) {
            Object value = response.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, response.getHeaderString(name));
            }
        }
        // Views may carry what the database gives at flush, such as the version.
        database.flush();
        database.createNativeQuery("""
                update idempotency_key set status = :status, headers = cast(:headers as jsonb), body = :body
                where caller = :caller and key = :key""")
                .setParameter("status", response.getStatus())
                .setParameter("headers", json.writeValueAsString(headers))
                .setParameter("body", json.writeValueAsString(response.getEntity()))
                .setParameter("caller", caller)
                .setParameter("key", key)
                .executeUpdate();
        return response;
    }

    private RestResponse<JsonNode> replay(UUID caller, String key, byte[] fingerprint) throws JsonProcessingException {
        Object[] first = (Object[]) database.createNativeQuery("""
                select fingerprint, status, cast(headers as text), body from idempotency_key
                where caller = :caller and key = :key""")
                .setParameter("caller", caller)
                .setParameter("key", key)
                .getSingleResult();
        if (!Arrays.equals(fingerprint, (byte[]) first[0])) {
            throw ProblemType.IDEMPOTENCY_KEY_REUSED.problem(key);
        }
        if (first[3] == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        RestResponse.ResponseBuilder<JsonNode> answer = RestResponse.ResponseBuilder.create(
                RestResponse.Status.fromStatusCode((Integer) first[1]), json.readTree((String) first[3]));
        json.readTree((String) first[2])
                .properties()
                .forEach(header ->
                        answer.header(header.getKey(), header.getValue().asText()));
        return answer.header("Idempotency-Replayed", "true").build();
    }

    private byte[] fingerprint(HttpServerRequest http, Object[] parameters) throws JsonProcessingException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((http.method() + " " + http.path() + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(json.writeValueAsBytes(parameters));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Forgets the answers that made this address: what is erased must not live on in them. The keys stay, so that a request
     * that is sent again late does not bring it back.
     */
    public static void forget(EntityManager database, String location) {
        database.createNativeQuery("update idempotency_key set body = null where headers ->> 'Location' = :location")
                .setParameter("location", location)
                .executeUpdate();
    }

    /** Keys are kept for as long as a client on a weak connection may try again. */
    @ApplicationScoped
    static class Expiry {
        private final EntityManager database;

        Expiry(EntityManager database) {
            this.database = database;
        }

        @Scheduled(every = "1h", delayed = "1h")
        @Transactional
        void forgetOld() {
            database.createNativeQuery("delete from idempotency_key where created_at < now() - interval '7 days'")
                    .executeUpdate();
        }
    }
}
