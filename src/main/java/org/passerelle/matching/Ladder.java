package org.passerelle.matching;

import java.util.List;

/**
 * The steps in which a candidate can answer one thing that a vacancy asks. A candidate stands on the highest rung whose
 * condition holds.
 *
 * @param item what is asked within the criterion ({@code fr} within the languages), null when the criterion asks one thing
 * @param weight points of the best rung, in hundredths of the score; before compilation the importance within the criterion
 * @param rungs best first
 * @param required index of the lowest rung that is accepted, null when standing below the ladder only costs points
 */
public record Ladder(String criterion, String item, int weight, List<Rung> rungs, Integer required) {

    /** Where a candidate stands for whom no rung's condition holds. */
    public static final int BELOW = -1;

    public Ladder {
        rungs = List.copyOf(rungs);
        if (rungs.isEmpty() || (required != null && (required < 0 || required >= rungs.size()))) {
            throw new IllegalArgumentException("No such rung in " + criterion + ": " + required);
        }
    }

    static Ladder ranking(String criterion, String item, int importance, Rung... rungs) {
        return new Ladder(criterion, item, importance, List.of(rungs), null);
    }

    /** The name under which the requirement is relaxed and reported: {@code languages:fr}, {@code place}. */
    public String key() {
        return item == null ? criterion : criterion + ":" + item;
    }

    /** Index of the rung stood on, or {@link #BELOW}. Linear in the number of rungs. */
    public int stand(Facts facts) {
        for (int i = 0; i < rungs.size(); i++) {
            if (rungs.get(i).condition().holds(facts)) {
                return i;
            }
        }
        return BELOW;
    }

    public int points(int rung) {
        return rung == BELOW ? 0 : rungs.get(rung).points();
    }

    /** Whether standing there fulfils what is required. */
    public boolean accepts(int rung) {
        return required == null || (rung != BELOW && rung <= required);
    }

    /** The same with the required rung lowered by one, or without requirement after the last. */
    public Ladder relaxed() {
        return new Ladder(
                criterion, item, weight, rungs, required == rungs.size() - 1 ? null : Integer.valueOf(required + 1));
    }

    Ladder requiring(Integer rung) {
        return new Ladder(criterion, item, weight, rungs, rung);
    }

    Ladder worth(int points) {
        Rung[] worth = new Rung[rungs.size()];
        for (int i = 0; i < worth.length; i++) {
            worth[i] = rungs.get(i).ofLadderWorth(points);
        }
        return new Ladder(criterion, item, points, List.of(worth), required);
    }
}
