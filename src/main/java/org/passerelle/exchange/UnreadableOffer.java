package org.passerelle.exchange;

/** An offer that no vacancy can be made of; the caller answers what is wrong and goes on with the next. */
public final class UnreadableOffer extends Exception {

    private final transient Notice problem;

    UnreadableOffer(Notice problem) {
        // The stack says nothing about the sender's data, and a file may hold thousands of these.
        super(problem.field() + ": " + problem.reason(), null, false, false);
        this.problem = problem;
    }

    /** The field and what is wrong with it. */
    public Notice problem() {
        return problem;
    }
}
