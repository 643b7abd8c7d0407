package org.passerelle.recruitment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was found of words, of which a few thousand are most of what adverts say. Some megabytes at most, whatever is read:
 * the first words that come are kept, but for very long ones. Thread-safe.
 *
 * @param <V> immutable
 */
final class Remembered<V> {
    private static final int MOST = 20_000;
    /** Characters: what is longer is hardly met twice. */
    private static final int LONGEST = 32;

    private final Map<String, V> known = new ConcurrentHashMap<>();

    /** @param find of the word, the same whenever it is asked */
    V of(String word, Supplier<V> find) {
        V found = known.get(word);
        if (found == null) {
            found = find.get();
            if (word.length() <= LONGEST && known.size() < MOST) {
                known.put(word, found);
            }
        }
        return found;
    }

    void forget() {
        known.clear();
    }
}
