package org.passerelle.matching;

import java.util.UUID;

/**
 * One place of a ranking. Sorts as rankings do: most points first, ties by id in the order of its text, which never changes.
 *
 * @param points in hundredths of the score
 */
public record Hit(UUID id, int points) implements Comparable<Hit> {

    @Override
    public int compareTo(Hit other) {
        if (points != other.points) {
            return Integer.compare(other.points, points);
        }
        int high = Long.compareUnsigned(id.getMostSignificantBits(), other.id.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(id.getLeastSignificantBits(), other.id.getLeastSignificantBits());
    }
}
