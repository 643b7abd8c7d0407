package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;

/** What earlier versions recorded is carried over whole, or not at all; in a schema of its own. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RecordMigrationTest {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void what_was_recorded_before_there_was_a_chain_is_chained_by_the_migration() throws SQLException {
        migrated(
                statement -> statement.execute(CHECKS),
                connection -> assertEquals(
                        new RecordVerification(true, 2, 4, List.of()), RecordVerification.of(connection, null)));
    }

    @Test
    void the_checks_of_one_examination_become_one_entry_and_decisions_keep_their_findings() throws SQLException {
        migrated(
                statement -> {
                    statement.execute(CHECKS);
                    migration("23").migrate();
                    statement.execute("""
                            insert into decision (id, tenant, vacancy, finding, rule, kind, decided_at, decided_by)
                            select uuidv7(), organisation, vacancy, id, rule, 'UPHOLD', now(), id
                            from recruitment_check where rule in ('rule-2', 'rule-4')""");
                },
                connection -> {
                    assertEquals(
                            new RecordVerification(true, 2, 4, List.of()), RecordVerification.of(connection, null));
                    assertEquals(
                            List.of(
                                    "a 1 system rule-1/1/NOTICE/PASS/1 rule-2/1/NOTICE/PASS/2",
                                    "a 2 system rule-3/1/NOTICE/PASS/3 rule-4/1/NOTICE/PASS/4 rule-5/1/NOTICE/PASS/5",
                                    "b 1 system rule-1/1/NOTICE/PASS/1 rule-2/1/NOTICE/PASS/2",
                                    "b 2 system rule-3/1/NOTICE/PASS/3 rule-4/1/NOTICE/PASS/4 rule-5/1/NOTICE/PASS/5"),
                            rows(connection, """
                                    select concat_ws(' ', left(right(organisation::text, 3), 1), position, checked_by, string_agg(concat_ws('/',
                                        c ->> 'rule', c ->> 'ruleVersion', c ->> 'severity', c ->> 'outcome',
                                        c #>> '{evidence, 0, from}'), ' ' order by n))
                                    from examination, jsonb_array_elements(checks::jsonb) with ordinality as checks (c, n)
                                    where checked_at = timestamptz '2026-11-22 12:00:00.1Z' and c -> 'basis' = '["C181 Art. 7", "é"]'
                                    group by organisation, position, checked_by order by 1"""));
                    assertEquals(
                            List.of("rule-2 a 1 2", "rule-2 b 1 2", "rule-4 a 2 2", "rule-4 b 2 2"),
                            rows(connection, """
                                    select concat_ws(' ', d.rule, left(right(d.tenant::text, 3), 1), e.position, n)
                                    from decision d join examination e on e.id = d.examination,
                                        jsonb_array_elements(e.checks::jsonb) with ordinality as checks (c, n)
                                    where c ->> 'rule' = d.rule and right(d.finding::text, 2) = lpad(to_hex(n), 2, '0') order by 1"""));
                    assertEquals(List.of("2"), rows(connection, """
                                    select count(*) from clearance_change c join examination e on e.id = c.examination
                                    where e.position = 2 and e.vacancy = c.vacancy"""));
                });
    }

    @Test
    void entries_without_a_rule_set_stay_as_they_are_and_those_with_one_follow_them() throws SQLException {
        List<String> before = new ArrayList<>();
        String chains =
                "select concat_ws(' ', encode(hash, 'hex'), checks::jsonb) from examination where rules is null order by 1";
        migrated(
                statement -> {
                    statement.execute(CHECKS);
                    migration("24").migrate();
                    before.addAll(rows(statement.getConnection(), chains.replace("where rules is null", "")));
                },
                connection -> {
                    assertEquals(before, rows(connection, chains));
                    assertEquals(
                            new RecordVerification(true, 2, 4, List.of()), RecordVerification.of(connection, null));

                    addToRecord(connection, UUID.fromString("00000000-0000-7000-8000-000000000a00"));

                    assertEquals(
                            new RecordVerification(true, 2, 5, List.of()), RecordVerification.of(connection, null));
                    assertEquals(before, rows(connection, chains));
                    assertEquals(
                            List.of("1 rule-1 NOTICE", "2 rule-3 NOTICE", "3 no-bond BLOCKING"), rows(connection, """
                                    select concat_ws(' ', e.position, c ->> 'rule', coalesce(c ->> 'severity', r ->> 'severity'))
                                    from examination e cross join lateral (select e.checks::jsonb -> 0) as first (c)
                                        left join rule_set s on s.hash = e.rules
                                        left join lateral jsonb_array_elements(s.rules) r on r -> 'rule' = c -> 'rule'
                                    where e.organisation = '00000000-0000-7000-8000-000000000a00' order by 1"""));
                });
    }

    private static void addToRecord(Connection connection, UUID service) throws SQLException {
        Examination made =
                Examination.of(null, List.of(Check.of(new NoBond(), new Rule.Finding(Rule.Outcome.PASS, List.of()))));
        made.id = Examination.nextId();
        made.vacancy = service;
        made.checkedAt = Instant.parse("2026-11-23T12:00:00Z");
        made.checkedBy = "system";
        made.recorded = CanonicalChecks.of(made.checks());
        try (Statement statement = connection.createStatement();
                ResultSet seal = statement.executeQuery(
                        "select entries, hash from record_seal where organisation = '" + service + "'")) {
            seal.next();
            RuleSet.IN_FORCE.store(connection);
            byte[] hash =
                    RecruitmentRecord.insert(connection, service, seal.getLong(1), seal.getBytes(2), List.of(made));
            statement.execute("insert into record_seal values ('%s', 3, '\\x%s', now())"
                    .formatted(service, HexFormat.of().formatHex(hash)));
        }
    }

    @Test
    void a_record_that_is_not_whole_is_not_carried_over() throws SQLException {
        for (String harm : List.of(
                "delete from recruitment_check where position = 2",
                "delete from recruitment_check where position = 5",
                "delete from recruitment_check",
                "update recruitment_check set hash = sha256('other') where position = 3",
                "update recruitment_check set hash = sha256('other') where position = 5",
                "delete from record_seal")) {
            FlywayException refused = assertThrows(
                    FlywayException.class,
                    () -> migrated(
                            statement -> {
                                statement.execute(CHECKS);
                                migration("23").migrate();
                                for (String table : List.of("recruitment_check", "record_seal")) {
                                    statement.execute("alter table " + table + " disable trigger append_only");
                                    statement.execute("alter table " + table + " no force row level security");
                                }
                                statement.execute(harm);
                            },
                            connection -> {}),
                    harm);
            assertTrue(refused.getMessage().contains("is not whole: verify it before it is carried over"), harm);
        }
    }

    /** Two examinations of each vacancy, of two checks and of three. */
    private static final String CHECKS = """
            insert into recruitment_check (id, vacancy, vacancy_version, examination, rule, rule_version, severity, outcome,
                evidence, basis, checked_at, checked_by)
            select overlay(v.id::text placing lpad(to_hex(16 + n), 2, '0') from 12 for 2)::uuid, v.id, 0,
                overlay(v.id::text placing to_hex(n / 3) from 8 for 1)::uuid, 'rule-' || n, 1, 'NOTICE', 'PASS',
                jsonb_build_array(jsonb_build_object('field', 'description', 'from', n, 'to', n + 5,
                    'text', E'"é\\t\\n\\\\\\u0001\\u007f/ 🛂')),
                array['C181 Art. 7', 'é'], timestamptz '2026-11-22 12:00:00.1Z', 'system'
            from vacancy v, generate_series(1, 5) n""";

    private interface Filling {
        void run(Statement statement) throws SQLException;
    }

    private interface Reading {
        void run(Connection connection) throws SQLException;
    }

    /** From the schema before there was a chain, with two vacancies of two services, to the last one. */
    private void migrated(Filling filling, Reading reading) throws SQLException {
        Flyway before = migration("13");
        before.migrate();
        try (Connection connection = DriverManager.getConnection(url + "?currentSchema=earlier", user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('passerelle.role', 'SYSTEM', false)");
            // Not these migrations' matter: a vacancy has many columns.
            statement.execute("alter table vacancy drop constraint vacancy_classification_classification_version_fkey");
            statement.execute("""
                    insert into organisation (id, kind, name, country, tenant, version, created_at, updated_at)
                    select id, 'PES', 'Service', 'SN', id, 0, now(), now()
                    from unnest(array['00000000-0000-7000-8000-000000000a00', '00000000-0000-7000-8000-000000000b00']::uuid[]) id""");
            statement.execute("""
                    insert into vacancy (id, tenant, organisation, source, reference, state, title, language, occupation,
                        classification, classification_version, entry_type, positions, country, place, requirements, conditions,
                        published_on, clearance, checked_on, version, created_at, updated_at, created_by, updated_by)
                    select id, id, id, 's', 'r', 'PUBLISHED', 't', 'fr', 'F1703', 'roame', '1', 'SKILLED', 1, 'SN',
                        '{"country": "SN"}', '{}', '{}', '2026-11-22', 'CLEARED', '2026-11-22', 0, now(), now(), id, id
                    from organisation""");
            filling.run(statement);

            // And all after it, which the reader of the record needs.
            migration("latest").migrate();

            reading.run(connection);
        } finally {
            before.clean();
        }
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private Flyway migration(String target) {
        return Flyway.configure()
                .dataSource(url, user, password)
                .initSql("select set_config('passerelle.role', 'SYSTEM', false)")
                .defaultSchema("earlier")
                .target(target)
                .cleanDisabled(false)
                .load();
    }
}
