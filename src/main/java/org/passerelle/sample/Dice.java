package org.passerelle.sample;

import java.util.List;
import java.util.SplittableRandom;

/** The chance of one element: its own sequence, whatever was drawn for the elements before it. */
final class Dice {
    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    static Dice of(long seed, long index) {
        // The seed is scrambled first, or element 2 of seed 1 would be element 1 of seed 2.
        return new Dice(new SplittableRandom(new SplittableRandom(seed).nextLong() + index));
    }

    /** True in this share of the throws: 0.25 is one in four. */
    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** Both ends included. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** From 0 up to, not including, 1. */
    double share() {
        return random.nextDouble();
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    <T> T pick(Weighted<T> weighted) {
        return weighted.at(random.nextDouble());
    }
}
