package org.passerelle.matching;

import java.util.Comparator;
import java.util.UUID;

/**
 * One place of a ranking. Sorts as rankings do: most points first, ties by id in the order of its text, which never changes.
 *
 * @param points in hundredths of the score
 */
public record Hit(UUID id, int points) implements Comparable<Hit> {

    private static final Comparator<Hit> RANK = Comparator.comparingInt(Hit::points)
            .reversed()
            .thenComparing(hit -> hit.id().getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(hit -> hit.id().getLeastSignificantBits(), Long::compareUnsigned);

    @Override
    public int compareTo(Hit other) {
        return RANK.compare(this, other);
    }
}
