package org.passerelle.recruitment;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.passerelle.recruitment.Rule.Evidence;

/**
 * What adverts write when they break a rule, and what only looks like it: one reviewed file per rule, and one that every
 * rule reads. A breach is told unless an exception that is said in the same breath overlaps it; the exception's
 * {@link Reading} says why it is none. Each row carries an example, which the tests hold it to.
 *
 * <p>Adverts mix languages and often declare the wrong one, so breaches are looked for in every language. An exception
 * counts for breaches of its own language, and for all in a sentence that seems to be in its language: what "no" negates
 * in Spanish it does not in Portuguese.
 *
 * <p>Immutable; reading a text is linear in its length.
 */
final class Wording {
    /** The file of rows that every rule reads. */
    static final String EVERY_RULE = "every-rule";

    /** Told of one text: a person needs no more to see that it is bad, and nobody stores a book as evidence. */
    private static final int MOST_PASSAGES = 50;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

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

    private record Entry(String language, Reading reading, String ground, Phrase phrase) {
        /** A text is called by its name from afar; what is said of a few words, or of one ground, is said where they stand. */
        private static final int FAR = 10;

        /** Whether what stands in quotation marks beside it is what it speaks of: without a reach, it speaks of nothing else. */
        boolean speaksOfTexts() {
            int reach = Math.max(phrase.reachBefore(), phrase.reachAfter());
            return reading == Reading.QUOTATION && ground.isEmpty() && (reach == 0 || reach >= FAR);
        }
    }

    /** The files beside this class, which share their spellings: an advert is read for all rules. */
    private static final class Shipped {
        private static final Map<String, Wording> BY_RULE = new HashMap<>();

        static {
            Spellings spellings = new Spellings();
            List<Row> shared = rows(EVERY_RULE);
            for (String rule : List.of(
                    NoWorkerFees.ID, NoBond.ID, OwnPapers.ID, NoDiscriminatingWish.ID, Freedom.ID, SignsOfFraud.ID)) {
                BY_RULE.put(
                        rule,
                        new Wording(
                                Stream.concat(shared.stream(), rows(rule).stream())
                                        .toList(),
                                spellings));
            }
        }
    }

    private final Index breaches;
    /** Exceptions and pauses, which are looked for only where there is a breach. */
    private final Index excuses;

    private final Map<String, List<String>> languagesOfWord = new HashMap<>();
    private final WordSets sets;

    Wording(List<Row> rows) {
        this(rows, new Spellings());
    }

    private Wording(List<Row> rows, Spellings spellings) {
        List<Entry> telling = new ArrayList<>();
        List<Entry> excusing = new ArrayList<>();
        Vocabulary shared = new Vocabulary(null);
        Map<String, Vocabulary> vocabularies = new HashMap<>(Map.of("mul", shared));
        for (Row row : rows) {
            if (row.reading == Reading.LIST) {
                row.languages().forEach(language -> vocabularies
                        .computeIfAbsent(language, l -> new Vocabulary(shared))
                        .add(row.pattern));
            } else if (row.reading == Reading.LANGUAGE) {
                for (String word : row.pattern.split("\\|")) {
                    languagesOfWord
                            .computeIfAbsent(Words.fold(word), w -> new ArrayList<>())
                            .add(row.language);
                }
            }
        }
        for (Row row : rows) {
            if (row.reading != Reading.LIST && row.reading != Reading.LANGUAGE) {
                for (String language : row.languages()) {
                    Vocabulary vocabulary = vocabularies.computeIfAbsent(language, l -> new Vocabulary(shared));
                    for (Phrase phrase : Phrase.all(row.pattern, vocabulary)) {
                        (row.reading.isBreach() ? telling : excusing)
                                .add(new Entry(language, row.reading, row.ground, phrase));
                    }
                }
            }
        }
        sets = shared.sets(spellings);
        breaches = new Index(telling, spellings);
        excuses = new Index(excusing, spellings);
    }

    /** The wording of a rule, from {@code <id>.csv} beside this class. */
    static Wording of(String rule) {
        Wording wording = Shipped.BY_RULE.get(rule);
        if (wording == null) {
            throw new IllegalArgumentException("no wording is shipped for " + rule);
        }
        return wording;
    }

    static List<Row> rows(String file) {
        try (InputStream csv = Wording.class.getResourceAsStream(file + ".csv")) {
            return FORMAT.parse(new InputStreamReader(csv, StandardCharsets.UTF_8)).stream()
                    .map(Wording::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(CSVRecord line) {
        Reading reading = Reading.valueOf(line.get("reading"));
        return new Row(
                line.get("language"),
                reading,
                line.get("ground"),
                line.get("pattern"),
                line.get("source"),
                line.get("example"));
    }

    /** The breaches in a text, in order of place; those that overlap on one ground are one. */
    List<Passage> passages(String field, Words words) {
        Scan scan = breaches.scan(words, sets);
        List<Found> found = new ArrayList<>();
        for (int start = 0; start < words.count(); start++) {
            breaches.find(scan, start, found);
        }
        if (found.isEmpty()) {
            return List.of();
        }
        Excuses excused = new Excuses(words, languagesOf(words));
        List<Found> excusing = excusesIn(words, found);
        excusing.stream().filter(Found::pauses).forEach(excused::pause);
        excusing.stream().filter(excuse -> !excuse.pauses()).forEach(excused::add);
        found.removeIf(excused::cover);
        return merge(found).stream()
                .sorted(Comparator.comparingInt(Found::start).thenComparingInt(Found::end))
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
        Scan scan = excuses.scan(words, sets);
        List<Found> found = new ArrayList<>();
        for (int start = 0; start < words.count(); start++) {
            if (sentences.get(words.sentence(start))) {
                excuses.find(scan, start, found);
            }
        }
        return found;
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
    private record Found(Entry entry, int start, int end) {
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

    /** Entries by the words that they can begin with. */
    private static final class Index {
        private final Spellings spellings;
        /** By spelling; null where none begins with it. */
        private final Beginners[] bySpelling;
        /** Without which some entry is not found. */
        private final WordSets needed;

        /** @param needed by entry, the number of a set that it needs, -1 for none */
        private record Beginners(Entry[] entries, int[] needed) {
            static Beginners of(List<Entry> entries) {
                return new Beginners(
                        entries.toArray(Entry[]::new),
                        entries.stream()
                                .mapToInt(entry -> entry.phrase.needs().stream()
                                        .mapToInt(WordSet::number)
                                        .findFirst()
                                        .orElse(-1))
                                .toArray());
            }
        }

        Index(List<Entry> entries, Spellings spellings) {
            this.spellings = spellings;
            Map<Integer, List<Entry>> entriesOf = new HashMap<>();
            for (Entry entry : entries) {
                WordSet beginnings = entry.phrase.beginnings();
                Stream.concat(
                                spellings.of(beginnings),
                                beginnings.expressions().map(words -> spellings.ofPart(words[0])))
                        .distinct()
                        .forEach(spelling -> entriesOf
                                .computeIfAbsent(spelling, s -> new ArrayList<>())
                                .add(entry));
            }
            bySpelling = new Beginners[spellings.count()];
            entriesOf.forEach((spelling, of) -> bySpelling[spelling] = Beginners.of(of));
            needed = new WordSets(
                    entries.stream()
                            .flatMap(entry -> entry.phrase.needs().stream())
                            .collect(Collectors.toSet()),
                    spellings);
        }

        Scan scan(Words words, WordSets all) {
            return new Scan(words, all, needed);
        }

        /** Adds what is found to begin at a word. */
        void find(Scan scan, int start, List<Found> found) {
            for (int spelling : scan.words.spellings(spellings, start)) {
                // Other wordings may have added spellings since.
                if (spelling < bySpelling.length && bySpelling[spelling] != null) {
                    find(bySpelling[spelling], scan, start, found);
                }
            }
        }

        private static void find(Beginners beginners, Scan scan, int start, List<Found> found) {
            scan.enter(start);
            for (int i = 0; i < beginners.entries.length; i++) {
                // Most end here: the number lies beside the one before.
                if (beginners.needed[i] < 0 || scan.has(beginners.needed[i])) {
                    Entry entry = beginners.entries[i];
                    int end = entry.phrase.match(scan, start);
                    if (end > start) {
                        found.add(new Found(entry, start, end));
                    }
                }
            }
        }
    }

    /** What the exceptions of a text excuse. */
    private static final class Excuses {
        /** Words that are excused, by what they are excused from. */
        private final Map<Scope, BitSet> excused = new HashMap<>();

        private final Words words;
        private final Map<String, int[]> languages;
        private final BitSet pauses = new BitSet();
        /** By language, sentences in which something is said of what is quoted. */
        private final Map<String, BitSet> quoting = new HashMap<>();

        Excuses(Words words, Map<String, int[]> languages) {
            this.words = words;
            this.languages = languages;
        }

        private record Scope(String language, String ground, boolean negation) {}

        void pause(Found pause) {
            int sentence = words.sentence(pause.start);
            if (pause.entry.language.equals("mul") || common(pause.entry.language, sentence) == most(sentence)) {
                pauses.set(pause.start);
            }
        }

        /** To be called when all pauses are known. */
        void add(Found exception) {
            Entry entry = exception.entry;
            if (entry.speaksOfTexts()) {
                quoting.computeIfAbsent(entry.language, language -> new BitSet())
                        .set(words.sentence(exception.start));
            }
            boolean pastPauses = entry.reading.goesPastPauses();
            for (int at = exception.start; at + 1 < exception.end; at++) {
                if (!goesOn(at, at + 1, pastPauses)) {
                    return;
                }
            }
            int first = reach(exception.start, -1, entry.phrase.reachBefore(), pastPauses);
            int last = reach(exception.end - 1, 1, entry.phrase.reachAfter(), pastPauses);
            excused.computeIfAbsent(
                            new Scope(entry.language, entry.ground, entry.reading == Reading.NEGATION),
                            scope -> new BitSet())
                    .set(first, last + 1);
        }

        /** The last word from here, at most {@code reach} words on, before the sentence ends or pauses. */
        private int reach(int from, int direction, int reach, boolean pastPauses) {
            int at = from;
            while (Math.abs(at - from) < reach
                    && goesOn(at, at + direction, pastPauses)
                    && (pastPauses || direction < 0 || !words.colonBefore(at + 1))) {
                at += direction;
            }
            return at;
        }

        private boolean goesOn(int at, int next, boolean pastPauses) {
            return next >= 0
                    && next < words.count()
                    && words.inOneSentence(at, next)
                    && (pastPauses || !words.pausesBefore(Math.max(at, next)) && !pauses.get(next));
        }

        boolean cover(Found breach) {
            return isQuoted(breach)
                    || excused.entrySet().stream()
                            .anyMatch(excuse -> speaksFor(excuse.getKey(), breach)
                                    && excuse.getValue().nextSetBit(breach.start) >= 0
                                    && excuse.getValue().nextSetBit(breach.start) < breach.end);
        }

        /** Whether most of it is quoted, and something is said of that in the sentence, the one before or the one behind. */
        private boolean isQuoted(Found breach) {
            int sentence = words.sentence(breach.start);
            return breach.isQuoted(words)
                    && quoting.entrySet().stream()
                            .filter(language -> language.getKey().equals(breach.entry.language)
                                    || isPlausible(language.getKey(), sentence))
                            .map(Map.Entry::getValue)
                            .anyMatch(said -> sentence > 0 && said.get(sentence - 1)
                                    || said.get(sentence)
                                    || said.get(sentence + 1));
        }

        private boolean speaksFor(Scope scope, Found breach) {
            return (scope.ground.isEmpty() || scope.ground.equals(breach.ground()))
                    && (!scope.negation || breach.entry.reading != Reading.REFUSAL)
                    && (scope.language.equals(breach.entry.language)
                            || isPlausible(scope.language, words.sentence(breach.start)));
        }

        /** Whether the sentence has as many common words of the language as of any other. */
        private boolean isPlausible(String language, int sentence) {
            return language.equals("mul") || common(language, sentence) >= most(sentence);
        }

        private int common(String language, int sentence) {
            int[] counts = languages.get(language);
            return counts == null ? 0 : counts[sentence];
        }

        private int most(int sentence) {
            return languages.values().stream()
                    .mapToInt(counts -> counts[sentence])
                    .max()
                    .orElse(0);
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
