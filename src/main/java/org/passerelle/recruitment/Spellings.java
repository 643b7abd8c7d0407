package org.passerelle.recruitment;

import java.util.Arrays;

/**
 * The words, and beginnings of words, that wordings speak of, by number. A text is looked up in it once, however many wordings
 * then read it: most words of an advert are in none, and what is known of the others lies in arrays.
 */
final class Spellings {
    private final WordTable<Integer> numbers = new WordTable<>();
    private int count;

    /** The number of a whole word. */
    int ofWord(String word) {
        return numbers.ofWord(word, this::next);
    }

    /** The number of words that begin so. */
    int ofBeginning(String beginning) {
        return numbers.ofBeginning(beginning, this::next);
    }

    private int next() {
        return count++;
    }

    /** How many there are: numbers are below this. */
    int count() {
        return count;
    }

    /** The numbers of a text's words in all their forms, of the whole words and of their beginnings. */
    int[][] of(Words words) {
        int[][] found = new int[words.count()][];
        int[] some = new int[16];
        for (int index = 0; index < found.length; index++) {
            Collected collected = new Collected(some);
            for (String form : words.forms(index)) {
                numbers.find(form, collected::add);
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
