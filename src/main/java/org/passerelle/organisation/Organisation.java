package org.passerelle.organisation;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.SessionCheckMode;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.passerelle.platform.TimeOrderedId;

/** A body that plays a part: a service, an office, an employer, an agency. */
@Entity
public class Organisation extends PanacheEntityBase {

    @Schema(name = "OrganisationKind")
    public enum Kind {
        /** A public employment service. */
        PES,
        /** A local office of a service. */
        OFFICE,
        EMPLOYER,
        /** A private recruitment agency: it recruits for employers and needs a licence. */
        AGENCY,
        INSPECTORATE,
        /** A system or a body that pushes vacancies. */
        PARTNER,
        UNION,
        TRAINING_PROVIDER,
        /** Whoever runs this installation. */
        OPERATOR
    }

    @Id
    public UUID id;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public String name;
    public String country;
    public UUID parent;
    /** The organisation at the top of the parents: whose data this is. */
    public UUID tenant;

    public List<String> aliases;
    public String registration;

    @Version
    public long version;

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;

    /** @param parent null at the top */
    public static Organisation of(OrganisationDraft draft, Organisation parent) {
        Organisation organisation = new Organisation();
        organisation.id = TimeOrderedId.next();
        organisation.parent = parent == null ? null : parent.id;
        organisation.tenant = parent == null ? organisation.id : parent.tenant;
        organisation.apply(draft);
        return organisation;
    }

    void apply(OrganisationDraft draft) {
        kind = draft.kind();
        name = draft.name();
        country = draft.country();
        aliases = draft.aliases() == null ? List.of() : draft.aliases();
        registration = draft.registration();
    }

    public static Optional<Organisation> findOperator() {
        return find("kind", Kind.OPERATOR).firstResultOptional();
    }

    public static Optional<Organisation> findByRegistration(String country, String registration) {
        return find("country = ?1 and registration = ?2", country, registration).firstResultOptional();
    }

    /** Those that the caller may see; those already in the session are not asked for again. */
    public static List<Organisation> listByIds(Collection<UUID> ids) {
        return Panache.getSession()
                .findMultiple(Organisation.class, List.copyOf(ids), SessionCheckMode.ENABLED)
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** Those registered so in the whole register, whatever the caller may see of it: read only, and unknown to the session. */
    public static List<Organisation> listRegistered(Collection<Registration> registrations) {
        return Registered.rows("registered_employers", registrations, Organisation.class);
    }
}
