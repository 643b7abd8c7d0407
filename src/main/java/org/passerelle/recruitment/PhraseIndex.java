package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entries of wordings by the words that they can begin with. The commonest words begin hundreds, most of which need a word that is
 * not in the sentence: those are passed over in a row of numbers.
 */
final class PhraseIndex {
    private static final int[] NONE = {};
    /** Of an entry that needs nothing but its beginning. */
    private static final int NOTHING = -1;

    private final Wording.Entry[] entries;
    private final Spellings spellings;
    /** By spelling, pairs of numbers: of a set that an entry needs, and of the entry. */
    private final int[][] beginning;
    /** Without which some entry is not found. */
    private final WordSets needed;

    /** All sets that the entries ask. */
    private final WordSets sets;

    PhraseIndex(List<Wording.Entry> entries, WordSets sets, Spellings spellings) {
        this.entries = entries.toArray(Wording.Entry[]::new);
        this.sets = sets;
        this.spellings = spellings;
        Map<Integer, List<Integer>> pairs = new HashMap<>();
        for (int number = 0; number < this.entries.length; number++) {
            Phrase phrase = this.entries[number].phrase();
            List<Integer> pair = List.of(
                    phrase.needs().stream().map(WordSet::number).findFirst().orElse(NOTHING), number);
            beginnings(phrase).forEach(spelling -> pairs.computeIfAbsent(spelling, s -> new ArrayList<>())
                    .addAll(pair));
        }
        beginning = new int[spellings.count()][];
        Arrays.fill(beginning, NONE);
        pairs.forEach((spelling, of) ->
                beginning[spelling] = of.stream().mapToInt(Integer::intValue).toArray());
        needed = new WordSets(
                entries.stream()
                        .flatMap(entry -> entry.phrase().needs().stream())
                        .collect(Collectors.toSet()),
                spellings);
    }

    private Stream<Integer> beginnings(Phrase phrase) {
        WordSet words = phrase.beginnings();
        return Stream.concat(
                        spellings.of(words), words.expressions().map(expression -> spellings.ofPart(expression[0])))
                .distinct();
    }

    /** What is found in some sentences of a text, in the order of its beginnings. */
    List<Wording.Found> find(Words words, IntPredicate sentences) {
        Scan scan = new Scan(words, sets, needed);
        List<Wording.Found> found = new ArrayList<>();
        for (int start = words.count() - 1; start >= 0; start--) {
            if (sentences.test(words.sentence(start))) {
                find(scan, start, found);
            }
        }
        found.sort(Comparator.comparingInt(Wording.Found::start));
        return found;
    }

    private void find(Scan scan, int start, List<Wording.Found> found) {
        for (int spelling : scan.words.spellings(spellings, start)) {
            if (beginning[spelling].length > 0) {
                scan.enter(start);
                find(beginning[spelling], scan, start, found);
            }
        }
    }

    private void find(int[] pairs, Scan scan, int start, List<Wording.Found> found) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == NOTHING || scan.has(pairs[i])) {
                Wording.Entry entry = entries[pairs[i + 1]];
                int end = entry.phrase().match(scan, start);
                if (end > start) {
                    found.add(new Wording.Found(entry, start, end));
                }
            }
        }
    }
}
