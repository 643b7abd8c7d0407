package org.passerelle.matching;

import java.util.UUID;

/**
 * A candidate who fulfils everything but one requirement. Who is stopped by a gate is never one: what the law closes is not
 * shown.
 *
 * @param requirement key of the ladder
 * @param points that the candidate has all the same
 */
public record NearMiss(UUID id, String requirement, int points) {}
