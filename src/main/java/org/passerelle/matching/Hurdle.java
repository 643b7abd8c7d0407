package org.passerelle.matching;

/**
 * What one requirement or gate does to the number of eligible candidates.
 *
 * @param requirement key of the ladder or gate
 * @param misses how many of those considered do not fulfil it, whatever else they lack
 * @param excludes how many it alone keeps out: they fulfil everything else
 * @param ifRelaxed how many more would be eligible if it alone were lowered by one rung; null when nobody may relax it
 */
public record Hurdle(String requirement, int misses, int excludes, Integer ifRelaxed) {}
