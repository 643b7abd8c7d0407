package org.passerelle.classification.coding;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A title as analysed: its words in order, function words left out, second gender forms dropped.
 *
 * @param key all words, function words too: equal keys are the same title
 * @param written letters and digits as they came, both forms of a noun too
 * @param head the number of the word that says what the person is
 */
record Phrase(List<Word> words, String key, String written, int head) {

    static final Phrase EMPTY = new Phrase(List.of(), "", "", -1);

    /**
     * @param form folded, for character evidence
     * @param stem without inflection
     * @param weight how much the word says of the occupation from its place and kind alone: 1, or less for contract words,
     *     levels of experience, numbers and what stands in brackets or after a dash
     */
    record Word(String form, String stem, float weight) {}

    /** The words as they are compared by letters. */
    String letters() {
        return words.stream().map(Word::form).collect(Collectors.joining(" "));
    }
}
