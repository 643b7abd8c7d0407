package org.passerelle.matching.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A pair that an alert has told of, or a vacancy of the owner's rankings that has become blocked. {@link Notifier} writes it. */
@Entity
public class Notification extends PanacheEntityBase {

    @Schema(name = "NotificationKind")
    public enum Kind {
        PAIR,
        BLOCKED
    }

    @Id
    public UUID id;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    /** Null of a blocked vacancy, like the seeker and the score. */
    public UUID alert;
    /** The key whose inbox it is in. */
    public UUID owner;

    public UUID seeker;
    public UUID vacancy;
    /** In hundredths. */
    public Integer score;

    public Instant notifiedAt;
    /** Null until then. */
    public Instant readAt;
}
