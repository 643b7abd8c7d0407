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
        int hours,
        int leave,
        int notice) {

    /** Where seekers of the sample live. */
    static final List<String> HOME = List.of("SN", "ML", "MA");

    static final Map<String, Country> BY_CODE = Lexicon.read(
                    "countries",
                    row -> new Country(
                            row.get("country"),
                            row.get("language"),
                            row.get("currency"),
                            PayPeriod.valueOf(row.get("per")),
                            new BigDecimal(row.get("base")),
                            new BigDecimal(row.get("step")),
                            Integer.parseInt(row.get("hours")),
                            Integer.parseInt(row.get("leave")),
                            Integer.parseInt(row.get("notice"))))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Country::code, Function.identity()));

    boolean isHome() {
        return HOME.contains(code);
    }

    /** This multiple of the base pay, rounded up to a usual amount. */
    BigDecimal pay(double times) {
        return base.multiply(BigDecimal.valueOf(times))
                .divide(step, 0, RoundingMode.CEILING)
                .multiply(step);
    }
}
