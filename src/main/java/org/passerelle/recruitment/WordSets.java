package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All word sets of a wording, by the words that they accept or that an expression of theirs begins with. There are thousands,
 * and few of them know a word: looking the word up once spares asking each.
 */
final class WordSets {
    private static final int[] NONE = {};

    private final List<WordSet> sets;
    private final Map<String, int[]> byWord;
    private final Map<String, int[]> byStem;
    /** By first word. */
    private final Map<String, List<Expression>> expressions = new HashMap<>();

    private final List<WordSet> withNumbers;
    private final int shortestStem;
    private final int longestStem;

    /** @param sets their numbers */
    private record Expression(String[] words, int[] sets) {}

    /** @param sets in the order of their numbers */
    WordSets(List<WordSet> sets) {
        this.sets = List.copyOf(sets);
        Map<String, List<Integer>> words = new HashMap<>();
        Map<String, List<Integer>> stems = new HashMap<>();
        Map<List<String>, List<Integer>> different = new HashMap<>();
        for (WordSet set : sets) {
            set.words().forEach(word -> add(words, word, set));
            set.stems().forEach(stem -> add(stems, stem, set));
            set.expressions().forEach(expression -> add(different, List.of(expression), set));
        }
        byWord = numbers(words);
        byStem = numbers(stems);
        numbers(different).forEach((expression, numbers) -> expressions
                .computeIfAbsent(expression.getFirst(), first -> new ArrayList<>())
                .add(new Expression(expression.toArray(String[]::new), numbers)));
        withNumbers = sets.stream().filter(WordSet::hasNumbers).toList();
        shortestStem = stems.keySet().stream().mapToInt(String::length).min().orElse(1);
        longestStem = stems.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private static <T> void add(Map<T, List<Integer>> lists, T word, WordSet set) {
        lists.computeIfAbsent(word, w -> new ArrayList<>()).add(set.number());
    }

    private static <T> Map<T, int[]> numbers(Map<T, List<Integer>> lists) {
        return lists.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, list -> list.getValue().stream()
                .mapToInt(Integer::intValue)
                .toArray()));
    }

    int count() {
        return sets.size();
    }

    /** Marks, one bit for each set, which accept the word itself, and of which an expression stands from there on. */
    void mark(Words words, int index, long[] accepting, long[] beginning, int first) {
        for (String form : words.forms(index)) {
            mark(byWord.getOrDefault(form, NONE), accepting, first);
            for (int length = shortestStem; length <= Math.min(form.length(), longestStem); length++) {
                mark(byStem.getOrDefault(form.substring(0, length), NONE), accepting, first);
            }
            for (Expression expression : expressions.getOrDefault(form, List.of())) {
                if (WordSet.stands(expression.words, words, index)) {
                    mark(expression.sets, beginning, first);
                }
            }
        }
        String word = words.word(index);
        if (Character.isDigit(word.charAt(0))) {
            for (WordSet set : withNumbers) {
                if (set.acceptsNumber(word)) {
                    accepting[first + (set.number() >> 6)] |= 1L << set.number();
                }
            }
        }
    }

    private static void mark(int[] numbers, long[] marks, int first) {
        for (int number : numbers) {
            marks[first + (number >> 6)] |= 1L << number;
        }
    }
}
