package org.passerelle.recruitment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is looked up once for each key, and for many keys together. Not thread-safe. */
final class Known<K, V> {

    private final Function<Set<K>, Map<K, V>> find;
    private final V none;
    private final Map<K, V> known = new HashMap<>();

    /**
     * @param find looks up all keys together; leaves out those of which there is nothing
     * @param none what is known of these, may be null
     */
    Known(Function<Set<K>, Map<K, V>> find, V none) {
        this.find = find;
        this.none = none;
    }

    /** @param key null for nothing */
    V get(K key) {
        if (key != null && !known.containsKey(key)) {
            expect(Stream.of(key));
        }
        return known.getOrDefault(key, none);
    }

    /** What is known of each key, a key that comes twice counting once; null is passed over. */
    Stream<V> getAll(Stream<K> keys) {
        List<K> asked = keys.filter(Objects::nonNull).distinct().toList();
        expect(asked.stream());
        return asked.stream().map(known::get);
    }

    /** Changes what is known of a key; one that nothing is known of yet is left to be looked up. */
    void change(K key, UnaryOperator<V> change) {
        known.computeIfPresent(key, (same, value) -> change.apply(value));
    }

    /** Changes what is known of each key. */
    void changeAll(UnaryOperator<V> change) {
        known.replaceAll((key, value) -> change.apply(value));
    }

    /** Looks up those that are not known yet; null is passed over. */
    void expect(Stream<K> keys) {
        Set<K> unknown = keys.filter(Objects::nonNull)
                .filter(key -> !known.containsKey(key))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            Map<K, V> found = find.apply(unknown);
            unknown.forEach(key -> known.put(key, found.getOrDefault(key, none)));
        }
    }
}
