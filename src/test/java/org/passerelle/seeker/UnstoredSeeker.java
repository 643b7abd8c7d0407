package org.passerelle.seeker;

import java.util.UUID;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classification;

/** Files as they would be stored, without a database. */
public final class UnstoredSeeker {

    private static final Caller NOBODY = new Caller(null, null, null, null);

    private UnstoredSeeker() {}

    public static Seeker of(UUID id, SeekerDraft draft, Classification classification) {
        Seeker seeker = new Seeker();
        seeker.id = id;
        seeker.apply(draft, classification, NOBODY);
        return seeker;
    }
}
