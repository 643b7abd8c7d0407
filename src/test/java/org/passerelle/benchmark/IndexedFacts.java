package org.passerelle.benchmark;

import java.util.UUID;
import org.passerelle.matching.Facts;

/** A seeker in the form that any engine can index. */
public record IndexedFacts(UUID id, Facts facts) {}
