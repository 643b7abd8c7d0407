package org.passerelle.matching;

import java.util.List;
import org.passerelle.classification.Classification;

/**
 * The highest pay offered against the lowest expected, both per month and in the reference currency. That is approximate, and
 * the explanation says so, with the day of the exchange rate.
 */
final class PayCriterion implements Criterion {

    private static final String PAY = "pay";

    @Override
    public String name() {
        return PAY;
    }

    /** Across countries the same sum buys different lives: it ranks a little, it does not decide. */
    @Override
    public int weight() {
        return 3;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        facts.number(
                PAY, candidate.minimumPay() == null ? 0 : candidate.minimumPay().cents());
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        if (opening.maximumPay() == null) {
            return List.of();
        }
        long offered = opening.maximumPay().cents();
        return List.of(Ladder.ranking(
                name(),
                null,
                1,
                Rung.of("met", 1000, new Condition.AtMost(PAY, offered)),
                // The offer is at least 90 %, then 75 %, of what is expected.
                Rung.of("ten-short", 600, new Condition.AtMost(PAY, offered * 10 / 9)),
                Rung.of("quarter-short", 300, new Condition.AtMost(PAY, offered * 4 / 3))));
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return reader.say("asked.pay", reader.pay(opening.maximumPay()));
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        return candidate.minimumPay() == null
                ? reader.say("found.no-preference")
                : reader.say("found.pay", reader.pay(candidate.minimumPay()));
    }
}
