package org.passerelle.matching;

/**
 * Which part of a ranking to answer. Pages concatenate to one big page as long as nothing is written in between.
 *
 * @param limit the most hits to answer, at least 1; memory is linear in it
 * @param after the last hit of the page before, null for the first page
 * @param nearMisses the most near misses to answer, at least 0
 */
public record Page(int limit, Hit after, int nearMisses) {

    public Page {
        if (limit < 1 || nearMisses < 0) {
            throw new IllegalArgumentException("No such page: " + limit + " hits, " + nearMisses + " near misses");
        }
    }

    public static Page first(int limit, int nearMisses) {
        return new Page(limit, null, nearMisses);
    }

    /** The page that follows this hit, without near misses: they came with the first. */
    public static Page after(Hit last, int limit) {
        return new Page(limit, last, 0);
    }
}
