package org.passerelle.sample;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.Organisation;

/** The organisations of the sample. Their names are invented, their towns are real. */
public final class SampleOrganisations {

    /**
     * @param key stable name of the organisation within the sample; seekers' offices, vacancies' sources and
     *     intermediaries are keys of this list
     * @param parent key of the service that an office belongs to, null for all others
     * @param registration number in the country's register, null where there is none
     * @param sector null but for employers
     */
    public record Entry(
            String key,
            Organisation.Kind kind,
            String name,
            String country,
            String parent,
            String registration,
            Sector sector,
            String town,
            List<Permit> licences) {

        /** Whether, on the day of loading, one of its licences permits it to recruit for this country. */
        boolean mayRecruitFor(String destination) {
            return licences.stream().anyMatch(licence -> licence.permits(destination));
        }
    }

    /**
     * A licence whose dates are relative to the day of loading.
     *
     * @param destinations countries it permits to recruit for, empty for all
     * @param until to its last day: {@code P-1D} expired yesterday
     * @param reason of a suspension, null while it is valid
     */
    public record Permit(
            String number,
            String authority,
            String country,
            List<String> destinations,
            Period from,
            Period until,
            Licence.State state,
            Period since,
            String reason) {

        private boolean permits(String destination) {
            return state == Licence.State.VALID
                    && !until.isNegative()
                    && (destinations.isEmpty() || destinations.contains(destination));
        }
    }

    private static final List<Entry> ALL = read();

    private SampleOrganisations() {}

    /** All of them, each after its parent. */
    public static List<Entry> all() {
        return ALL;
    }

    private static List<Entry> read() {
        record Held(String organisation, Permit permit) {}
        Map<String, List<Permit>> licences =
                Lexicon.read("licences", row -> new Held(row.get("organisation"), permit(row))).stream()
                        .collect(Collectors.groupingBy(
                                Held::organisation, Collectors.mapping(Held::permit, Collectors.toUnmodifiableList())));
        return Lexicon.read(
                "organisations",
                row -> new Entry(
                        row.get("key"),
                        Organisation.Kind.valueOf(row.get("kind")),
                        row.get("name"),
                        row.get("country"),
                        orNull(row.get("parent")),
                        orNull(row.get("registration")),
                        Sector.of(row.get("sector")),
                        row.get("town"),
                        licences.getOrDefault(row.get("key"), List.of())));
    }

    private static Permit permit(CSVRecord row) {
        return new Permit(
                row.get("number"),
                row.get("authority"),
                row.get("country"),
                row.get("destinations").isEmpty()
                        ? List.of()
                        : List.of(row.get("destinations").split(" ")),
                Period.parse(row.get("from")),
                Period.parse(row.get("until")),
                Licence.State.valueOf(row.get("state")),
                Period.parse(row.get("since")),
                orNull(row.get("reason")));
    }

    private static String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
