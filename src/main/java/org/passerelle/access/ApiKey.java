package org.passerelle.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A key that another system or an officer's client calls with. Only its SHA-256 is stored: the secret has 256 random bits, so
 * nothing slower is needed against guessing.
 */
@Entity
@Table(name = "api_key")
public class ApiKey extends PanacheEntityBase {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int PREFIX_LENGTH = 8;
    /** The last use is written at most this often: a write per request would cost more than the request. */
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    @Id
    public UUID id;

    public UUID organisation;
    public UUID tenant;

    @Enumerated(EnumType.STRING)
    public Role role;

    public String name;
    /** The beginning of the key, for people to tell their keys apart. */
    public String prefix;

    public byte[] hash;
    public Instant expiresAt;
    public Instant revokedAt;
    public Instant lastUsedAt;
    public Instant createdAt;
    public UUID createdBy;

    /** A new secret, to be shown once. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return "psl_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Sets what is stored of a secret. */
    public void of(String secret) {
        prefix = secret.substring(0, Math.min(PREFIX_LENGTH, secret.length() / 2));
        hash = hash(secret);
    }

    public static Optional<ApiKey> findBySecret(String secret) {
        return find("hash", hash(secret)).firstResultOptional();
    }

    public static List<ApiKey> listByOrganisation(UUID organisation) {
        return list("organisation = ?1 order by id", organisation);
    }

    public boolean usable(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    void used(Instant now) {
        if (lastUsedAt == null || lastUsedAt.isBefore(now.minus(LAST_USED_PRECISION))) {
            lastUsedAt = now;
        }
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
