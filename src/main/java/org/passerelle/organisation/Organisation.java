package org.passerelle.organisation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Entity
public class Organisation extends PanacheEntityBase {

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
    public UUID tenant;
    public List<String> aliases = new ArrayList<>();
    public String registration;

    @Version
    public long version;

    public Instant createdAt;
    public Instant updatedAt;
}
