package org.passerelle.classification.coding;

/**
 * The pieces of evidence that speak for an occupation, each about 0 to 1. "Asked" is the title to code, "title" the
 * occupation's title that fits best. Words count by how rare they are (inverse document frequency over the titles) and by
 * their place; likeness between words is soft, so that a misspelt word counts nearly as much.
 */
enum Clue {
    /** Cosine of character n-grams, second gender forms and function words left out. */
    LETTERS,
    /** Soft cosine of words (soft TF-IDF, Cohen, Ravikumar and Fienberg 2003). */
    WORDS,
    ASKED_COVERED,
    TITLE_COVERED,
    SAME_WORDS,
    SAME_TITLE,
    HEAD,
    ASKED_COVERED_EXACTLY,
    TITLE_COVERED_EXACTLY,
    /** With words that stand for each other. */
    ASKED_COVERED_BY_ASSOCIATION,
    TITLE_COVERED_BY_ASSOCIATION,
    WORDS_IN_ORDER,
    ALIKE_IN_LENGTH,
    PREFERRED,
    IN_LANGUAGE,
    TITLE_LENGTH,
    /** The best of any of the occupation's titles. */
    BEST_LETTERS,
    BEST_WORDS,
    SECOND_TITLE,
    THREE_TITLES,
    /** All titles of the occupation taken together (BM25). */
    DOCUMENT,
    DOCUMENT_AND_TITLE,
    NEIGHBOURS,
    /** The other occupations of the unit group or area. */
    GROUP,
    MANY_TITLES,
    /** Compared with the best candidate. */
    OF_BEST,
    MISSING,
    SUPERFLUOUS,
    HEAD_BY_ASSOCIATION,
    DOCUMENT_OF_BEST,
    FIRST_WORD,
    /** As it was written, both gender forms and function words included: official titles give both forms. */
    AS_WRITTEN,
    EXACTLY_AS_WRITTEN,
    /** All titles of the unit group or area taken together (BM25). */
    GROUP_DOCUMENT,
    GROUP_DOCUMENT_OF_BEST,
    /** How much of the use of the words asked for is this occupation's. */
    SHARE,
    /** The same of the others of its unit group or area. */
    GROUP_SHARE;

    static final int COUNT = values().length;

    float of(float[] values) {
        return values[ordinal()];
    }

    void set(float[] values, float value) {
        values[ordinal()] = value;
    }
}
