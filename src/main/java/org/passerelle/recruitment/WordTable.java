package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
        /** The letters that go on from here, in their order, and where to. */
        private char[] letters = {};

        private final List<Node<T>> next = new ArrayList<>();
        private T here;

        /** Null where no beginning goes on with the letter. */
        Node<T> next(char letter) {
            int at = Arrays.binarySearch(letters, letter);
            return at < 0 ? null : next.get(at);
        }

        Node<T> grow(char letter) {
            int at = Arrays.binarySearch(letters, letter);
            if (at < 0) {
                at = -at - 1;
                char[] more = Arrays.copyOf(letters, letters.length + 1);
                System.arraycopy(letters, at, more, at + 1, letters.length - at);
                more[at] = letter;
                letters = more;
                next.add(at, new Node<>());
            }
            return next.get(at);
        }
    }

    /** What is known of the whole word, made when there is nothing yet. */
    T ofWord(String word, Supplier<T> absent) {
        return words.computeIfAbsent(word, w -> absent.get());
    }

    /** What is known of words that begin so, made when there is nothing yet. */
    T ofBeginning(String beginning, Supplier<T> absent) {
        Node<T> node = beginnings;
        for (int i = 0; i < beginning.length(); i++) {
            node = node.grow(beginning.charAt(i));
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
            node = node.next(word.charAt(i));
            if (node != null && node.here != null) {
                found.accept(node.here);
            }
        }
    }
}
