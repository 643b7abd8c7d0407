package org.passerelle.classification;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.platform.ProblemType;

/** Collects what is wrong with files that are being read. */
public final class Flaws {

    /** More at once help nobody: they mostly come from one slip, such as a column that was moved. */
    static final int MAXIMUM = 100;

    private final List<InvalidClassification.Flaw> flaws = new ArrayList<>();

    /**
     * @param line counted from 1, 0 for the file as a whole
     * @param column null for the line as a whole
     * @throws InvalidClassification when this makes the most that are collected
     */
    public void add(String file, long line, String column, String messageKey, Object... arguments) {
        flaws.add(new InvalidClassification.Flaw(file, line, column, ProblemType.text(messageKey, arguments)));
        if (flaws.size() == MAXIMUM) {
            throwIfAny();
        }
    }

    public void throwIfAny() {
        if (!flaws.isEmpty()) {
            throw new InvalidClassification(flaws);
        }
    }

    /** For what leaves nothing to read on from. */
    public static InvalidClassification fatal(String file, String messageKey, Object... arguments) {
        Flaws flaws = new Flaws();
        flaws.add(file, 0, null, messageKey, arguments);
        return new InvalidClassification(flaws.flaws);
    }
}
