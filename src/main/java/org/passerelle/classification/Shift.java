package org.passerelle.classification;

/** When in the day or the week the work is done. */
public enum Shift {
    DAY,
    EVENING,
    NIGHT,
    WEEKEND,
    ROTATING
}
