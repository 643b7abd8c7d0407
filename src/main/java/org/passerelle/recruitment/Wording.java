package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.recruitment.Rule.Evidence;

/**
 * What adverts write when they break one rule, and what only looks like it. A breach is told unless an exception that is said in
 * the same breath overlaps it; the exception's {@link Reading} says why it is none.
 *
 * <p>Adverts mix languages and often declare the wrong one, so breaches are looked for in every language. An exception
 * counts for breaches of its own language, and for all in a sentence that seems to be in its language: what "no" negates
 * in Spanish it does not in Portuguese.
 *
 * <p>Immutable.
 */
final class Wording {
    /** What is written in all of them. */
    static final String EVERY_LANGUAGE = "mul";

    /** Told of one text: a person needs no more to see that it is bad, and nobody stores a book as evidence. */
    private static final int MOST_PASSAGES = 50;

    /** How a row of the file is read. */
    enum Reading {
        BREACH,
        /** A breach that is itself said in the negative, and that no NEGATION excuses. */
        REFUSAL,
        /** The advert says that it is not so. */
        NEGATION,
        /** The advert tells what the law forbids, or what to beware of. */
        QUOTATION,
        /** Somebody else than the worker pays. */
        EMPLOYER_PAID,
        /** Encouragement that the law allows. */
        POSITIVE_ACTION,
        /** The law itself sets the condition. */
        LEGAL_REQUIREMENT,
        /** The same words about something else. */
        OTHER_SENSE,
        /** Where the reach of an exception ends. */
        PAUSE,
        /** Words under a name that phrases refer to: {@code worker = candidat|salarié}. */
        LIST,
        /** Common words of a language, by which a sentence is known to be in it. */
        LANGUAGE;

        boolean isBreach() {
            return this == BREACH || this == REFUSAL;
        }

        boolean isException() {
            return !isBreach() && this != PAUSE && this != LIST && this != LANGUAGE;
        }

        /** What the law says, or a warning, is said in a whole sentence; other exceptions in one breath. */
        boolean goesPastPauses() {
            return this == QUOTATION || this == LEGAL_REQUIREMENT;
        }
    }

    /**
     * @param language ISO 639-1 with a space between several, or {@code mul} for what is written in every language
     * @param ground what kind of breach it is; an exception with a ground speaks for breaches of that ground only
     * @param source instrument and article of a breach
     */
    record Row(String language, Reading reading, String ground, String pattern, String source, String example) {
        List<String> languages() {
            return List.of(language.split(" "));
        }
    }

    /**
     * Words that break the rule.
     *
     * @param field {@code title} or {@code description}
     * @param from offset of the first character in the field
     * @param to offset after the last
     */
    record Passage(String field, String ground, int from, int to, String text) {
        Evidence evidence() {
            return new Evidence(field, from, to, text);
        }

        /** Whether it breaks the rule in another way by words that overlap those of the other. */
        boolean surpasses(Passage other) {
            return !ground.equals(other.ground) && field.equals(other.field) && from < other.to && other.from < to;
        }
    }

    record Entry(String rule, String language, Reading reading, String ground, Phrase phrase) {
        /** A text is called by its name from afar; what is said of a few words, or of one ground, is said where they stand. */
        private static final int FAR = 10;

        /** Whether what stands in quotation marks beside it is what it speaks of: without a reach, it speaks of nothing else. */
        boolean speaksOfTexts() {
            int reach = Math.max(phrase.reachBefore(), phrase.reachAfter());
            return reading == Reading.QUOTATION && ground.isEmpty() && (reach == 0 || reach >= FAR);
        }
    }

    /**
     * The rows of one rule, read.
     *
     * @param languagesOfWord of the common words of languages
     */
    record Entries(List<Entry> breaches, List<Entry> exceptions, Map<String, List<String>> languagesOfWord) {

        /** @param shared lists of every language, empty yet */
        static Entries of(String rule, List<Row> rows, Vocabulary shared) {
            Entries read = new Entries(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
            Map<String, Vocabulary> vocabularies = new HashMap<>(Map.of(EVERY_LANGUAGE, shared));
            for (Row row : rows) {
                if (row.reading == Reading.LIST) {
                    row.languages().forEach(language -> vocabularies
                            .computeIfAbsent(language, l -> shared.within())
                            .add(row.pattern));
                } else if (row.reading == Reading.LANGUAGE) {
                    for (String word : row.pattern.split("\\|")) {
                        read.languagesOfWord
                                .computeIfAbsent(Words.fold(word), w -> new ArrayList<>())
                                .add(row.language);
                    }
                }
            }
            for (Row row : rows) {
                if (row.reading != Reading.LIST && row.reading != Reading.LANGUAGE) {
                    List<Entry> same = row.reading.isBreach() ? read.breaches : read.exceptions;
                    for (String language : row.languages()) {
                        Vocabulary vocabulary = vocabularies.computeIfAbsent(language, l -> shared.within());
                        Phrase.all(row.pattern, vocabulary)
                                .forEach(
                                        phrase -> same.add(new Entry(rule, language, row.reading, row.ground, phrase)));
                    }
                }
            }
            return read;
        }
    }

    private final Map<String, List<String>> languagesOfWord;
    /** Exceptions and pauses, which are looked for only where there is a breach. */
    private final PhraseIndex excuses;

    Wording(Entries entries, WordSets sets, Spellings spellings) {
        languagesOfWord = entries.languagesOfWord;
        excuses = new PhraseIndex(entries.exceptions, sets, spellings);
    }

    /**
     * The breaches that nothing excuses, in order of place; those that overlap on one ground are one.
     *
     * @param found all that the text has of this wording, in order of their beginnings
     */
    List<Passage> passages(String field, Words words, List<Found> found) {
        Excuses excused = new Excuses(words, languagesOf(words));
        List<Found> excusing = excusesIn(words, found);
        excusing.stream().filter(Found::pauses).forEach(excused::pause);
        excusing.stream().filter(excuse -> !excuse.pauses()).forEach(excused::add);
        return merge(found.stream().filter(breach -> !excused.cover(breach)).toList()).stream()
                .sorted(Comparator.comparingInt(Found::start)
                        .thenComparingInt(Found::end)
                        .thenComparing(Found::ground))
                .limit(MOST_PASSAGES)
                .map(breach -> passage(field, words, breach))
                .toList();
    }

    /**
     * Those that begin in a sentence with a breach: none reaches into another, except that what is quoted is often called by
     * its name in the sentence before or behind.
     */
    private List<Found> excusesIn(Words words, List<Found> breaches) {
        BitSet sentences = new BitSet();
        for (Found breach : breaches) {
            int sentence = words.sentence(breach.start);
            int around = breach.isQuoted(words) ? 1 : 0;
            sentences.set(Math.max(0, sentence - around), sentence + around + 1);
        }
        return excuses.find(words, sentences::get);
    }

    /** For every sentence how many common words of each language it has. */
    private Map<String, int[]> languagesOf(Words words) {
        Map<String, int[]> counts = new HashMap<>();
        int sentences = words.sentence(words.count() - 1) + 1;
        for (int index = 0; index < words.count(); index++) {
            for (String language : languagesOfWord.getOrDefault(words.word(index), List.of())) {
                counts.computeIfAbsent(language, l -> new int[sentences])[words.sentence(index)]++;
            }
        }
        return counts;
    }

    /** @param end index of the word after the last */
    record Found(Entry entry, int start, int end) {
        String ground() {
            return entry.ground;
        }

        boolean pauses() {
            return entry.reading == Reading.PAUSE;
        }

        /** Whether its first half stands in quotation marks: a gap may have led it on to what is said behind them. */
        boolean isQuoted(Words words) {
            return words.quoted(start, start + (end - start + 1) / 2);
        }
    }

    private static List<Found> merge(List<Found> breaches) {
        Map<String, Integer> lastOfGround = new HashMap<>();
        List<Found> merged = new ArrayList<>();
        for (Found breach : breaches) {
            Integer last = lastOfGround.get(breach.ground());
            if (last != null && breach.start < merged.get(last).end) {
                Found one = merged.get(last);
                merged.set(last, new Found(one.entry, one.start, Math.max(one.end, breach.end)));
            } else {
                lastOfGround.put(breach.ground(), merged.size());
                merged.add(breach);
            }
        }
        return merged;
    }

    private static Passage passage(String field, Words words, Found found) {
        int from = words.from(found.start);
        int to = words.to(found.end - 1);
        return new Passage(field, found.ground(), from, to, words.text(from, to));
    }
}
