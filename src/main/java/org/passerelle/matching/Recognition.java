package org.passerelle.matching;

/** How a country stands to a qualification from elsewhere, best first. */
public enum Recognition {
    RECOGNISED,
    PARTIAL,
    IN_PROGRESS,
    NOT_REQUESTED,
    REFUSED
}
