package org.passerelle.recruitment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The words, beginnings of words and ranges of numbers that wordings speak of, each with a number of its own. A text is looked
 * up in it once, however many wordings then read it: most words of an advert are in none, and what is known of the others lies
 * in arrays.
 */
final class Spellings {
    private final WordTable numbers = new WordTable();
    private final Map<WordSet.Range, Integer> ranges = new HashMap<>();
    private int count;

    /** Of all that a set accepts as one word. */
    Stream<Integer> of(WordSet set) {
        return Stream.of(
                        set.words().stream().map(this::ofWord),
                        set.stems().stream().map(this::ofBeginning),
                        set.numbers().stream().map(this::ofRange))
                .flatMap(Function.identity())
                .distinct();
    }

    /** Of a word of an expression. */
    int ofPart(String part) {
        return part.equals(WordSet.ANY_NUMBER) ? ofRange(WordSet.Range.ALL) : ofWord(part);
    }

    private int ofWord(String word) {
        return numbers.ofWord(word, this::next);
    }

    private int ofBeginning(String beginning) {
        return numbers.ofBeginning(beginning, this::next);
    }

    private int ofRange(WordSet.Range range) {
        return ranges.computeIfAbsent(range, r -> next());
    }

    private int next() {
        return count++;
    }

    /** How many there are: numbers are below this. */
    int count() {
        return count;
    }

    /** The numbers of a text's words in all their forms: of the whole words, of their beginnings, of ranges they are in. */
    int[][] of(Words words) {
        int[][] found = new int[words.count()][];
        int[] some = new int[16];
        for (int index = 0; index < found.length; index++) {
            Collected collected = new Collected(some);
            for (String form : words.forms(index)) {
                numbers.find(form, collected::add);
            }
            if (Character.isDigit(words.word(index).charAt(0))) {
                int value = words.number(index);
                ranges.forEach((range, number) -> {
                    if (range.contains(value)) {
                        collected.add(number);
                    }
                });
            }
            some = collected.numbers;
            found[index] = Arrays.copyOf(some, collected.size);
        }
        return found;
    }

    private static final class Collected {
        private int[] numbers;
        private int size;

        Collected(int[] numbers) {
            this.numbers = numbers;
        }

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }
    }
}
