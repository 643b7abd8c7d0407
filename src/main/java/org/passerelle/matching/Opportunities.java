package org.passerelle.matching;

import java.util.List;

/**
 * The exact answer to a candidate who asks for openings.
 *
 * @param considered how many openings are in scope and still valid
 * @param eligible how many of them admit the candidate
 * @param hits the page asked for, best first
 */
public record Opportunities(int considered, int eligible, List<Hit> hits) {
    public Opportunities {
        hits = List.copyOf(hits);
    }
}
