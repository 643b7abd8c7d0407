package org.passerelle.classification;

/** The kind of contract that a vacancy offers or a seeker wishes. */
public enum ContractKind {
    PERMANENT,
    FIXED_TERM,
    SEASONAL,
    TEMPORARY,
    APPRENTICESHIP,
    TRAINEESHIP
}
