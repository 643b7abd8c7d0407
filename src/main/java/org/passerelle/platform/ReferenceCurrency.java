package org.passerelle.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Makes pay in different currencies and periods roughly comparable: euro cents per month. Approximate by design: the rates are
 * rounded and dated in {@code reference-rates.csv}; the CFA francs' and the Cape Verdean escudo's are fixed by agreement.
 */
public final class ReferenceCurrency {

    private static final String EURO = "EUR";

    /** Full-time hours where a vacancy pays by the hour and does not say how many. */
    private static final BigDecimal USUAL_HOURS_PER_WEEK = BigDecimal.valueOf(40);

    private static final BigDecimal WEEKS_PER_YEAR = BigDecimal.valueOf(52);
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);
    /** Six-day weeks are usual where people are paid by the day. */
    private static final BigDecimal DAYS_PER_WEEK = BigDecimal.valueOf(6);

    private static final BigDecimal CENTS = BigDecimal.valueOf(100);

    /** @param asOf the day the rate is of */
    private record Rate(BigDecimal perEuro, LocalDate asOf) {}

    private static final Map<String, Rate> RATES = read();

    private ReferenceCurrency() {}

    /**
     * @param hoursPerWeek null when not stated
     * @return euro cents per month; empty where a part is missing or the currency has no rate
     */
    public static Optional<Long> monthlyCents(
            BigDecimal amount, String currency, PayPeriod per, BigDecimal hoursPerWeek) {
        if (amount == null || per == null || currency == null || !RATES.containsKey(currency)) {
            return Optional.empty();
        }
        BigDecimal yearly =
                switch (per) {
                    case HOUR ->
                        amount.multiply(Objects.requireNonNullElse(hoursPerWeek, USUAL_HOURS_PER_WEEK))
                                .multiply(WEEKS_PER_YEAR);
                    case DAY -> amount.multiply(DAYS_PER_WEEK).multiply(WEEKS_PER_YEAR);
                    case WEEK -> amount.multiply(WEEKS_PER_YEAR);
                    case MONTH -> amount.multiply(MONTHS_PER_YEAR);
                    case YEAR -> amount;
                };
        return Optional.of(yearly.multiply(CENTS)
                .divide(MONTHS_PER_YEAR.multiply(RATES.get(currency).perEuro()), MathContext.DECIMAL64)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    /** The day of the rate that {@link #monthlyCents} uses; empty for the euro, which needs none, and without a rate. */
    public static Optional<LocalDate> rateOf(String currency) {
        return EURO.equals(currency)
                ? Optional.empty()
                : Optional.ofNullable(RATES.get(currency)).map(Rate::asOf);
    }

    private static Map<String, Rate> read() {
        Map<String, Rate> rates = new HashMap<>();
        try (var csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(
                        ReferenceCurrency.class.getResourceAsStream("reference-rates.csv"), StandardCharsets.UTF_8))) {
            for (CSVRecord row : csv) {
                rates.put(
                        row.get("currency"),
                        new Rate(new BigDecimal(row.get("per_euro")), LocalDate.parse(row.get("as_of"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(rates);
    }
}
