package org.passerelle.recruitment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * Numbers of words, by the whole word or by its beginning. A look-up takes a step for each letter that the word shares with the
 * longest beginning.
 */
final class WordTable {
    private static final int NONE = -1;

    private final Map<String, Integer> words = new HashMap<>();
    private final Node beginnings = new Node();

    private static final class Node {
        /** The letters that go on from here, in their order, and where to. */
        private char[] letters = {};

        private Node[] next = {};
        private int here = NONE;

        /** Null where no beginning goes on with the letter. */
        Node next(char letter) {
            int at = Arrays.binarySearch(letters, letter);
            return at < 0 ? null : next[at];
        }

        Node grow(char letter) {
            int at = Arrays.binarySearch(letters, letter);
            if (at < 0) {
                at = -at - 1;
                letters = Arrays.copyOf(letters, letters.length + 1);
                System.arraycopy(letters, at, letters, at + 1, next.length - at);
                letters[at] = letter;
                next = Arrays.copyOf(next, letters.length);
                System.arraycopy(next, at, next, at + 1, next.length - 1 - at);
                next[at] = new Node();
            }
            return next[at];
        }
    }

    /** The number of the whole word, given when it has none. */
    int ofWord(String word, IntSupplier absent) {
        return words.computeIfAbsent(word, w -> absent.getAsInt());
    }

    /** The number of words that begin so, given when they have none. */
    int ofBeginning(String beginning, IntSupplier absent) {
        Node node = beginnings;
        for (int i = 0; i < beginning.length(); i++) {
            node = node.grow(beginning.charAt(i));
        }
        if (node.here == NONE) {
            node.here = absent.getAsInt();
        }
        return node.here;
    }

    /** All numbers of a word: of the whole first, then of its beginnings, the shortest first. */
    void find(String word, IntConsumer found) {
        Integer whole = words.get(word);
        if (whole != null) {
            found.accept(whole);
        }
        Node node = beginnings;
        for (int i = 0; i < word.length() && node != null; i++) {
            node = node.next(word.charAt(i));
            if (node != null && node.here != NONE) {
                found.accept(node.here);
            }
        }
    }
}
