package org.passerelle.recruitment.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.passerelle.platform.PayPeriod;

/**
 * The register that comes with the service: the folder {@code register}, CSV files (RFC 4180, UTF-8, header line) edited by
 * lawyers, one for each {@link Kind}. Its README says what the columns mean.
 */
final class RegisterFiles {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private RegisterFiles() {}

    /**
     * All rows, file by file.
     *
     * @throws IllegalStateException naming file and line when one cannot be read: the files are part of the service
     */
    static List<RegisterEntryDraft> shipped() {
        List<RegisterEntryDraft> rows = new ArrayList<>();
        rows.addAll(read("conventions.csv", RegisterFiles::convention));
        rows.addAll(read("fee-rules.csv", RegisterFiles::feeRule));
        rows.addAll(read("licensing-authorities.csv", RegisterFiles::licensingAuthority));
        rows.addAll(read("minimum-wages.csv", RegisterFiles::minimumWage));
        rows.addAll(read("working-time.csv", RegisterFiles::workingTime));
        rows.addAll(read("minimum-ages.csv", RegisterFiles::minimumAge));
        rows.addAll(read("union-rights.csv", RegisterFiles::unionRights));
        rows.addAll(read("social-security.csv", RegisterFiles::socialSecurity));
        return rows;
    }

    private static List<RegisterEntryDraft> read(String file, Function<CSVRecord, Fact> fact) {
        List<RegisterEntryDraft> rows = new ArrayList<>();
        try (InputStream in = RegisterFiles.class.getResourceAsStream("/register/" + file);
                var csv = FORMAT.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (CSVRecord row : csv) {
                try {
                    rows.add(draft(row, fact.apply(row)));
                } catch (IllegalArgumentException | DateTimeParseException e) {
                    throw new IllegalStateException(file + ", row " + row.getRecordNumber() + ": " + e.getMessage(), e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static RegisterEntryDraft draft(CSVRecord row, Fact fact) {
        String countries = row.get(row.isMapped("parties") ? "parties" : "country");
        return new RegisterEntryDraft(
                Arrays.asList(countries.split(" ")),
                fact,
                date(row, "valid_from"),
                date(row, "valid_until"),
                text(row, "source"),
                date(row, "as_of"),
                Confidence.valueOf(row.get("confidence")),
                text(row, "note"),
                false,
                null);
    }

    private static Fact convention(CSVRecord row) {
        return Fact.of(new Fact.Convention(row.get("instrument"), date(row, "ratified_on"), date(row, "denounced_on")));
    }

    private static Fact feeRule(CSVRecord row) {
        return Fact.of(new Fact.FeeRule(
                Fact.Charging.valueOf(row.get("charging")), text(row, "cap"), text(row, "exceptions")));
    }

    private static Fact licensingAuthority(CSVRecord row) {
        return Fact.of(new Fact.LicensingAuthority(
                Fact.Activity.valueOf(row.get("activity")), flag(row, "licence_needed"), row.get("authority")));
    }

    private static Fact minimumWage(CSVRecord row) {
        String per = text(row, "per");
        BigDecimal payments = number(row, "payments_per_year");
        return Fact.of(new Fact.MinimumWage(
                sector(row),
                number(row, "amount"),
                text(row, "currency"),
                per == null ? null : PayPeriod.valueOf(per),
                number(row, "hours_per_week"),
                payments == null ? null : payments.intValueExact()));
    }

    private static Fact workingTime(CSVRecord row) {
        return Fact.of(new Fact.WorkingHours(
                sector(row),
                number(row, "normal_weekly_hours"),
                number(row, "maximum_weekly_hours"),
                number(row, "weekly_rest_days"),
                number(row, "overtime_percent")));
    }

    private static Fact minimumAge(CSVRecord row) {
        BigDecimal light = number(row, "light_work");
        return Fact.of(new Fact.MinimumAge(
                sector(row),
                Integer.valueOf(row.get("admission")),
                light == null ? null : light.intValueExact(),
                Integer.valueOf(row.get("hazardous"))));
    }

    private static Fact unionRights(CSVRecord row) {
        return Fact.of(new Fact.UnionRights(
                Fact.Organising.valueOf(row.get("organise")), Fact.Migrants.valueOf(row.get("migrants"))));
    }

    private static Fact socialSecurity(CSVRecord row) {
        return Fact.of(new Fact.SocialSecurity(row.get("agreement"), date(row, "signed_on"), flag(row, "portable")));
    }

    private static Sector sector(CSVRecord row) {
        return Sector.valueOf(row.get("sector"));
    }

    /** Null when the cell is empty, as everywhere below. */
    private static String text(CSVRecord row, String column) {
        String cell = row.get(column);
        return cell.isEmpty() ? null : cell;
    }

    private static LocalDate date(CSVRecord row, String column) {
        String cell = text(row, column);
        return cell == null ? null : LocalDate.parse(cell);
    }

    private static BigDecimal number(CSVRecord row, String column) {
        String cell = text(row, column);
        return cell == null ? null : new BigDecimal(cell);
    }

    private static boolean flag(CSVRecord row, String column) {
        return switch (row.get(column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(column + " is neither true nor false");
        };
    }
}
