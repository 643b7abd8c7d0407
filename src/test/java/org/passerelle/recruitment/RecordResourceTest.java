package org.passerelle.recruitment;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.passerelle.TestService.administrator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** Each test has an organisation, and so a chain, of its own. What is done behind the service's back, the superuser does. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RecordResourceTest {

    private static final String ZEROS = "0".repeat(64);

    /** Raise it to see how fast it is: {@code -Drecord.entries=50000} is about a million checks. */
    private static final int MANY = Integer.getInteger("record.entries", 1_000);

    @Inject
    Examinations examinations;

    @Inject
    Clock clock;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @ConfigProperty(name = "passerelle.data-dir")
    Path dataDirectory;

    private final TestService service = TestService.create();

    @Test
    void a_record_that_nobody_touched_is_whole() {
        store("V-1");
        store("V-2");

        ObjectNode answer = verify();

        assertEquals("{\"intact\":true,\"organisations\":1,\"entries\":2,\"broken\":[]}", answer.toString());
        assertEquals(answer, verify(service.office().id()), "an office's record is its service's");
    }

    @Test
    void a_record_without_entries_is_whole() {
        assertEquals("{\"intact\":true,\"organisations\":0,\"entries\":0,\"broken\":[]}", verify().toString());
    }

    @Test
    void one_changed_letter_of_one_entry_is_found_and_named() throws Exception {
        store("V-1");
        store("V-2");
        UUID entry = entry(2);

        behindItsBack("update examination set checks = replace(checks, 'paie 300', 'paie 200') where id = ?", entry);

        JsonNode broken = broken("CONTENT", 2, entry);
        assertEquals(hash(2), broken.get("found").textValue());
        assertEquals(
                "the content of entry %s (position 2) is no longer what was recorded".formatted(entry),
                broken.get("message").textValue());
    }

    @Test
    void each_column_and_each_member_of_a_check_counts() throws Exception {
        store("V-1");
        store("V-2");
        UUID entry = entry(2);
        UUID other = UUID.fromString(store("V-3"));
        for (String change : List.of(
                "jsonb_set(checks, '{2, outcome}', '\"UNKNOWN\"')",
                "jsonb_set(checks, '{2, rule}', '\"licensed\"')",
                "jsonb_set(checks, '{2, evidence}', '[]')",
                "jsonb_set(checks, '{2, evidence}', '[1.5, true, {}]')",
                "jsonb_set(checks, '{2, seen}', 'true')",
                "checks - 2",
                "checks || (checks -> 2)",
                "jsonb_set(jsonb_set(checks, '{0}', checks -> 1), '{1}', checks -> 0)")) {
            changedAndRestored(checks(entry, change), entry, () -> broken("CONTENT", 2, entry));
            assertEquals(true, verify().get("intact").booleanValue(), change);
        }
        for (String change : List.of(
                "checks = replace(checks, ',\"', ', \"')",
                "checked_at = checked_at + interval '1 microsecond'",
                "checked_at = 'infinity'",
                "checked_by = 'system '",
                "rules = sha256('x')",
                "placement = id",
                "vacancy = '" + other + "'",
                "vacancy_version = 7",
                "previous = sha256('x')",
                "hash = sha256('x')")) {
            changedAndRestored(change, entry, () -> broken("CONTENT", 2, entry));
            assertEquals(true, verify().get("intact").booleanValue(), change);
        }
    }

    @Test
    void each_member_of_a_check_counts_that_an_earlier_entry_has() throws Exception {
        store("V-1");
        store("V-2");
        UUID entry = entry(2);
        asItWasRecordedEarlier(entry);
        assertEquals(true, verify().get("intact").booleanValue());
        for (String change : List.of(
                "jsonb_set(checks, '{2, severity}', '\"NOTICE\"')",
                "jsonb_set(checks, '{2, ruleVersion}', '99')",
                "checks #- '{2, basis, 0}'",
                "jsonb_set(checks, '{2, basis}', '[null]')",
                "checks #- '{2, evidence}'")) {
            changedAndRestored(checks(entry, change), entry, () -> broken("CONTENT", 2, entry));
        }
    }

    @Test
    void an_earlier_entry_and_one_that_names_its_rules_are_one_chain_and_read_alike() throws Exception {
        String earlier = store("V-1");
        JsonNode recorded = checks(earlier);
        asItWasRecordedEarlier(entry(1));
        String later = store("V-2");

        assertEquals("{\"intact\":true,\"organisations\":1,\"entries\":2,\"broken\":[]}", verify().toString());
        assertEquals(recorded, checks(earlier));
        assertEquals(
                List.of("no-worker-fees 2 FAIL BLOCKING C181 Art. 7", "no-worker-fees 2 FAIL BLOCKING C181 Art. 7"),
                Stream.of(earlier, later).map(id -> told(checks(id).get(0))).toList());
    }

    @Test
    void what_is_found_as_in_an_earlier_entry_is_not_recorded_again() throws Exception {
        UUID vacancy = UUID.fromString(store("V-1"));
        asItWasRecordedEarlier(entry(1));
        TestSql.execute("update vacancy set checked_on = checked_on - 1 where id = ?", vacancy);

        examinations.refresh(vacancy);

        assertEquals("{\"intact\":true,\"organisations\":1,\"entries\":1,\"broken\":[]}", verify().toString());
        assertEquals(
                true, TestSql.value("select checked_on >= ? from vacancy where id = ?", LocalDate.now(clock), vacancy));
    }

    @Test
    void an_examination_is_read_by_the_rules_that_were_applied_then() throws Exception {
        String vacancy = store("V-1");
        byte[] earlier = ruleSet("BLOCKING", "NOTICE");
        behindItsBack("update examination set rules = ? where id = ?", earlier, entry(1));
        try (Connection connection = superuser()) {
            chainAnew(connection);
        }

        assertEquals(true, verify().get("intact").booleanValue());
        assertEquals(
                "no-worker-fees 2 FAIL NOTICE C181 Art. 7", told(checks(vacancy).get(0)));
    }

    @Test
    void without_its_rules_an_examination_is_not_read() throws Exception {
        String vacancy = store("V-1");
        byte[] missing = new byte[32];
        byte[] withoutTheRule = ruleSet(NoWorkerFees.ID, "x");
        byte[] altered = ruleSet("BLOCKING", "REVIEW");
        behindItsBack("update rule_set set rules = rules - 1 where hash = ?", altered);
        for (byte[] rules : List.of(missing, withoutTheRule, altered)) {
            behindItsBack("update examination set rules = ? where id = ?", rules, entry(1));
            service.counsellor()
                    .get("/api/vacancies/{id}/checks", vacancy)
                    .then()
                    .statusCode(500);
        }
    }

    @Test
    void an_altered_rule_set_is_found_and_named_with_the_first_entry_that_names_it() throws Exception {
        store("V-1");
        asItWasRecordedEarlier(entry(1));
        store("V-2");
        store("V-3");
        UUID first = entry(2);
        String named = HexFormat.of().formatHex(RuleSet.IN_FORCE.hash());
        for (String change : List.of(
                "jsonb_set(rules, '{0, severity}', '\"NOTICE\"')",
                "jsonb_set(rules, '{0, ruleVersion}', '99')",
                "jsonb_set(rules, '{0, rule}', '\"x\"')",
                "rules #- '{0, basis, 0}'",
                "rules - 1")) {
            changedAndRestored("rule_set", "rules = " + change, "hash = '\\x" + named + "'", () -> {
                JsonNode broken = broken("RULES", 2, first);
                assertEquals(named, broken.get("expected").textValue());
                assertNotEquals(named, broken.get("found").textValue());
                assertEquals(
                        "the rule set that entry %s (position 2) names is missing or no longer what was recorded"
                                .formatted(first),
                        broken.get("message").textValue());
                return broken;
            });
        }
        assertEquals(true, verify().get("intact").booleanValue());
    }

    @Test
    void a_missing_rule_set_is_missed_until_it_is_recorded_again() throws Exception {
        store("V-1");
        UUID first = entry(1);
        String named = HexFormat.of().formatHex(RuleSet.IN_FORCE.hash());

        withoutRuleSet(named, () -> {
            JsonNode broken = broken("RULES", 1, first);
            assertEquals(named, broken.get("expected").textValue());
            assertNull(broken.get("found"));
            assertEquals(2, export().size(), "the entry and the head");
            return broken;
        });
        store("V-2");
        assertEquals("{\"intact\":true,\"organisations\":1,\"entries\":2,\"broken\":[]}", verify().toString());
    }

    @Test
    void an_entry_changed_together_with_its_hash_breaks_the_link_of_the_next() throws Exception {
        // One transaction, so that the changed entry is not the last before a seal.
        load("A", new CyclicBarrier(1)).call();
        UUID changed = entry(2);
        behindItsBack("update examination set %s where id = ?".formatted(checks(changed, "checks - 2")), changed);
        String right = broken("CONTENT", 2, changed).get("expected").textValue();

        behindItsBack(
                "update examination set hash = ? where id = ?", HexFormat.of().parseHex(right), changed);

        assertEquals(right, broken("LINK", 3, entry(3)).get("expected").textValue());
    }

    @Test
    void a_chain_written_anew_to_its_end_is_not_what_was_sealed() throws Exception {
        store("V-1");
        store("V-2");
        UUID last = entry(2);
        behindItsBack("update examination set %s where id = ?".formatted(checks(last, "checks - 2")), last);
        String right = broken("CONTENT", 2, last).get("expected").textValue();

        behindItsBack(
                "update examination set hash = ? where id = ?", HexFormat.of().parseHex(right), last);

        assertEquals(right, broken("SEAL", 2, last).get("found").textValue());
    }

    @Test
    void a_deleted_entry_is_missed() throws Exception {
        store("V-1");
        store("V-2");
        store("V-3");
        behindItsBack("delete from examination where id = ?", entry(2));

        broken("MISSING", 2, null);
    }

    @Test
    void the_last_entry_is_missed_as_well() throws Exception {
        store("V-1");
        store("V-2");
        String sealed = hash(2);
        behindItsBack("delete from examination where id = ?", entry(2));

        assertEquals(sealed, broken("END", 2, null).get("expected").textValue());
    }

    @Test
    void so_are_all_of_them() throws Exception {
        store("V-1");
        behindItsBack("delete from examination where organisation = ?", service.id());

        broken("END", 1, null);
    }

    @Test
    void an_entry_added_by_somebody_else_is_not_sealed() throws Exception {
        store("V-1");
        UUID added = Examination.nextId();
        behindItsBack("""
                insert into examination (id, vacancy, vacancy_version, rules, checks, checked_at, checked_by, organisation, position,
                    previous, hash)
                select ?, vacancy, vacancy_version, rules, checks, checked_at, checked_by, organisation, position + 1, hash, sha256('x')
                from examination where id = ?""", added, entry(1));
        String right = broken("CONTENT", 2, added).get("expected").textValue();

        behindItsBack(
                "update examination set hash = ? where id = ?", HexFormat.of().parseHex(right), added);

        broken("UNSEALED", 2, added);
    }

    @Test
    void one_broken_chain_is_named_among_all() throws Exception {
        store("V-1");
        UUID entry = entry(1);
        changedAndRestored("checked_by = 'x'", entry, () -> {
            ObjectNode answer = TestDrafts.json(administrator()
                    .get("/api/recruitment/record/verification")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            assertEquals(
                    List.of(entry.toString()),
                    answer.get("broken").findValuesAsText("entry").stream()
                            .filter(entry.toString()::equals)
                            .toList());
            return answer;
        });
    }

    @Test
    void two_loads_at_the_same_time_make_one_chain() throws Exception {
        service.id();
        service.key(Role.COUNSELLOR);
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (var load : threads.invokeAll(List.of(load("A", start), load("B", start)))) {
                load.get();
            }
        }

        assertEquals("{\"intact\":true,\"organisations\":1,\"entries\":500,\"broken\":[]}", verify().toString());
        assertEquals(500L, TestSql.value("select max(position) from examination where organisation = ?", service.id()));
    }

    private Callable<Void> load(String name, CyclicBarrier start) {
        String lines = IntStream.range(0, 250)
                .mapToObj(i -> TestDrafts.vacancy(name + "-" + i) + "\n")
                .collect(Collectors.joining());
        return () -> {
            start.await();
            service.counsellor()
                    .contentType("application/x-ndjson")
                    .body(lines.getBytes(StandardCharsets.UTF_8))
                    .post("/api/vacancies/bulk")
                    .then()
                    .statusCode(200);
            return null;
        };
    }

    @Test
    void a_load_is_sealed_once_for_each_batch() throws Exception {
        load("A", new CyclicBarrier(1)).call();

        long seals = (Long) TestSql.value("select count(*) from record_seal where organisation = ?", service.id());
        assertEquals(true, seals <= 250 / 10, seals + " seals for 250 lines");
    }

    @Test
    void a_partners_record_is_the_partners_own() {
        TestService partner = TestService.create(Organisation.Kind.PARTNER);
        partner.as(Role.PARTNER)
                .body(TestDrafts.vacancy("P-1").toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201);

        assertEquals(1, verify(partner.id()).get("entries").intValue());
    }

    @Test
    void the_export_is_verified_with_nothing_but_sha_256() throws Exception {
        store("V-1");
        service.counsellor()
                .body(TestDrafts.vacancy("V-2")
                        .put("description", "Le candidat paie \"300 EUR\" \\ \t au ministère 🛂, بناء\u007f.\u0001")
                        .toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201);
        asItWasRecordedEarlier(entry(1));
        store("V-3");
        List<String> lines = export();

        String previous = ZEROS;
        List<String> told = new ArrayList<>();
        for (String line : lines.subList(0, lines.size() - 1)) {
            String hash = HexFormat.of().formatHex(sha256(line.replaceFirst(",\"hash\":\"([0-9a-f]{64})\"}$", "}")));
            JsonNode object = TestDrafts.json(line);
            assertEquals(hash, object.get("hash").textValue(), line);
            if (object.has("ruleSet")) {
                told.add(hash);
            } else {
                told.add("entry %d by %s"
                        .formatted(
                                object.get("position").intValue(),
                                object.path("rules").asText()));
                assertEquals(previous, object.get("previous").textValue());
                previous = hash;
            }
        }
        String rules = HexFormat.of().formatHex(RuleSet.IN_FORCE.hash());
        assertEquals(List.of("entry 1 by ", rules, "entry 2 by " + rules, "entry 3 by " + rules), told);
        assertEquals(
                "{\"head\":{\"entries\":%d,\"hash\":\"%s\",\"organisation\":\"%s\"}}"
                        .formatted(3, previous, service.id()),
                lines.getLast());
    }

    @Test
    void the_export_names_its_organisation() {
        administrator()
                .get("/api/recruitment/record")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("organisation"));
        UUID nobody = UUID.randomUUID();
        for (String address : List.of("/api/recruitment/record", "/api/recruitment/record/verification")) {
            administrator()
                    .header("Accept-Language", "en")
                    .get(address + "?organisation={o}", nobody)
                    .then()
                    .statusCode(422)
                    .body("violations[0].message", equalTo("unknown organisation: " + nobody));
        }
    }

    @Test
    void many_entries_are_verified_one_by_one() throws Exception {
        UUID vacancy = UUID.fromString(store("V-1"));
        try (Connection connection = superuser();
                PreparedStatement insert = connection.prepareStatement("""
                insert into examination (id, vacancy, vacancy_version, rules, checks, checked_at, checked_by, organisation, position,
                    previous, hash)
                select (left(gen_random_uuid()::text, 34) || '00')::uuid, vacancy, vacancy_version, rules, checks, checked_at,
                    checked_by, organisation, position + n, previous, hash
                from examination, generate_series(1, ?) n where vacancy = ?""")) {
            insert.setInt(1, MANY - 1);
            insert.setObject(2, vacancy);
            insert.executeUpdate();
        }
        // Hash by hash as the service would, and one seal at the end.
        try (Connection connection = superuser()) {
            chainAnew(connection);
        }

        long start = System.nanoTime();
        ObjectNode answer = verify();
        double seconds = (System.nanoTime() - start) / 1e9;

        assertEquals("{\"intact\":true,\"organisations\":1,\"entries\":" + MANY + ",\"broken\":[]}", answer.toString());
        System.out.printf("%d entries verified in %.2f s%n", MANY, seconds);
    }

    private void chainAnew(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        byte[] last = RecordEntry.beginning();
        long position = 0;
        try (PreparedStatement unseal = connection.prepareStatement("delete from record_seal where organisation = ?")) {
            unseal.setObject(1, service.id());
            unseal.executeUpdate();
        }
        try (PreparedStatement query = connection.prepareStatement("""
                        select id, vacancy, vacancy_version, placement, rules, checks, checked_by, organisation, position,
                            previous, to_char(checked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as checked_at
                        from examination where organisation = ? order by position""");
                PreparedStatement update =
                        connection.prepareStatement("update examination set previous = ?, hash = ? where id = ?");
                PreparedStatement seal =
                        connection.prepareStatement("insert into record_seal values (?, ?, ?, now())")) {
            query.setObject(1, service.id());
            query.setFetchSize(1000);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    RecordEntry stored = RecordEntry.of(row);
                    RecordEntry chained = new RecordEntry(
                            stored.organisation(),
                            ++position,
                            last,
                            stored.id(),
                            stored.vacancy(),
                            stored.vacancyVersion(),
                            stored.placement(),
                            stored.checkedAt(),
                            stored.checkedBy(),
                            stored.rules(),
                            stored.checks());
                    update.setBytes(1, last);
                    last = chained.hash();
                    update.setBytes(2, last);
                    update.setObject(3, stored.id());
                    update.addBatch();
                    if (position % 1000 == 0) {
                        update.executeBatch();
                    }
                }
            }
            update.executeBatch();
            seal.setObject(1, service.id());
            seal.setLong(2, position);
            seal.setBytes(3, last);
            seal.executeUpdate();
        }
        connection.commit();
    }

    /** @return the id of a blocked vacancy */
    private String store(String reference) {
        return service.counsellor()
                .body(TestDrafts.blockedVacancy(reference).toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ObjectNode verify() {
        return verify(service.id());
    }

    private ObjectNode verify(UUID organisation) {
        return TestDrafts.json(service.as(Role.INSPECTOR)
                .header("Accept-Language", "en")
                .get("/api/recruitment/record/verification?organisation={o}", organisation)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** The only broken link of the service's chain, which must be this one. */
    private JsonNode broken(String difference, int position, UUID entry) {
        ObjectNode answer = verify();
        assertEquals(false, answer.get("intact").booleanValue());
        assertEquals(1, answer.get("broken").size());
        JsonNode link = answer.at("/broken/0");
        assertEquals(difference, link.get("difference").textValue());
        assertEquals(position, link.get("position").intValue());
        assertEquals(service.id().toString(), link.get("organisation").textValue());
        if (entry == null) {
            assertNull(link.get("entry"));
        } else {
            assertEquals(entry.toString(), link.get("entry").textValue());
        }
        return link;
    }

    private UUID entry(int position) throws SQLException {
        return (UUID) TestSql.value(
                "select id from examination where organisation = ? and position = ?", service.id(), position);
    }

    private String hash(int position) throws SQLException {
        return (String) TestSql.value(
                "select encode(hash, 'hex') from examination where organisation = ? and position = ?",
                service.id(),
                position);
    }

    private void changedAndRestored(String change, UUID entry, Callable<?> check) throws Exception {
        changedAndRestored("examination", change, "id = '" + entry + "'", check);
    }

    private void changedAndRestored(String table, String change, String row, Callable<?> check) throws Exception {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table kept as select * from " + table + " where " + row);
            statement.execute("update " + table + " set " + change + " where " + row);
            try {
                check.call();
            } finally {
                statement.execute("delete from " + table + " where " + row);
                statement.execute("insert into " + table + " select * from kept");
            }
        }
    }

    /** What sets the checks of an entry to something else that is written as it is hashed. */
    private static String checks(UUID entry, String jsonb) throws SQLException {
        String stored = (String) TestSql.value(
                "select cast(%s as text) from (select checks::jsonb as checks, rules from examination where id = ?) e"
                        .formatted(jsonb),
                entry);
        return "checks = '" + CanonicalJson.ofStored(stored).replace("'", "''") + "'";
    }

    /** With all that belongs to its checks, without a rule set: as before there were any. */
    private void asItWasRecordedEarlier(UUID entry) throws Exception {
        String earlier = checks(entry, """
                (select jsonb_agg('{"evidence": []}' || c || r order by place)
                from jsonb_array_elements(checks) with ordinality as checks (c, place)
                    join rule_set s on s.hash = e.rules
                    join jsonb_array_elements(s.rules) r on r -> 'rule' = c -> 'rule')""");
        behindItsBack("update examination set rules = null, " + earlier + " where id = ?", entry);
        try (Connection connection = superuser()) {
            chainAnew(connection);
        }
    }

    /** Puts the rules in force on record as if they had been others; the hash of that rule set. */
    private byte[] ruleSet(String replaced, String by) throws Exception {
        try (Connection connection = superuser()) {
            String canonical = RuleSet.onRecord(connection)
                    .get(HexFormat.of().formatHex(RuleSet.IN_FORCE.hash()))
                    .replace('"' + replaced + '"', '"' + by + '"');
            byte[] hash = sha256(canonical);
            behindItsBack("insert into rule_set values (?, ?::jsonb -> 'ruleSet')", hash, canonical);
            return hash;
        }
    }

    private static byte[] sha256(String text) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> export() {
        return service.as(Role.INSPECTOR)
                .get("/api/recruitment/record?organisation={o}", service.id())
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private JsonNode checks(String vacancy) {
        return TestDrafts.json(service.counsellor()
                        .get("/api/vacancies/{id}/checks", vacancy)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .get("checks");
    }

    private static String told(JsonNode check) {
        return String.join(
                " ",
                check.get("rule").textValue(),
                check.get("ruleVersion").toString(),
                check.get("outcome").textValue(),
                check.get("severity").textValue(),
                check.at("/basis/0").textValue());
    }

    private void behindItsBack(String sql, Object... parameters) throws Exception {
        try (Connection connection = superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            assertEquals(true, statement.executeUpdate() > 0, sql);
        }
    }

    /** Nor is it recorded again meanwhile by what is examined in the background for another test. */
    private void withoutRuleSet(String name, Callable<JsonNode> asserted) throws Exception {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    begin;
                    create function pass_over() returns trigger language plpgsql as 'begin return null; end';
                    create trigger pass_over before insert on rule_set for each row execute function pass_over();
                    delete from rule_set where hash = '\\x%s';
                    commit""".formatted(name));
            try {
                asserted.call();
            } finally {
                statement.execute("drop function pass_over cascade");
            }
        }
    }

    /** Without triggers, row security and foreign keys. */
    private Connection superuser() throws Exception {
        String secret =
                Files.readAllLines(dataDirectory.resolve("postgres.password")).getFirst();
        Connection connection = DriverManager.getConnection(url, "postgres", secret);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
        return connection;
    }
}
