package org.passerelle.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.UUID;

/**
 * On whose behalf the current thread works.
 *
 * @param key the API key that was used
 * @param organisation the organisation that the key belongs to
 * @param tenant the organisation at the top of its parents, whose data it may see
 * @param role null for the service itself
 */
public record Caller(UUID key, UUID organisation, UUID tenant, Role role) {

    static final String ATTRIBUTE = "passerelle.caller";

    /** The service itself: indexer, loader, authentication. */
    private static final Caller SYSTEM = new Caller(new UUID(0, 0), null, null, null);

    private static final ScopedValue<Caller> SCOPED = ScopedValue.newInstance();

    /** @throws IllegalStateException when there is neither an authenticated request nor system work */
    public static Caller current() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is authenticated"));
    }

    /** Empty when nobody is authenticated: such a thread sees no rows. */
    static Optional<Caller> find() {
        if (SCOPED.isBound()) {
            return Optional.of(SCOPED.get());
        }
        if (Arc.container() == null || !Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        SecurityIdentity identity =
                Arc.container().instance(CurrentIdentityAssociation.class).get().getIdentity();
        return identity == null || identity.isAnonymous()
                ? Optional.empty()
                : Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
    }

    /** Runs work of the service itself, which sees all rows. */
    public static <T, X extends Throwable> T asSystem(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(SCOPED, SYSTEM).call(work);
    }

    /** Runs work of the service itself whose results belong to this organisation. */
    public static <T, X extends Throwable> T asSystemFor(
            UUID organisation, UUID tenant, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(SCOPED, new Caller(SYSTEM.key, organisation, tenant, null))
                .call(work);
    }

    /** Whose is what the caller enters: a partner's own, else the whole service's. */
    public UUID owner() {
        return role == Role.PARTNER ? organisation : tenant;
    }

    /** Whether the caller may change what belongs to this tenant, as far as tenancy goes. */
    public boolean mayActFor(UUID owner) {
        return system() || role == Role.ADMINISTRATOR || owner.equals(tenant);
    }

    /** Whether it is the service itself. */
    public boolean system() {
        return role == null;
    }

    public boolean is(Role asked) {
        return role == asked;
    }

    /** What the database's policies know the caller as. */
    String databaseRole() {
        return system() ? "SYSTEM" : role.name();
    }
}
