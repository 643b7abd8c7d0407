package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All word sets of a wording, by the words that they accept or that an expression of theirs begins with. There are thousands,
 * and few of them know a word: looking the word up once spares asking each.
 */
final class WordSets {
    private final int count;
    private final Spellings spellings;
    /** By spelling, numbers of the sets that accept it. */
    private final int[][] accepting;
    /** By spelling of the first word, then by second word: many begin with the commonest words. */
    private final List<Map<String, List<Expression>>> expressions;

    private final List<WordSet> withNumbers;

    /** @param sets their numbers */
    private record Expression(String[] words, int[] sets) {}

    /** @param sets in the order of their numbers */
    WordSets(List<WordSet> sets, Spellings spellings) {
        this.spellings = spellings;
        count = sets.size();
        Map<Integer, List<Integer>> numbers = new HashMap<>();
        Map<List<String>, List<Integer>> different = new HashMap<>();
        for (WordSet set : sets) {
            set.words().forEach(word -> add(numbers, spellings.ofWord(word), set));
            set.stems().forEach(stem -> add(numbers, spellings.ofBeginning(stem), set));
            set.expressions().forEach(expression -> add(different, List.of(expression), set));
        }
        Map<Integer, Map<String, List<Expression>>> byFirst = new HashMap<>();
        different.forEach((expression, of) -> byFirst.computeIfAbsent(
                        spellings.ofWord(expression.getFirst()), first -> new HashMap<>())
                .computeIfAbsent(expression.get(1), second -> new ArrayList<>())
                .add(new Expression(expression.toArray(String[]::new), array(of))));
        accepting = new int[spellings.count()][];
        numbers.forEach((spelling, of) -> accepting[spelling] = array(of));
        expressions = new ArrayList<>(Collections.nCopies(spellings.count(), null));
        byFirst.forEach(expressions::set);
        withNumbers = sets.stream().filter(WordSet::hasNumbers).toList();
    }

    private static <T> void add(Map<T, List<Integer>> lists, T word, WordSet set) {
        lists.computeIfAbsent(word, w -> new ArrayList<>()).add(set.number());
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    int count() {
        return count;
    }

    /** Marks, one bit for each set, which accept the word itself, and of which an expression stands from there on. */
    void mark(Words words, int index, long[] accepted, long[] beginning, int first) {
        for (int spelling : words.spellings(spellings, index)) {
            // Other wordings may have added spellings since.
            if (spelling < accepting.length) {
                if (accepting[spelling] != null) {
                    mark(accepting[spelling], accepted, first);
                }
                Map<String, List<Expression>> bySecond = expressions.get(spelling);
                if (bySecond != null && index + 1 < words.count()) {
                    for (String second : words.forms(index + 1)) {
                        markExpressions(bySecond.get(second), words, index, beginning, first);
                    }
                    markExpressions(bySecond.get(WordSet.ANY_NUMBER), words, index, beginning, first);
                }
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
