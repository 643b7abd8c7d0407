package org.passerelle.recruitment;

import java.util.Collection;
import java.util.TreeMap;

/**
 * Numbers as bits of {@code long}s, without those longs that are empty.
 *
 * @param at places of the longs, in rising order
 * @param bits of the long at each
 */
record Bits(int[] at, long[] bits) {

    static Bits of(Collection<Integer> numbers) {
        TreeMap<Integer, Long> longs = new TreeMap<>();
        numbers.forEach(number -> longs.merge(number >> 6, 1L << number, (one, other) -> one | other));
        return new Bits(
                longs.keySet().stream().mapToInt(Integer::intValue).toArray(),
                longs.values().stream().mapToLong(Long::longValue).toArray());
    }

    void addTo(long[] all) {
        for (int i = 0; i < at.length; i++) {
            all[at[i]] |= bits[i];
        }
    }
}
