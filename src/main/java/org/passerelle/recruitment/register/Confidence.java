package org.passerelle.recruitment.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How well an entry is founded. */
@Schema(name = "RegisterConfidence")
public enum Confidence {
    /** Compared with the act itself or with a second source. */
    CONFIRMED,
    /** Taken from the source that is named and compared with no other: enough to look at an advert, not to condemn it. */
    REPORTED
}
