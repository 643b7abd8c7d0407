package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What one part of a {@link Phrase} accepts: words, beginnings of words, ranges of numbers, and expressions of several words. */
final class WordSet {
    /** Words in an expression. */
    static final int LONGEST = 7;

    /** Stands for every number. */
    static final String ANY_NUMBER = "#";

    private final int number;
    private final Set<String> words = new HashSet<>();
    /** Beginnings of words, none of which begins with another. */
    private final TreeSet<String> stems = new TreeSet<>();

    private final List<Range> numbers = new ArrayList<>();
    /** By their first word. */
    private final Map<String, List<String[]>> expressions = new HashMap<>();

    /** Whole numbers from one to another, both included. */
    record Range(int least, int most) {
        static final Range ALL = new Range(0, Integer.MAX_VALUE);

        boolean contains(int number) {
            return least <= number && number <= most;
        }
    }

    /**
     * @param number among the sets of a vocabulary, from 0
     * @param alternatives {@code word}, {@code stem*}, {@code #}, {@code #18-70}, or {@code à_la_charge}
     * @throws IllegalArgumentException if an expression is too long or does not begin with a word
     */
    WordSet(int number, Collection<String> alternatives) {
        this.number = number;
        alternatives.forEach(this::add);
    }

    int number() {
        return number;
    }

    private void add(String alternative) {
        if (alternative.indexOf('_') > 0) {
            String[] expression =
                    Stream.of(alternative.split("_")).map(Words::fold).toArray(String[]::new);
            if (expression.length > LONGEST || expression[0].equals(ANY_NUMBER)) {
                throw new IllegalArgumentException("not an expression: " + alternative);
            }
            expressions
                    .computeIfAbsent(expression[0], first -> new ArrayList<>())
                    .add(expression);
        } else if (alternative.startsWith(ANY_NUMBER)) {
            String[] range = alternative.substring(1).split("-");
            numbers.add(
                    range.length == 2 ? new Range(Integer.parseInt(range[0]), Integer.parseInt(range[1])) : Range.ALL);
        } else if (alternative.endsWith("*")) {
            addStem(Words.fold(alternative.substring(0, alternative.length() - 1)));
        } else {
            words.add(Words.fold(alternative));
        }
    }

    private void addStem(String stem) {
        String shorter = stems.floor(stem);
        if (shorter == null || !stem.startsWith(shorter)) {
            stems.removeIf(longer -> longer.startsWith(stem));
            stems.add(stem);
        }
    }

    /** How much it accepts, some way or other. */
    int size() {
        return words.size() + stems.size() + numbers.size() + expressions.size();
    }

    Set<String> words() {
        return words;
    }

    boolean hasExpressions() {
        return !expressions.isEmpty();
    }

    Stream<String[]> expressions() {
        return expressions.values().stream().flatMap(List::stream);
    }

    Set<String> stems() {
        return stems;
    }

    List<Range> numbers() {
        return numbers;
    }

    /** How many words its expressions accept from here on: bit {@code n} is set where {@code n} words are. */
    int expressions(Words text, int index) {
        int lengths = 0;
        for (String form : text.forms(index)) {
            for (String[] expression : expressions.getOrDefault(form, List.of())) {
                if (stands(expression, text, index)) {
                    lengths |= 1 << expression.length;
                }
            }
        }
        return lengths;
    }

    static boolean stands(String[] expression, Words text, int start) {
        int end = start + expression.length;
        if (end > text.count() || !text.inOneSentence(start, end - 1)) {
            return false;
        }
        for (int i = 1; i < expression.length; i++) {
            boolean number = expression[i].equals(ANY_NUMBER)
                    && Character.isDigit(text.word(start + i).charAt(0));
            if (!number && !text.forms(start + i).contains(expression[i])) {
                return false;
            }
        }
        return true;
    }
}
