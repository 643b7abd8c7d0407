package org.passerelle.recruitment;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeSet;

/**
 * Sets that phrases cannot do without, a bit each, by the words that they accept: reading a sentence once tells which phrases
 * cannot be in it.
 */
final class Needs {
    private final Spellings spellings;
    /** By number of the set, its bit. */
    private final Map<Integer, Integer> bits = new HashMap<>();
    /** By spelling, the sets that accept it; null where none does. */
    private final Bits[] accepting;

    private final Expressions expressions;

    /**
     * @param needed in an order in which those stand together that are asked about together; a set may come twice
     * @param spellings to which theirs are added; texts are read when all are known
     */
    Needs(Collection<WordSet> needed, Spellings spellings) {
        this.spellings = spellings;
        Collection<WordSet> sets = new LinkedHashSet<>(needed);
        sets.forEach(set -> bits.put(set.number(), bits.size()));
        Map<Integer, TreeSet<Integer>> ofWord = new HashMap<>();
        for (WordSet set : sets) {
            spellings.of(set).forEach(spelling -> ofWord.computeIfAbsent(spelling, s -> new TreeSet<>())
                    .add(bit(set)));
        }
        expressions = new Expressions(sets, this::bit, spellings);
        accepting = new Bits[spellings.count()];
        ofWord.forEach((spelling, of) -> accepting[spelling] = Bits.of(of));
    }

    int bit(WordSet set) {
        return bits.get(set.number());
    }

    /** Longs that have a bit for each. */
    int longs() {
        return bits.size() + Long.SIZE - 1 >> 6;
    }

    /** Marks the sets that accept the word, or that may have an expression that stands from there on. */
    void mark(Words words, int index, long[] marks) {
        for (int spelling : words.spellings(spellings, index)) {
            if (accepting[spelling] != null) {
                accepting[spelling].addTo(marks);
            }
            if (expressions.begin(spelling) && index + 1 < words.count()) {
                for (int next : words.spellings(spellings, index + 1)) {
                    for (int bit : expressions.with(spelling, next)) {
                        marks[bit >> 6] |= 1L << bit;
                    }
                }
            }
        }
    }
}
