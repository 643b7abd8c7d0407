package org.passerelle.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;
import org.passerelle.platform.Pay;
import org.passerelle.seeker.Consent;
import org.passerelle.seeker.Wishes;

/** What somebody looks for, and how far they let their file go for it. */
record Outlook(Wishes wishes, List<Consent> consents) {

    /** Of those who would go abroad: the others have not been asked yet, or have not agreed. */
    private static final double AGREES_TO_MATCHING_ABROAD = 0.85;

    private static final String CONSENT_TEXT = "1";
    private static final List<String> EVERYTHING = List.of("*");

    private record Destination(String from, String to, int weight) {}

    private static final Map<String, Weighted<Destination>> DESTINATIONS = Lexicon.read(
                    "destinations",
                    row -> new Destination(row.get("from"), row.get("to"), Integer.parseInt(row.get("weight"))))
            .stream()
            .collect(Collectors.groupingBy(
                    Destination::from,
                    Collectors.collectingAndThen(Collectors.toList(), d -> Weighted.of(d, Destination::weight))));

    /** A country that people from this one go to. */
    static String destination(Dice dice, String home) {
        return dice.pick(DESTINATIONS.get(home)).to();
    }

    static Outlook of(Dice dice, Trade trade, Town town, int age, int years, LocalDate registered) {
        String home = town.place().country();
        // Beyond fifty, few start again abroad.
        boolean abroad = dice.chance(age > 50 ? trade.abroad() / 3 : trade.abroad());
        Set<String> countries = new TreeSet<>();
        for (int i = abroad ? dice.between(1, 4) : 0; i > 0; i--) {
            countries.add(destination(dice, home));
        }
        Wishes wishes = new Wishes(
                Collections.unmodifiableSet(countries),
                abroad && dice.chance(0.04),
                dice.chance(0.06) ? Set.of(town.place().region()) : Set.of(),
                dice.chance(0.5) ? dice.pick(List.of(10, 15, 20, 30, 50, 100)) : null,
                contracts(dice, trade, abroad),
                dice.chance(0.35) ? Set.of(dice.chance(0.9) ? WorkingTime.FULL_TIME : WorkingTime.PART_TIME) : Set.of(),
                dice.chance(0.12) ? Set.of(Shift.DAY) : Set.of(),
                dice.chance(0.4) ? minimumPay(dice, trade, Country.BY_CODE.get(home), years) : null);
        return new Outlook(wishes, consents(dice, abroad, countries, registered));
    }

    private static Set<ContractKind> contracts(Dice dice, Trade trade, boolean abroad) {
        if (abroad && trade.sector() == Sector.FARM && dice.chance(0.4)) {
            return Set.of(ContractKind.SEASONAL);
        }
        return dice.chance(0.15) ? Set.of(ContractKind.PERMANENT) : Set.of();
    }

    private static Pay minimumPay(Dice dice, Trade trade, Country country, int years) {
        double times = 0.8 + 0.25 * dice.share() + 0.01 * Math.min(years, 15);
        return new Pay(country.pay(trade, times), country.currency(), country.per());
    }

    private static List<Consent> consents(Dice dice, boolean abroad, Set<String> countries, LocalDate registered) {
        List<Consent> consents = new ArrayList<>(3);
        consents.add(consent(Consent.Purpose.NATIONAL_MATCHING, EVERYTHING, registered, null));
        if (abroad && dice.chance(AGREES_TO_MATCHING_ABROAD)) {
            consents.add(consent(
                    Consent.Purpose.INTERNATIONAL_MATCHING,
                    dice.chance(0.5) ? EVERYTHING : List.copyOf(countries),
                    registered,
                    dice.chance(0.02) ? registered.plusDays(1) : null));
        }
        if (dice.chance(0.7)) {
            consents.add(consent(Consent.Purpose.STATISTICS, EVERYTHING, registered, null));
        }
        return List.copyOf(consents);
    }

    private static Consent consent(
            Consent.Purpose purpose, List<String> countries, LocalDate given, LocalDate withdrawn) {
        return new Consent(purpose, countries, EVERYTHING, given, withdrawn, CONSENT_TEXT);
    }
}
