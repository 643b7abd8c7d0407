package org.passerelle.platform;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids that sort by the time they were made (RFC 9562, version 7). */
public final class TimeOrderedId {

    private TimeOrderedId() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
