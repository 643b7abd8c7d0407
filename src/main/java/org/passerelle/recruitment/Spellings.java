package org.passerelle.recruitment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The words, beginnings of words and ranges of numbers that wordings speak of, each with a number of its own. A text is looked
 * up in it once, however many wordings then read it: most words of an advert are in none, and what is known of the others lies
 * in arrays.
 */
final class Spellings {
    private final WordTable numbers = new WordTable();
    private final Map<WordSet.Range, Integer> ranges = new HashMap<>();
    /** What was found of words, which are not changed. */
    private final Remembered<int[]> found = new Remembered<>();

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
        found.forget();
        return count++;
    }

    /** How many there are: numbers are below this. */
    int count() {
        return count;
    }

    /** The numbers of a text's words in all their forms: of the whole words, of their beginnings, of ranges they are in. */
    int[][] of(Words words) {
        int[][] all = new int[words.count()][];
        for (int i = 0; i < all.length; i++) {
            int index = i;
            all[i] = found.of(words.word(i), () -> find(words, index));
        }
        return all;
    }

    private int[] find(Words words, int index) {
        IntStream.Builder some = IntStream.builder();
        for (String form : words.forms(index)) {
            numbers.find(form, some);
        }
        if (Character.isDigit(words.word(index).charAt(0))) {
            int value = words.number(index);
            ranges.forEach((range, number) -> {
                if (range.contains(value)) {
                    some.accept(number);
                }
            });
        }
        return some.build().toArray();
    }
}
