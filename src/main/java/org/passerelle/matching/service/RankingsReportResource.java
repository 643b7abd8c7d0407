package org.passerelle.matching.service;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.INSPECTOR;
import static org.passerelle.access.Role.Name.STATISTICIAN;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.matching.service.Composition.AgeBand;
import org.passerelle.matching.service.Composition.Trait;
import org.passerelle.seeker.SeekerDraft.Sex;

@Path("/api/recruitment/rankings-report")
@Tag(name = "Matching")
@RolesAllowed({ADMINISTRATOR, INSPECTOR, STATISTICIAN})
@RunOnVirtualThread
public class RankingsReportResource {

    /**
     * Smaller counts are not shown: those who know a few of the people behind one could tell the others' sex or age. Ten is
     * what statistical offices ask for where somebody might know who was counted.
     */
    static final int SMALLEST_CELL = 10;

    /** The groups of each trait in the order they are shown, those without a known one last. */
    private static final Map<Trait, List<String>> GROUPS = Map.of(
            Trait.SEX, names(Sex.F, Sex.M, Sex.X),
            Trait.AGE, names(AgeBand.values()));

    /**
     * How the rankings of a month were composed. Each ranking counts each of its seekers: who was considered for ten vacancies
     * counts ten times.
     *
     * @param smallestCell counts from 1 to below are absent, and others that would give them away
     */
    public record RankingsReport(String month, int smallestCell, List<CorridorView> corridors) {}

    /**
     * The rankings for one kind of vacancy on one corridor.
     *
     * @param contract absent where the vacancy does not say, like {@code entryType}
     * @param origin country of the service that ranked its seekers; absent for rankings over several services
     * @param destination country of the work
     * @param rankings first pages: a page read on belongs to the same ranking
     */
    public record CorridorView(
            ContractKind contract,
            EntryType entryType,
            String origin,
            String destination,
            long rankings,
            long considered,
            long eligible,
            long returned,
            List<GroupView> sex,
            List<GroupView> age) {}

    private record Corridor(String contract, String entryType, String origin, String destination) {}

    private record Cell(Trait trait, long rankings, GroupView.Counts counts) {}

    private final EntityManager database;
    private final Clock clock;

    RankingsReportResource(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private static List<String> names(Enum<?>... groups) {
        List<String> names = new ArrayList<>();
        for (Enum<?> group : groups) {
            names.add(group.name());
        }
        names.add(Composition.UNKNOWN);
        return names;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "reportRankings",
            summary = "The rankings of a month by kind of vacancy and corridor",
            description =
                    "How many seekers were considered, eligible and returned, by sex and by age band, with the ratio of each"
                            + " group's rate to the highest and whether it is below four fifths; groups below 2 % of those"
                            + " considered are not compared. Months are in UTC; a statistician sees those of the own service."
                            + " Small counts are left out.")
    public RankingsReport report(@QueryParam("month") YearMonth month) {
        YearMonth asked = month == null ? YearMonth.now(clock).minusMonths(1) : month;
        List<CorridorView> corridors = new ArrayList<>();
        cells(asked).forEach((corridor, cells) -> corridors.add(view(corridor, cells)));
        return new RankingsReport(asked.toString(), SMALLEST_CELL, corridors);
    }

    private static CorridorView view(Corridor corridor, List<Cell> cells) {
        List<GroupView.Counts> sex = groups(cells, Trait.SEX);
        List<GroupView.Counts> age = groups(cells, Trait.AGE);
        return new CorridorView(
                corridor.contract == null ? null : ContractKind.valueOf(corridor.contract),
                corridor.entryType == null ? null : EntryType.valueOf(corridor.entryType),
                corridor.origin,
                corridor.destination,
                cells.getFirst().rankings,
                sex.stream().mapToLong(GroupView.Counts::considered).sum(),
                sex.stream().mapToLong(GroupView.Counts::eligible).sum(),
                sex.stream().mapToLong(GroupView.Counts::returned).sum(),
                GroupView.withoutSmall(sex, SMALLEST_CELL),
                GroupView.withoutSmall(age, SMALLEST_CELL));
    }

    private static List<GroupView.Counts> groups(List<Cell> cells, Trait trait) {
        Map<String, GroupView.Counts> counted = new LinkedHashMap<>();
        GROUPS.get(trait).forEach(group -> counted.put(group, new GroupView.Counts(group, 0L, 0L, 0L)));
        cells.stream()
                .filter(cell -> cell.trait == trait)
                .forEach(cell -> counted.put(cell.counts.group(), cell.counts));
        return List.copyOf(counted.values());
    }

    /** Linear in the month's rankings; the database answers with one row for each group of each corridor. */
    private Map<Corridor, List<Cell>> cells(YearMonth month) {
        Map<Corridor, List<Cell>> cells = new LinkedHashMap<>();
        for (Tuple row : rows(month)) {
            cells.computeIfAbsent(
                            new Corridor(
                                    row.get("contract_kind", String.class),
                                    row.get("entry_type", String.class),
                                    row.get("origin", String.class),
                                    row.get("destination", String.class)),
                            _ -> new ArrayList<>())
                    .add(new Cell(
                            Trait.valueOf(row.get("trait", String.class)),
                            row.get("rankings", Long.class),
                            new GroupView.Counts(
                                    row.get("name", String.class),
                                    row.get("considered", Long.class),
                                    row.get("eligible", Long.class),
                                    row.get("returned", Long.class))));
        }
        return cells;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(YearMonth month) {
        return database.createNativeQuery("""
                        select r.contract_kind, r.entry_type, r.origin, r.destination, p.trait, p."group" as name,
                            count(p.considered) as rankings,
                            coalesce(sum(p.considered), 0)::bigint as considered,
                            coalesce(sum(p.eligible), 0)::bigint as eligible,
                            sum(p.returned)::bigint as returned
                        from match_run r, jsonb_to_recordset(r.composition -> 'parts')
                            as p(trait text, "group" text, considered bigint, eligible bigint, returned bigint)
                        where r.composition is not null and r.ran_at >= :from and r.ran_at < :until
                        group by r.contract_kind, r.entry_type, r.origin, r.destination, p.trait, p."group"
                        order by r.contract_kind, r.entry_type, r.origin, r.destination, p.trait, p."group"
                        """, Tuple.class)
                .setParameter("from", start(month))
                .setParameter("until", start(month.plusMonths(1)))
                .getResultList();
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
