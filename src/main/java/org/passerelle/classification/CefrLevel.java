package org.passerelle.classification;

/** Levels of the Common European Framework of Reference for Languages, lowest first. */
public enum CefrLevel {
    A1,
    A2,
    B1,
    B2,
    C1,
    C2
}
