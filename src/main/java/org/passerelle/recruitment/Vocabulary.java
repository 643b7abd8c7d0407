package org.passerelle.recruitment;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The word lists of one language by the names that phrases call them; a list that is added to twice holds both. */
final class Vocabulary {
    /** Null for none. */
    private final Vocabulary shared;

    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, WordSet> read = new HashMap<>();
    /** Every set that was asked for, by what it accepts: common to all vocabularies that were made of one. */
    private final Map<Set<String>, WordSet> sets;

    /** The first, without lists. */
    Vocabulary() {
        this(null, new HashMap<>());
    }

    private Vocabulary(Vocabulary shared, Map<Set<String>, WordSet> sets) {
        this.shared = shared;
        this.sets = sets;
    }

    /** Without lists of its own, for which those of this one stand in. */
    Vocabulary within() {
        return new Vocabulary(this, sets);
    }

    /** Without lists, for what is read together with what speaks of this one. */
    Vocabulary beside() {
        return new Vocabulary(null, sets);
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
     * @throws IllegalArgumentException if there is no list of a name, or if something cannot be accepted
     */
    WordSet words(String alternatives) {
        WordSet known = read.get(alternatives);
        if (known == null) {
            Set<String> all = new LinkedHashSet<>();
            addAll(alternatives, all);
            known = sets.get(all);
            if (known == null) {
                known = new WordSet(sets.size(), all);
                sets.put(all, known);
            }
            read.put(alternatives, known);
        }
        return known;
    }

    private void addAll(String alternatives, Set<String> all) {
        for (String alternative : alternatives.split("\\|")) {
            if (alternative.startsWith("{")) {
                addAll(list(alternative.substring(1, alternative.length() - 1)), all);
            } else {
                all.add(alternative);
            }
        }
    }

    /** All sets that were asked for so far, of every vocabulary that shares them. */
    WordSets sets(Spellings spellings) {
        return new WordSets(sets.values(), spellings);
    }

    private String list(String name) {
        String list = lists.get(name);
        if (list == null && shared == null) {
            throw new IllegalArgumentException("no list of this name: " + name);
        }
        return list == null ? shared.list(name) : list;
    }
}
