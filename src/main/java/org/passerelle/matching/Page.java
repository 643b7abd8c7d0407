package org.passerelle.matching;

import java.util.Map;

/**
 * Which part of a ranking to answer. Pages concatenate to one big page as long as nothing is written in between.
 *
 * @param limit the most hits to answer, at least 1; memory is linear in it
 * @param after the last hit of the page before, null for the first page
 * @param survey what to tell beside the hits, null for nothing: finding out about those who are not eligible costs more where
 *     a requirement leaves few
 */
public record Page(int limit, Hit after, Survey survey) {

    public Page {
        if (limit < 1) {
            throw new IllegalArgumentException("No such page: " + limit + " hits");
        }
    }

    /** The first page with its funnel. */
    public static Page first(int limit, int nearMisses) {
        return new Page(limit, null, new Survey(nearMisses, Map.of()));
    }

    /** The first page without anything beside the hits. */
    public static Page hits(int limit) {
        return new Page(limit, null, null);
    }

    /** The page that follows this hit, without a survey: it came with the first. */
    public static Page after(Hit last, int limit) {
        return new Page(limit, last, null);
    }
}
