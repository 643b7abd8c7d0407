package org.passerelle.exchange;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.passerelle.platform.Violation;

/** One record of a file, as far as it could be read. */
public sealed interface Line<D> {

    /** From 1: the line of NDJSON, the record of any other format. */
    int number();

    /** The source's own reference, null where there is none to be read. */
    String reference();

    /** @param notices what was left out of the source's record, or read with an assumption */
    record Draft<D>(int number, String reference, D draft, List<Violation> notices) implements Line<D> {}

    /** @param source null where the line does not say */
    record Withdrawal<D>(int number, String source, String reference) implements Line<D> {}

    record Unreadable<D>(int number, String reference, HttpProblem problem) implements Line<D> {}
}
