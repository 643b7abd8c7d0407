package org.passerelle.recruitment.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How well an entry is founded. */
@Schema(name = "RegisterConfidence")
public enum Confidence {
    /** Compared with the act itself or with a second source. */
    CONFIRMED,
    /**
     * Entered on the authority of the source that is named, and not yet compared with its text: enough to look at an advert,
     * not to condemn it.
     */
    REPORTED
}
