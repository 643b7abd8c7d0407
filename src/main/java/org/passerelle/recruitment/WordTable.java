package org.passerelle.recruitment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is known of words, by the whole word or by its beginning. A look-up takes a step for each letter that the word shares
 * with the longest beginning.
 */
final class WordTable<T> {
    private final Map<String, T> words = new HashMap<>();
    private final Node<T> beginnings = new Node<>();

    private static final class Node<T> {
        private final Map<Character, Node<T>> next = new HashMap<>();
        private T here;
    }

    /** What is known of the whole word, made when there is nothing yet. */
    T ofWord(String word, Supplier<T> absent) {
        return words.computeIfAbsent(word, w -> absent.get());
    }

    /** What is known of words that begin so, made when there is nothing yet. */
    T ofBeginning(String beginning, Supplier<T> absent) {
        Node<T> node = beginnings;
        for (int i = 0; i < beginning.length(); i++) {
            node = node.next.computeIfAbsent(beginning.charAt(i), letter -> new Node<>());
        }
        if (node.here == null) {
            node.here = absent.get();
        }
        return node.here;
    }

    /** All that is known of a word: of the whole first, then of its beginnings, the shortest first. */
    void find(String word, Consumer<T> found) {
        T whole = words.get(word);
        if (whole != null) {
            found.accept(whole);
        }
        Node<T> node = beginnings;
        for (int i = 0; i < word.length() && node != null; i++) {
            node = node.next.get(word.charAt(i));
            if (node != null && node.here != null) {
                found.accept(node.here);
            }
        }
    }
}
