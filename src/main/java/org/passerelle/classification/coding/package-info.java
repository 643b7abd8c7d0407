/**
 * Codes free-text titles: from what people say to the entries of a classification. A plain library: an immutable
 * {@link org.passerelle.classification.coding.TitleCoder} is built from a classification, and answers from memory.
 *
 * <p>A title is read ({@code TitleAnalyzer}, by {@code Language}), candidates are found by letters, words and all titles of an
 * occupation together ({@code Evidence} over {@code TitleIndex}), each is compared with its nearest titles
 * ({@code Comparison}), and what speaks for it ({@code Clue}) is weighed ({@code Ranking}).
 *
 * <p>{@code ./mvnw -q -Pcoding-evaluation test-compile} prints how well and how fast, beside plain BM25 and character n-grams.
 * With {@code -Dcoding=learn} the weights in {@code ranking.txt} are learnt anew first, on half of each development set: to be
 * done when the clues change, or how titles are read. What is written by hand is in {@code lexicon.csv} (abbreviations, words
 * that say nothing) and {@code synonyms.txt}.
 */
package org.passerelle.classification.coding;
