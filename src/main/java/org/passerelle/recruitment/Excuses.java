package org.passerelle.recruitment;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What the exceptions of a {@link Wording} excuse in one text. */
final class Excuses {
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

    void pause(Wording.Found pause) {
        int sentence = words.sentence(pause.start());
        if (pause.entry().language().equals(Wording.EVERY_LANGUAGE)
                || common(pause.entry().language(), sentence) == most(sentence)) {
            pauses.set(pause.start());
        }
    }

    /** To be called when all pauses are known. */
    void add(Wording.Found exception) {
        Wording.Entry entry = exception.entry();
        if (entry.speaksOfTexts()) {
            quoting.computeIfAbsent(entry.language(), language -> new BitSet()).set(words.sentence(exception.start()));
        }
        boolean pastPauses = entry.reading().goesPastPauses();
        for (int at = exception.start(); at + 1 < exception.end(); at++) {
            if (!goesOn(at, at + 1, pastPauses)) {
                return;
            }
        }
        int first = reach(exception.start(), -1, entry.phrase().reachBefore(), pastPauses);
        int last = reach(exception.end() - 1, 1, entry.phrase().reachAfter(), pastPauses);
        excused.computeIfAbsent(
                        new Scope(entry.language(), entry.ground(), entry.reading() == Wording.Reading.NEGATION),
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

    boolean cover(Wording.Found breach) {
        return isQuoted(breach)
                || excused.entrySet().stream()
                        .anyMatch(excuse -> speaksFor(excuse.getKey(), breach)
                                && excuse.getValue().nextSetBit(breach.start()) >= 0
                                && excuse.getValue().nextSetBit(breach.start()) < breach.end());
    }

    /** Whether most of it is quoted, and something is said of that in the sentence, the one before or the one behind. */
    private boolean isQuoted(Wording.Found breach) {
        int sentence = words.sentence(breach.start());
        return breach.isQuoted(words)
                && quoting.entrySet().stream()
                        .filter(language ->
                                language.getKey().equals(breach.entry().language())
                                        || isPlausible(language.getKey(), sentence))
                        .map(Map.Entry::getValue)
                        .anyMatch(said ->
                                sentence > 0 && said.get(sentence - 1) || said.get(sentence) || said.get(sentence + 1));
    }

    private boolean speaksFor(Scope scope, Wording.Found breach) {
        return (scope.ground.isEmpty() || scope.ground.equals(breach.ground()))
                && (!scope.negation || breach.entry().reading() != Wording.Reading.REFUSAL)
                && (scope.language.equals(breach.entry().language())
                        || isPlausible(scope.language, words.sentence(breach.start())));
    }

    /** Whether the sentence has as many common words of the language as of any other. */
    private boolean isPlausible(String language, int sentence) {
        return language.equals(Wording.EVERY_LANGUAGE) || common(language, sentence) >= most(sentence);
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
