package org.passerelle.recruitment;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.vacancy.VacancyDraft;

/**
 * What adverts write when they break a rule, and what only looks like it: one reviewed file per rule. A breach is told
 * unless an exception overlaps it, which is said in one breath, without a pause; the exception's {@link Reading} says why it is none. Each row carries an example, which
 * the tests hold it to. Immutable; reading a text is linear in its length.
 */
final class Wording {
    /** Read in every advert, whatever its language: mixed adverts are common. */
    private static final Set<String> ALWAYS = Set.of("fr", "en", "mul");

    /** Told of one text: a person needs no more to see that it is bad, and nobody stores a book as evidence. */
    private static final int MOST_PASSAGES = 50;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** How a row of the file is read. */
    enum Reading {
        BREACH,
        /** The advert says that it is not so. */
        NEGATION,
        /** The advert tells what the law forbids. */
        QUOTATION,
        /** Somebody else than the worker pays. */
        EMPLOYER_PAID,
        /** Encouragement that the law allows. */
        POSITIVE_ACTION,
        /** The law itself sets the condition. */
        LEGAL_REQUIREMENT,
        /** The same words about something else. */
        OTHER_SENSE,
        /** Words at which the reach of an exception ends, as at a comma. */
        PAUSE,
        /** Words under a name that phrases refer to: {@code worker = candidat|salarié}. */
        LIST
    }

    /**
     * @param language ISO 639-1, or {@code mul} for every language
     * @param ground what kind of breach it is; an exception with a ground speaks for breaches of that ground only
     * @param source instrument and article of a breach
     */
    record Row(String language, Reading reading, String ground, String pattern, String source, String example) {}

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
    }

    private record Entry(Row row, Phrase phrase) {
        boolean isReadIn(String language) {
            return ALWAYS.contains(row.language) || row.language.equals(language);
        }
    }

    private final Map<Character, List<Entry>> byInitial = new HashMap<>();
    private final Set<String> pauses = new HashSet<>(Set.of(","));

    Wording(List<Row> rows) {
        Map<String, Map<String, String>> lists = new HashMap<>();
        for (Row row : rows) {
            if (row.reading == Reading.LIST) {
                String[] list = row.pattern.split(" = ");
                lists.computeIfAbsent(row.language, language -> new HashMap<>()).put(list[0], list[1]);
            } else if (row.reading == Reading.PAUSE) {
                pauses.addAll(List.of(Words.fold(row.pattern).split("\\|")));
            }
        }
        for (Row row : rows) {
            if (row.reading != Reading.LIST && row.reading != Reading.PAUSE) {
                Map<String, String> known = new HashMap<>(lists.getOrDefault("mul", Map.of()));
                known.putAll(lists.getOrDefault(row.language, Map.of()));
                Entry entry = new Entry(row, Phrase.of(row.pattern, known));
                entry.phrase.initials().forEach(initial -> byInitial
                        .computeIfAbsent(initial, letter -> new ArrayList<>())
                        .add(entry));
            }
        }
    }

    /** The wording of a rule, from {@code <id>.csv} beside this class. */
    static Wording of(String rule) {
        return new Wording(rows(rule));
    }

    static List<Row> rows(String rule) {
        try (InputStream file = Wording.class.getResourceAsStream(rule + ".csv")) {
            return FORMAT.parse(new InputStreamReader(file, StandardCharsets.UTF_8)).stream()
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

    /** The breaches in title and description, in order of place; those that overlap on one ground are one. */
    List<Passage> passages(VacancyDraft vacancy) {
        List<Passage> passages = new ArrayList<>(passages("title", vacancy.title(), vacancy.language()));
        if (vacancy.description() != null) {
            passages.addAll(passages("description", vacancy.description(), vacancy.language()));
        }
        return passages;
    }

    /** @param language ISO 639-1; rows of other languages than this, French and English are not applied */
    List<Passage> passages(String field, String text, String language) {
        Words words = Words.of(text);
        Map<String, BitSet> excused = new HashMap<>();
        List<Found> breaches = new ArrayList<>();
        for (int start = 0; start < words.count(); start++) {
            for (Entry entry : byInitial.getOrDefault(words.word(start).charAt(0), List.of())) {
                int end = entry.isReadIn(language) ? entry.phrase.match(words, start) : -1;
                if (end > start && entry.row.reading == Reading.BREACH) {
                    breaches.add(new Found(entry.row.ground, start, end));
                } else if (end > start && isInOneBreath(words, start, end)) {
                    int first = reach(words, start, -1, entry.phrase.reachBefore());
                    int last = reach(words, end - 1, 1, entry.phrase.reachAfter());
                    excused.computeIfAbsent(entry.row.ground, ground -> new BitSet())
                            .set(first, last + 1);
                }
            }
        }
        breaches.removeIf(breach -> overlaps(excused.get(""), breach) || overlaps(excused.get(breach.ground), breach));
        return merge(breaches).stream()
                .limit(MOST_PASSAGES)
                .map(found -> passage(field, text, words, found))
                .toList();
    }

    /** @param end index of the word after the last */
    private record Found(String ground, int start, int end) {}

    /** The last word from here, at most {@code reach} words on, before the sentence ends or pauses. */
    private int reach(Words words, int from, int direction, int reach) {
        int at = from;
        while (Math.abs(at - from) < reach && goesOn(words, at, at + direction)) {
            at += direction;
        }
        return at;
    }

    private boolean goesOn(Words words, int at, int next) {
        return next >= 0
                && next < words.count()
                && words.inOneSentence(at, next)
                && !words.pausesBefore(Math.max(at, next))
                && !pauses.contains(words.word(next));
    }

    private boolean isInOneBreath(Words words, int start, int end) {
        for (int at = start; at + 1 < end; at++) {
            if (!goesOn(words, at, at + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean overlaps(BitSet excused, Found breach) {
        if (excused == null) {
            return false;
        }
        for (int at = breach.start; at < breach.end; at++) {
            if (excused.get(at)) {
                return true;
            }
        }
        return false;
    }

    private static List<Found> merge(List<Found> breaches) {
        Map<String, Integer> lastOfGround = new HashMap<>();
        List<Found> merged = new ArrayList<>();
        for (Found breach : breaches) {
            Integer last = lastOfGround.get(breach.ground);
            if (last != null && breach.start < merged.get(last).end) {
                Found one = merged.get(last);
                merged.set(last, new Found(one.ground, one.start, Math.max(one.end, breach.end)));
            } else {
                lastOfGround.put(breach.ground, merged.size());
                merged.add(breach);
            }
        }
        return merged;
    }

    private static Passage passage(String field, String text, Words words, Found found) {
        int from = words.from(found.start);
        int to = words.to(found.end - 1);
        return new Passage(field, found.ground, from, to, text.substring(from, to));
    }
}
