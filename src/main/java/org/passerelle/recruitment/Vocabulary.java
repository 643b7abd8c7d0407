package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The word lists of one language by the names that phrases call them; a list that is added to twice holds both. */
final class Vocabulary {
    private final Vocabulary shared;
    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, WordSet> read = new HashMap<>();
    /** Common to all that share one vocabulary. */
    private final List<WordSet> sets;

    /** @param shared lists of every language, looked at after its own; null for none */
    Vocabulary(Vocabulary shared) {
        this.shared = shared;
        sets = shared == null ? new ArrayList<>() : shared.sets;
    }

    /** @param list {@code worker = candidat|salarié} */
    void add(String list) {
        String[] named = list.split(" = ");
        if (named.length != 2) {
            throw new IllegalArgumentException("not a list: " + list);
        }
        lists.merge(named[0], named[1], (one, other) -> one + "|" + other);
    }

    /**
     * @param alternatives words and lists: {@code frais|coût*|{worker}}
     * @throws IllegalArgumentException if there is no list of a name
     */
    WordSet words(String alternatives) {
        WordSet known = read.get(alternatives);
        if (known == null) {
            known = next();
            for (String alternative : alternatives.split("\\|")) {
                if (alternative.startsWith("{")) {
                    known.addAll(words(list(alternative.substring(1, alternative.length() - 1))));
                } else {
                    known.add(alternative);
                }
            }
            read.put(alternatives, known);
        }
        return known;
    }

    /** All sets that were asked for so far, of every language, in the order of their numbers. */
    WordSets sets(Spellings spellings) {
        return new WordSets(sets, spellings);
    }

    private WordSet next() {
        WordSet set = new WordSet(sets.size());
        sets.add(set);
        return set;
    }

    private String list(String name) {
        String list = lists.get(name);
        if (list == null && shared == null) {
            throw new IllegalArgumentException("no list of this name: " + name);
        }
        return list == null ? shared.list(name) : list;
    }
}
