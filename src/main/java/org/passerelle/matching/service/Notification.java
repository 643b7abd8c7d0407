package org.passerelle.matching.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A pair that an alert has told of. {@link Notifier} writes it. */
@Entity
public class Notification extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID alert;
    /** The key whose inbox it is in. */
    public UUID owner;

    public UUID seeker;
    public UUID vacancy;
    /** In hundredths. */
    public int score;

    public Instant notifiedAt;
    /** Null until then. */
    public Instant readAt;
}
