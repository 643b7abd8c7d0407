package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Entries of wordings by the words that they can begin with. The commonest words begin hundreds, most of which need a word that is
 * not in the sentence: those are passed over 64 at a time.
 */
final class PhraseIndex {
    private final WordSets sets;
    private final Spellings spellings;
    private final Needs needs;
    /** By spelling, what begins with it; null where nothing does. */
    private final Start[] starts;

    /** @param needs bits of what it cannot do without */
    private record Candidate(Wording.Entry entry, int[] needs) {
        boolean mayBeIn(long[] present) {
            for (int need : needs) {
                if ((present[need >> 6] & 1L << need) == 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param always those that need nothing but their beginning
     * @param needs the first of each of the others
     * @param needing those others, by the place of their first need's {@code long}
     */
    private record Start(Candidate[] always, Bits needs, Candidate[][] needing) {
        static Start of(List<Candidate> candidates) {
            Bits needs = Bits.of(candidates.stream()
                    .filter(candidate -> candidate.needs.length > 0)
                    .map(candidate -> candidate.needs[0])
                    .toList());
            Candidate[][] needing = new Candidate[needs.at().length][];
            for (int i = 0; i < needing.length; i++) {
                int at = needs.at()[i];
                needing[i] = candidates.stream()
                        .filter(candidate -> candidate.needs.length > 0 && candidate.needs[0] >> 6 == at)
                        .toArray(Candidate[]::new);
            }
            return new Start(
                    candidates.stream()
                            .filter(candidate -> candidate.needs.length == 0)
                            .toArray(Candidate[]::new),
                    needs,
                    needing);
        }
    }

    /** @param sets all that the entries ask */
    PhraseIndex(List<Wording.Entry> entries, WordSets sets, Spellings spellings) {
        this.sets = sets;
        this.spellings = spellings;
        Map<Integer, List<Wording.Entry>> bySpelling = new HashMap<>();
        entries.forEach(entry -> beginnings(entry.phrase()).forEach(spelling -> bySpelling
                .computeIfAbsent(spelling, s -> new ArrayList<>())
                .add(entry)));
        needs = new Needs(
                Stream.concat(
                                // By what most begin with, which is in every sentence: needs asked about together lie
                                // together.
                                bySpelling.values().stream()
                                        .sorted(Comparator.comparingInt((List<Wording.Entry> of) -> of.size())
                                                .reversed())
                                        .flatMap(of -> of.stream().flatMap(entry -> entry.phrase().needs().stream()
                                                .limit(1))),
                                entries.stream().flatMap(entry -> entry.phrase().needs().stream()))
                        .toList(),
                spellings);
        Map<Wording.Entry, Candidate> candidates = new HashMap<>();
        entries.forEach(entry -> candidates.put(
                entry,
                new Candidate(
                        entry,
                        entry.phrase().needs().stream().mapToInt(needs::bit).toArray())));
        starts = new Start[spellings.count()];
        bySpelling.forEach((spelling, of) ->
                starts[spelling] = Start.of(of.stream().map(candidates::get).toList()));
    }

    private Stream<Integer> beginnings(Phrase phrase) {
        WordSet words = phrase.beginnings();
        return Stream.concat(
                        spellings.of(words), words.expressions().map(expression -> spellings.ofPart(expression[0])))
                .distinct();
    }

    /** What is found in some sentences of a text, in the order of its beginnings. */
    List<Wording.Found> find(Words words, IntPredicate sentences) {
        Scan scan = new Scan(words, needs);
        List<Wording.Found> found = new ArrayList<>();
        for (int start = words.count() - 1; start >= 0; start--) {
            if (sentences.test(words.sentence(start))) {
                for (int spelling : words.spellings(spellings, start)) {
                    if (starts[spelling] != null) {
                        find(starts[spelling], scan.behind(start), words, start, found);
                    }
                }
            }
        }
        if (found.size() > 1) {
            found.sort(Comparator.comparingInt(Wording.Found::start));
        }
        return found;
    }

    private void find(Start starting, long[] present, Words words, int start, List<Wording.Found> found) {
        match(starting.always, present, words, start, found);
        int[] at = starting.needs.at();
        long[] bits = starting.needs.bits();
        for (int i = 0; i < at.length; i++) {
            if ((present[at[i]] & bits[i]) != 0) {
                match(starting.needing[i], present, words, start, found);
            }
        }
    }

    private void match(Candidate[] candidates, long[] present, Words words, int start, List<Wording.Found> found) {
        for (Candidate candidate : candidates) {
            if (candidate.mayBeIn(present)) {
                int end = candidate.entry.phrase().match(words, sets, start);
                if (end > start) {
                    found.add(new Wording.Found(candidate.entry, start, end));
                }
            }
        }
    }
}
