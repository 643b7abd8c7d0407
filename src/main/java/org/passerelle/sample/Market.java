package org.passerelle.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.classification.Classification;

/** Who does what in the home countries, for the occupations that a classification has. */
final class Market {

    private record Group(String country, boolean women) {}

    private final Occupations occupations;
    private final Map<Group, Weighted<Trade>> trades = new HashMap<>();

    Market(Classification classification) {
        occupations = new Occupations(classification);
        List<Trade> known = Trade.in(classification);
        for (String country : Country.HOME) {
            trades.put(new Group(country, true), Weighted.of(known, t -> t.weight(country) * t.women()));
            trades.put(new Group(country, false), Weighted.of(known, t -> t.weight(country) * (1 - t.women())));
        }
    }

    Occupations occupations() {
        return occupations;
    }

    Trade trade(Dice dice, String country, boolean woman) {
        return dice.pick(trades.get(new Group(country, woman)));
    }
}
