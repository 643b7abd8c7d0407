package org.passerelle.classification;

/** Whether the working time is full or part. */
public enum WorkingTime {
    FULL_TIME,
    PART_TIME
}
