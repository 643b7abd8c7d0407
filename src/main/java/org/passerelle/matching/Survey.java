package org.passerelle.matching;

import java.util.Map;
import java.util.Set;

/**
 * What a ranking tells beside its hits: the funnel, near misses, and how those considered and those eligible are composed.
 * The groups of a composition are no facts: no plan can name them, so nobody gains or loses a point by belonging to one.
 *
 * @param nearMisses the most near misses to answer, at least 0
 * @param groups by name, the marks that the indexed files of its members carry, see {@link MatchEngine}
 */
public record Survey(int nearMisses, Map<String, Set<String>> groups) {

    public Survey {
        if (nearMisses < 0) {
            throw new IllegalArgumentException("So many near misses: " + nearMisses);
        }
        groups = Map.copyOf(groups);
    }

    /** How many of a group were considered, and how many of those are eligible. */
    public record Share(int considered, int eligible) {}
}
