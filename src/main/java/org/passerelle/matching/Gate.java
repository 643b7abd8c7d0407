package org.passerelle.matching;

/** A condition set by law, such as consent. It gives no points and nobody can relax it. */
public record Gate(String key, Condition condition) {}
