package org.passerelle.vacancy;

/** Whether a vacancy may be ranked, as its fair-recruitment checks say. */
public enum Clearance {
    CLEARED,
    /** May be ranked; a person should look at what is open. */
    REVIEW,
    /** Never ranked, pooled or passed on. */
    BLOCKED
}
