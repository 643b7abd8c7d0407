package org.passerelle.benchmark;

import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Ladder;
import org.passerelle.matching.Location;
import org.passerelle.matching.Needs;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Rung;
import org.passerelle.platform.EmbeddedPostgres;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * The same scoring in SQL, over a table laid out for it:
 *
 * <ul>
 *   <li>every token has a number. Those that many seekers have are bits of one short {@code bytea}, tested by {@code get_bit};
 *       the others are in a short {@code int[]}, so that a row stays below a kilobyte and the table in memory;
 *   <li>all tokens are in an {@code int[]} under a GIN index. What a plan requires is looked up there, by the one requirement
 *       that lets the fewest through, where that is worth more than reading the table;
 *   <li>a ladder is a {@code CASE}, the score their sum; statements are prepared; the table is vacuumed and analysed; no
 *       parallel workers, because the others are measured with one thread too.
 * </ul>
 */
public final class PostgresContestant implements Contestant<IndexedFacts> {

    /** Tokens that at least one in so many seekers has are bits. */
    private static final int OFTEN = 500;
    /** The index is asked where at most one in so many seekers is left, by the sum of the tokens' seekers. */
    private static final int SELECTIVE = 10;

    private static final double RADIANS_PER_UNIT = Math.PI / 180 / 1e7;
    /** As {@link Location} has it. */
    private static final double EARTH_RADIUS = 6_371_008.8;

    private record Row(UUID id, int[] tokens, Map<String, Long> numbers, Location home) {}

    private final EmbeddedPostgres postgres;
    private final Connection connection;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> numberOf = new HashMap<>();
    private final List<Integer> seekersWith = new ArrayList<>();
    /** Bit of a frequent token, by its number. */
    private final Map<Integer, Integer> bits = new HashMap<>();

    private int seekers;

    private PostgresContestant(Path directory) throws SQLException {
        postgres = EmbeddedPostgres.start(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        execute("set max_parallel_workers_per_gather = 0", "set work_mem = '64MB'");
    }

    static void main(String[] arguments) throws Exception {
        Contest.run(PostgresContestant::new, arguments);
    }

    @Override
    public Class<IndexedFacts> takes() {
        return IndexedFacts.class;
    }

    @Override
    public void add(List<IndexedFacts> batch) {
        for (IndexedFacts seeker : batch) {
            int[] tokens = seeker.facts().tokens().stream()
                    .mapToInt(token -> numberOf.computeIfAbsent(token, t -> {
                        seekersWith.add(0);
                        return seekersWith.size() - 1;
                    }))
                    .sorted()
                    .toArray();
            for (int token : tokens) {
                seekersWith.set(token, seekersWith.get(token) + 1);
            }
            rows.add(new Row(
                    seeker.id(),
                    tokens,
                    seeker.facts().numbers(),
                    seeker.facts().home()));
        }
    }

    @Override
    public void finish() throws Exception {
        seekers = rows.size();
        IntStream.range(0, seekersWith.size())
                .boxed()
                .filter(token -> seekersWith.get(token) >= seekers / OFTEN)
                .sorted(Comparator.comparing(token -> -seekersWith.get(token)))
                .forEach(token -> bits.put(token, bits.size()));
        List<String> numbers = numbers();
        execute(
                "create table seeker (id uuid primary key, bits bytea not null, rare int[] not null, tokens int[] not null, "
                        + "latitude double precision, longitude double precision"
                        + numbers.stream().map(n -> ", " + n + " bigint").collect(Collectors.joining()) + ")");
        for (int from = 0; from < seekers; from += 1000) {
            StringBuilder lines = new StringBuilder();
            rows.subList(from, Math.min(seekers, from + 1000)).forEach(row -> line(row, numbers, lines));
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy seeker from stdin", new StringReader(lines.toString()));
        }
        rows.clear();
        execute(
                "create index on seeker using gin (tokens)",
                "alter table seeker alter tokens set statistics 1000",
                "vacuum (freeze, analyze) seeker");
    }

    private List<String> numbers() {
        return rows.stream()
                .flatMap(row -> row.numbers().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private void line(Row row, List<String> numbers, StringBuilder lines) {
        byte[] bitmap = new byte[(bits.size() + 7) / 8];
        List<Integer> rare = new ArrayList<>();
        for (int token : row.tokens()) {
            Integer bit = bits.get(token);
            if (bit == null) {
                rare.add(token);
            } else {
                bitmap[bit / 8] |= (byte) (1 << bit % 8);
            }
        }
        lines.append(row.id())
                .append("\t\\\\x")
                .append(HexFormat.of().formatHex(bitmap))
                .append('\t')
                .append(array(rare))
                .append('\t')
                .append(array(Arrays.stream(row.tokens()).boxed().toList()));
        lines.append('\t')
                .append(row.home() == null ? "\\N" : radians(row.home().latitude()));
        lines.append('\t')
                .append(row.home() == null ? "\\N" : radians(row.home().longitude()));
        for (String number : numbers) {
            Long value = row.numbers().get(number);
            lines.append('\t').append(value == null ? "\\N" : value.toString());
        }
        lines.append('\n');
    }

    private static String radians(int units) {
        return Double.toString(units * RADIANS_PER_UNIT);
    }

    private static String array(List<Integer> tokens) {
        return tokens.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public void settle() throws SQLException {
        execute("select count(*) from seeker");
    }

    @Override
    public Prepared prepare(Plan plan) throws SQLException {
        List<String> required = new ArrayList<>();
        mostSelective(plan).ifPresent(tokens -> required.add("tokens && '" + array(tokens) + "'::int[]"));
        plan.gates().forEach(gate -> required.add(sql(gate.condition())));
        for (Ladder ladder : plan.requirements()) {
            required.add(either(ladder.rungs().subList(0, ladder.required() + 1).stream()
                    .map(Rung::condition)
                    .toList()));
        }
        String score = plan.ladders().stream().map(this::points).collect(Collectors.joining(" + "));
        PreparedStatement statement = connection.prepareStatement(
                "select id, points, count(*) over () from (select id, " + score + " as points from seeker"
                        + (required.isEmpty() ? "" : " where " + String.join(" and ", required))
                        + ") as scored order by points desc, id limit " + LIMIT);
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return () -> rank(statement);
    }

    private static Answer rank(PreparedStatement statement) throws SQLException {
        List<Hit> hits = new ArrayList<>();
        int eligible = 0;
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                hits.add(new Hit(result.getObject(1, UUID.class), result.getInt(2)));
                eligible = result.getInt(3);
            }
        }
        return new Answer(eligible, hits);
    }

    /** Tokens of which everybody who is eligible has at least one, where few have any. */
    private Optional<List<Integer>> mostSelective(Plan plan) {
        return Needs.of(plan).byRequirement().values().stream()
                .filter(tokens -> having(tokens) < seekers / SELECTIVE)
                .min(Comparator.comparingLong(this::having))
                .map(tokens -> tokens.stream()
                        .map(numberOf::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private long having(Set<String> tokens) {
        return tokens.stream()
                .map(numberOf::get)
                .filter(Objects::nonNull)
                .mapToLong(seekersWith::get)
                .sum();
    }

    private String points(Ladder ladder) {
        return ladder.rungs().stream()
                .map(rung -> "when " + sql(rung.condition()) + " then " + rung.points())
                .collect(Collectors.joining(" ", "case ", " else 0 end"));
    }

    private String sql(Condition condition) {
        return switch (condition) {
            case Condition.Has(String token) -> either(List.of(condition));
            case Condition.AtMost(String number, long value) -> "coalesce(" + number + " <= " + value + ", false)";
            case Condition.AtLeast(String number, long value) -> "coalesce(" + number + " >= " + value + ", false)";
            case Condition.Within(Location centre, int kilometres) -> within(centre, kilometres * 1000L);
            case Condition.AllOf(List<Condition> parts) ->
                parts.stream().map(this::sql).collect(Collectors.joining(" and ", "(", ")"));
            case Condition.AnyOf(List<Condition> ways) -> either(ways);
            case Condition.Not(Condition not) -> "not " + sql(not);
        };
    }

    /** Bits first, then all rare tokens at once, then the rest. Tokens that nobody has are left out. */
    private String either(List<Condition> ways) {
        List<String> frequent = new ArrayList<>();
        List<Integer> rare = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Condition way : ways) {
            if (way instanceof Condition.Has(String token)) {
                Integer number = numberOf.get(token);
                if (number != null && bits.containsKey(number)) {
                    frequent.add("get_bit(bits, " + bits.get(number) + ") = 1");
                } else if (number != null) {
                    rare.add(number);
                }
            } else {
                others.add(sql(way));
            }
        }
        if (!rare.isEmpty()) {
            frequent.add(rare.size() == 1 ? rare.getFirst() + " = any (rare)" : "rare && '" + array(rare) + "'::int[]");
        }
        frequent.addAll(others);
        return frequent.isEmpty() ? "false" : "(" + String.join(" or ", frequent) + ")";
    }

    private static String within(Location centre, long metres) {
        String latitude = radians(centre.latitude());
        String longitude = radians(centre.longitude());
        return "coalesce(abs(latitude - %s) <= %s and round(%s * asin(least(1, sqrt(sin((latitude - %s) / 2) ^ 2 + %s * cos(latitude) * sin((longitude - %s) / 2) ^ 2)))) <= least(%d, %s), false)"
                .formatted(
                        latitude,
                        (metres + 1) / EARTH_RADIUS * 1.001,
                        2 * EARTH_RADIUS,
                        latitude,
                        Math.cos(centre.latitude() * RADIANS_PER_UNIT),
                        longitude,
                        metres,
                        Facts.REACH);
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public long bytes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("select pg_total_relation_size('seeker')")) {
            size.next();
            return size.getLong(1);
        }
    }

    @Override
    public String description() throws SQLException {
        return "PostgreSQL "
                + connection.getMetaData().getDatabaseProductVersion().split(" ")[0] + ", one process";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        postgres.close();
    }
}
