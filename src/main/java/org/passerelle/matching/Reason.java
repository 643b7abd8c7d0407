package org.passerelle.matching;

/**
 * Why one ladder gave what it gave.
 *
 * @param item what is asked within the criterion, null when the criterion asks one thing
 * @param asked in the reader's language, like {@code found} and {@code because}
 * @param rung key of the rung stood on, {@code none} below the ladder
 * @param points in hundredths of the score
 * @param of the most that this ladder gives, in hundredths
 */
public record Reason(
        String criterion, String item, String asked, String found, String rung, int points, int of, String because) {}
