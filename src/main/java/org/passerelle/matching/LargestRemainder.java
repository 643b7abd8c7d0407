package org.passerelle.matching;

import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Hare's method: shares of a total that are proportional, integer, and add up to the total exactly. */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * @param total at most 10,000
     * @param weights not negative, at most 10^12 each, not all zero
     * @return one share per weight; equal remainders are served in the order given
     */
    static int[] distribute(int total, long[] weights) {
        long sum = LongStream.of(weights).sum();
        int[] shares = new int[weights.length];
        int left = total;
        for (int i = 0; i < weights.length; i++) {
            shares[i] = (int) (total * weights[i] / sum);
            left -= shares[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> -(total * weights[i] % sum)))
                .limit(left)
                .forEach(i -> shares[i]++);
        return shares;
    }
}
