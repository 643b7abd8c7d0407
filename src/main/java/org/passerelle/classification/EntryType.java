package org.passerelle.classification;

/** How one enters the occupation: never silently treated as one another. */
public enum EntryType {
    SKILLED,
    APPRENTICE,
    TRAINEE
}
