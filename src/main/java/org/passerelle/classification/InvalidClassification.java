package org.passerelle.classification;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Files that are not a classification. Carries all that is wrong, up to {@link Flaws#MAXIMUM}, so that it is put right at once. */
public final class InvalidClassification extends RuntimeException {

    /**
     * @param line counted from 1, the header line included; 0 when the file as a whole is meant
     * @param column name of the column (of the member, in JSON), null when the line as a whole is meant
     * @param message in the reader's language
     */
    public record Flaw(String file, long line, String column, String message) {

        /** Where it is: {@code titles.csv:17:kind}. */
        public String field() {
            return file + (line == 0 ? "" : ":" + line) + (column == null ? "" : ":" + column);
        }

        @Override
        public String toString() {
            return field() + " " + message;
        }
    }

    private final transient List<Flaw> flaws;

    InvalidClassification(List<Flaw> flaws) {
        super(flaws.stream().map(Flaw::toString).collect(Collectors.joining("\n", "Not a classification:\n", "")));
        this.flaws = flaws.stream()
                .sorted(Comparator.comparing(Flaw::file).thenComparing(Flaw::line))
                .toList();
    }

    /** By file and line; never empty. */
    public List<Flaw> flaws() {
        return flaws;
    }
}
