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
    private final List<WordSet> sets;
    /** Numbers of the sets that accept a word. */
    private final WordTable<int[]> accepting = new WordTable<>();
    /** By first word, then by second: many begin with the commonest words. */
    private final Map<String, Map<String, List<Expression>>> expressions = new HashMap<>();

    private final List<WordSet> withNumbers;

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
        numbers(words).forEach((word, numbers) -> accepting.ofWord(word, () -> numbers));
        numbers(stems).forEach((stem, numbers) -> accepting.ofBeginning(stem, () -> numbers));
        numbers(different).forEach((expression, numbers) -> expressions
                .computeIfAbsent(expression.getFirst(), first -> new HashMap<>())
                .computeIfAbsent(expression.get(1), second -> new ArrayList<>())
                .add(new Expression(expression.toArray(String[]::new), numbers)));
        withNumbers = sets.stream().filter(WordSet::hasNumbers).toList();
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
    void mark(Words words, int index, long[] accepted, long[] beginning, int first) {
        for (String form : words.forms(index)) {
            accepting.find(form, numbers -> mark(numbers, accepted, first));
            Map<String, List<Expression>> bySecond = expressions.get(form);
            if (bySecond != null && index + 1 < words.count()) {
                for (String second : words.forms(index + 1)) {
                    markExpressions(bySecond.get(second), words, index, beginning, first);
                }
                markExpressions(bySecond.get(WordSet.ANY_NUMBER), words, index, beginning, first);
            }
        }
        String word = words.word(index);
        if (Character.isDigit(word.charAt(0))) {
            for (WordSet set : withNumbers) {
                if (set.acceptsNumber(word)) {
                    accepted[first + (set.number() >> 6)] |= 1L << set.number();
                }
            }
        }
    }

    private static void markExpressions(
            List<Expression> expressions, Words words, int index, long[] beginning, int first) {
        if (expressions != null) {
            for (Expression expression : expressions) {
                if (WordSet.stands(expression.words, words, index)) {
                    mark(expression.sets, beginning, first);
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
