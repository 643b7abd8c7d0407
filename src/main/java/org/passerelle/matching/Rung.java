package org.passerelle.matching;

/**
 * One step of a {@link Ladder}.
 *
 * @param key names the step within its criterion ({@code one-below}), for the explanation
 * @param share of the ladder's points, in per mille
 * @param points what standing here gives, in hundredths of the score
 */
public record Rung(String key, Condition condition, int share, int points) {

    static Rung of(String key, int share, Condition condition) {
        return new Rung(key, condition, share, 0);
    }

    /** The same step of a ladder worth so many points, rounded half up. */
    Rung ofLadderWorth(int weight) {
        return new Rung(key, condition, share, points(weight, share));
    }

    /** What a share of a ladder is worth that is worth so many points. */
    public static int points(int weight, int share) {
        return (weight * share + 500) / 1000;
    }
}
