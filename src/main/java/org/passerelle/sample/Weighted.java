package org.passerelle.sample;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Things that are more or less frequent. A look-up is logarithmic in their number. */
final class Weighted<T> {
    private final List<T> things;
    private final double[] upTo;

    private Weighted(List<T> things, double[] upTo) {
        this.things = things;
        this.upTo = upTo;
    }

    /** Things of weight 0 are left out. */
    static <T> Weighted<T> of(List<T> things, ToDoubleFunction<T> weight) {
        List<T> possible =
                things.stream().filter(t -> weight.applyAsDouble(t) > 0).toList();
        if (possible.isEmpty()) {
            throw new IllegalArgumentException("Nothing to choose from");
        }
        double[] upTo = possible.stream().mapToDouble(weight).toArray();
        Arrays.parallelPrefix(upTo, Double::sum);
        return new Weighted<>(possible, upTo);
    }

    /** Most frequent first, as surnames are: the thing at rank r weighs 1 / (r + 5). */
    static <T> Weighted<T> ranked(List<T> things) {
        double[] upTo = new double[things.size()];
        Arrays.setAll(upTo, rank -> 1.0 / (rank + 5));
        Arrays.parallelPrefix(upTo, Double::sum);
        return new Weighted<>(List.copyOf(things), upTo);
    }

    /** @param share from 0 up to, not including, 1 */
    T at(double share) {
        int found = Arrays.binarySearch(upTo, share * upTo[upTo.length - 1]);
        return things.get(Math.min(found < 0 ? -found - 1 : found + 1, things.size() - 1));
    }
}
