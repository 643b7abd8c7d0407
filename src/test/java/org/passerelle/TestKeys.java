package org.passerelle;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.access.ApiKey;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;

/** A key for each role, each of an employment service of its own, for tests of the running service. */
public final class TestKeys {

    private static final Map<Role, String> SECRETS = new ConcurrentHashMap<>();

    private TestKeys() {}

    public static String of(Role role) {
        return SECRETS.computeIfAbsent(
                role,
                r -> Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> create(r))));
    }

    private static String create(Role role) {
        UUID organisation = UUID.randomUUID();
        Arc.container()
                .instance(EntityManager.class)
                .get()
                .createNativeQuery("""
                insert into organisation (id, kind, name, country, tenant, version, created_at, updated_at)
                values (:id, 'PES', 'Service', 'SN', :id, 0, now(), now())""")
                .setParameter("id", organisation)
                .executeUpdate();
        String secret = ApiKey.newSecret();
        ApiKey key = new ApiKey();
        key.id = UUID.randomUUID();
        key.organisation = organisation;
        key.tenant = organisation;
        key.role = role;
        key.name = "test";
        key.of(secret);
        key.createdAt = Instant.now();
        key.persist();
        return secret;
    }
}
