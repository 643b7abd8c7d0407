package org.passerelle.matching;

import java.util.List;

/**
 * @param points the score in hundredths: exactly the sum of the reasons' points
 * @param reasons one per ladder, in the plan's order
 */
public record Explanation(int points, List<Reason> reasons) {
    public Explanation {
        reasons = List.copyOf(reasons);
    }
}
