package org.passerelle.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Payer;

/** Fair terms, all of them stated. */
final class Terms {

    /** What recruiting somebody from abroad costs the employer: visa, medical examination, travel. */
    static final List<Charge> PAID_BY_THE_EMPLOYER = List.of(
            paid(Charge.Category.ADMINISTRATION, 90),
            paid(Charge.Category.MEDICAL, 60),
            paid(Charge.Category.TRAVEL_LODGING, 450));

    private Terms() {}

    static Contract contract(Dice dice, Corridor corridor, Trade trade, LocalDate today) {
        Country country = corridor.country();
        ContractKind kind = kind(dice, corridor, trade);
        Integer months =
                switch (kind) {
                    case PERMANENT -> null;
                    case SEASONAL -> dice.between(3, 9);
                    case TEMPORARY -> dice.between(1, 6);
                    case FIXED_TERM -> corridor.abroad() ? 24 : 6 * dice.between(1, 4);
                    case APPRENTICESHIP -> 24;
                    case TRAINEESHIP -> 6;
                };
        boolean part = !corridor.abroad() && dice.chance(0.08);
        List<String> languages =
                Stream.of("fr", corridor.text(), country.language()).distinct().toList();
        return new Contract(
                kind,
                today.plusDays(corridor.abroad() ? dice.between(40, 150) : dice.between(10, 60)),
                months,
                part ? WorkingTime.PART_TIME : WorkingTime.FULL_TIME,
                BigDecimal.valueOf(part ? 20 : country.hours()),
                dice.chance(0.25) && trade.sector() == Sector.HOTEL ? Set.of(Shift.ROTATING) : Set.of(Shift.DAY),
                BigDecimal.valueOf(country.hours() > 40 ? 1 : 2),
                Phrases.any(dice, corridor.text(), Phrases.Part.OVERTIME),
                country.leave(),
                languages,
                country.notice(),
                Phrases.any(dice, corridor.text(), Phrases.Part.TERMINATION));
    }

    private static ContractKind kind(Dice dice, Corridor corridor, Trade trade) {
        if (trade.sector() == Sector.FARM && dice.chance(corridor.abroad() ? 0.9 : 0.4)) {
            return ContractKind.SEASONAL;
        }
        if (corridor.abroad()) {
            return corridor.country().isGulf() || dice.chance(0.5) ? ContractKind.FIXED_TERM : ContractKind.PERMANENT;
        }
        if (trade.isced() <= 3 && dice.chance(0.06)) {
            return ContractKind.APPRENTICESHIP;
        }
        if (trade.isced() >= 5 && dice.chance(0.06)) {
            return ContractKind.TRAINEESHIP;
        }
        return dice.pick(List.of(
                ContractKind.PERMANENT,
                ContractKind.PERMANENT,
                ContractKind.PERMANENT,
                ContractKind.FIXED_TERM,
                ContractKind.FIXED_TERM,
                ContractKind.TEMPORARY));
    }

    static OfferedPay pay(Dice dice, Trade trade, Country country, String language) {
        BigDecimal minimum = country.pay(trade, 1.02 + 0.1 * dice.share());
        BigDecimal maximum = country.rounded(minimum.multiply(BigDecimal.valueOf(1.05 + 0.15 * dice.share())));
        return new OfferedPay(
                minimum,
                maximum,
                country.currency(),
                country.per(),
                Phrases.any(dice, language, Phrases.Part.DEDUCTIONS));
    }

    static Conditions conditions(Dice dice, Corridor corridor, Trade trade, boolean lodged) {
        Payer traveller = corridor.abroad() ? Payer.EMPLOYER : null;
        return new Conditions(
                provision(lodged),
                provision(trade.sector() == Sector.HOTEL),
                traveller,
                traveller,
                true,
                Conditions.Keeper.WORKER,
                true,
                Phrases.any(dice, corridor.text(), Phrases.Part.DISPUTES));
    }

    private static Conditions.Provision provision(boolean provided) {
        return new Conditions.Provision(provided, provided ? BigDecimal.ZERO : null);
    }

    private static Charge paid(Charge.Category category, int euros) {
        return new Charge(
                category,
                Payer.EMPLOYER,
                BigDecimal.valueOf(euros),
                "EUR",
                Charge.Stage.BEFORE_DEPARTURE,
                false,
                true,
                null);
    }
}
