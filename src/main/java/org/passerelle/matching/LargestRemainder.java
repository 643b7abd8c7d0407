package org.passerelle.matching;

/** Hare's method: shares of a total that are proportional, integer, and add up to the total exactly. */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * @param total at most 10,000
     * @param weights not negative, at most 10^12 each, not all zero
     * @return one share per weight; equal remainders are served in the order given
     */
    static int[] distribute(int total, long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            sum += weight;
        }
        int[] shares = new int[weights.length];
        long[] remainders = new long[weights.length];
        int left = total;
        for (int i = 0; i < weights.length; i++) {
            shares[i] = (int) (total * weights[i] / sum);
            remainders[i] = total * weights[i] % sum;
            left -= shares[i];
        }
        // Fewer are left than there are weights, and those are few: no sorting.
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            shares[largest]++;
            remainders[largest] = -1;
        }
        return shares;
    }
}
