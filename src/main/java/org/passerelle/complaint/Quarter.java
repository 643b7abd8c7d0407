package org.passerelle.complaint;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A calendar quarter in UTC, as ISO-like text: {@code 2026-Q3}. */
record Quarter(int year, int number) {

    private static final Pattern TEXT = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final int MONTHS = 3;

    static Optional<Quarter> parse(String text) {
        Matcher match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new Quarter(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    /** The last one that was over on this day. */
    static Quarter endedBefore(LocalDate day) {
        LocalDate before = day.minusMonths(MONTHS);
        return new Quarter(before.getYear(), before.get(IsoFields.QUARTER_OF_YEAR));
    }

    LocalDate from() {
        return LocalDate.of(year, (number - 1) * MONTHS + 1, 1);
    }

    /** The first day after it. */
    LocalDate until() {
        return from().plusMonths(MONTHS);
    }

    @Override
    public String toString() {
        return "%04d-Q%d".formatted(year, number);
    }
}
