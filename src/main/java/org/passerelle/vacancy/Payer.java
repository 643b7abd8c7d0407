package org.passerelle.vacancy;

/** Who bears a cost. */
public enum Payer {
    EMPLOYER,
    WORKER,
    AGENCY,
    STATE
}
