package org.passerelle.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passerelle.platform.PayPeriod;

/**
 * What a country's contracts look like.
 *
 * @param language language of its workplaces
 * @param base pay of unskilled work: at or somewhat above the country's minimum where it has one
 * @param step amounts are rounded to it
 * @param spread exponent of a trade's pay: 1 where a trade paid twice as much at home earns twice the base, 0.5 where pay
 *     is more even and it earns 1.4 times the base
 * @param hours a full week
 * @param leave days of paid leave in a year
 * @param notice days of notice
 */
record Country(
        String code,
        String language,
        String currency,
        PayPeriod per,
        BigDecimal base,
        BigDecimal step,
        double spread,
        int hours,
        int leave,
        int notice) {

    /** Where seekers of the sample live. */
    static final List<String> HOME = List.of("SN", "ML", "MA");

    private static final List<String> GULF = List.of("AE", "SA", "QA");

    static final Map<String, Country> BY_CODE = Lexicon.read(
                    "countries",
                    row -> new Country(
                            row.get("country"),
                            row.get("language"),
                            row.get("currency"),
                            PayPeriod.valueOf(row.get("per")),
                            new BigDecimal(row.get("base")),
                            new BigDecimal(row.get("step")),
                            Double.parseDouble(row.get("spread")),
                            Integer.parseInt(row.get("hours")),
                            Integer.parseInt(row.get("leave")),
                            Integer.parseInt(row.get("notice"))))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Country::code, Function.identity()));

    boolean isGulf() {
        return GULF.contains(code);
    }

    boolean isHome() {
        return HOME.contains(code);
    }

    /** Pay in a trade, for somebody who earns so many times what is usual in it. */
    BigDecimal pay(Trade trade, double times) {
        return rounded(base.multiply(BigDecimal.valueOf(Math.pow(trade.pay() / 100.0, spread) * times)));
    }

    /** Up to a usual amount. */
    BigDecimal rounded(BigDecimal amount) {
        return amount.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }
}
