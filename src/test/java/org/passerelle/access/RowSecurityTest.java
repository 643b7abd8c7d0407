package org.passerelle.access;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.organisation.Organisation;

/** The second wall: what PostgreSQL itself refuses to the service's own user. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RowSecurityTest {

    /** PostgreSQL chose this one of two that waited for each other: it may simply be tried again. */
    private static final String DEADLOCK = "40P01";

    private static final List<String> REGISTERS = List.of(
            "organisation",
            "licence",
            "api_key",
            "seeker",
            "vacancy",
            "examination",
            "rule_set",
            "record_seal",
            "decision",
            "clearance_change",
            "review",
            "match_run",
            "match_job",
            "match_job_entry",
            "alert",
            "notification",
            "register_entry",
            "placement",
            "complaint",
            "complainant",
            "complaint_step",
            "breach");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private final TestService service = TestService.create();

    private UUID seeker;
    private UUID vacancy;

    @BeforeEach
    void store() {
        seeker = UUID.fromString(service.counsellor()
                .body(TestDrafts.seeker(UUID.randomUUID().toString()).toString())
                .post("/api/seekers")
                .path("id"));
        vacancy = UUID.fromString(service.counsellor()
                .body(TestDrafts.vacancy(UUID.randomUUID().toString()).toString())
                .post("/api/vacancies")
                .path("id"));
    }

    @Test
    void who_does_not_say_on_whose_behalf_sees_nothing() throws SQLException {
        try (Connection connection = connect("", "")) {
            for (String register : REGISTERS) {
                assertEquals(0, count(connection, "select count(*) from " + register), register);
            }
        }
    }

    @Test
    void the_service_itself_sees_everything() throws SQLException {
        try (Connection connection = connect("SYSTEM", "")) {
            assertEquals(1, count(connection, "select count(*) from seeker where id = '" + seeker + "'"));
            assertEquals(1, count(connection, "select count(*) from vacancy where id = '" + vacancy + "'"));
            assertEquals(1, count(connection, "select count(*) from examination where vacancy = '" + vacancy + "'"));
        }
    }

    @Test
    void a_counsellor_sees_and_changes_the_own_services_rows_only() throws SQLException {
        try (Connection connection = connect("COUNSELLOR", UUID.randomUUID().toString())) {
            assertEquals(0, count(connection, "select count(*) from seeker"));
            assertEquals(1, count(connection, "select count(*) from vacancy where id = '" + vacancy + "'"));
            assertEquals(0, change(connection, "update vacancy set title = 'x' where id = '" + vacancy + "'"));
            assertEquals(0, change(connection, "delete from vacancy where id = '" + vacancy + "'"));
            assertEquals(0, count(connection, "select count(*) from api_key"));
        }
        try (Connection connection = connect("COUNSELLOR", service.id().toString())) {
            assertEquals(1, count(connection, "select count(*) from seeker where id = '" + seeker + "'"));
        }
        for (Role role : List.of(Role.PARTNER, Role.INSPECTOR, Role.SCHEME_MANAGER, Role.STATISTICIAN)) {
            try (Connection connection = connect(role.name(), service.id().toString())) {
                assertEquals(0, count(connection, "select count(*) from seeker"), role.name());
            }
        }
    }

    @Test
    void another_services_jobs_and_alerts_are_not_there() throws SQLException {
        service.counsellor()
                .body(TestDrafts.json("{\"minimumScore\": 50}")
                        .put("seeker", seeker.toString())
                        .toString())
                .post("/api/alerts")
                .then()
                .statusCode(201);
        service.counsellor().body("{}").post("/api/match-jobs").then().statusCode(202);
        List<String> queries = List.of(
                "select count(*) from alert where tenant = '" + service.id() + "'",
                "select count(*) from match_job where tenant = '" + service.id() + "'",
                "select count(*) from match_job_entry where vacancy = '" + vacancy + "'");
        for (String query : queries) {
            try (Connection connection = connect("COUNSELLOR", service.id().toString())) {
                assertEquals(1, count(connection, query), query);
            }
            try (Connection connection = connect("COUNSELLOR", UUID.randomUUID().toString())) {
                assertEquals(0, count(connection, query), query);
            }
            try (Connection connection = connect("PARTNER", service.id().toString())) {
                assertEquals(0, count(connection, query), query);
            }
        }
    }

    @Test
    void a_placement_opens_the_vacancy_to_the_comparison_and_only_to_those_who_placed() throws SQLException {
        TestService other = TestService.create();
        UUID placed = UUID.fromString(other.counsellor()
                .body(TestDrafts.seeker(UUID.randomUUID().toString()).toString())
                .post("/api/seekers")
                .path("id"));
        other.counsellor()
                .body(TestDrafts.placement(placed.toString(), vacancy.toString(), TestDrafts.vacancy("x"))
                        .toString())
                .post("/api/placements")
                .then()
                .statusCode(201);
        String rows = "select count(*) from placement where vacancy = '" + vacancy + "'";
        String change = "update placement set departs_on = null where vacancy = '" + vacancy + "'";
        String clear = "update vacancy set clearance = 'BLOCKED' where id = '" + vacancy + "'";
        try (Connection connection = connect("COUNSELLOR", other.id().toString())) {
            assertEquals(1, count(connection, rows));
            assertEquals(1, change(connection, change));
            assertEquals(1, change(connection, clear));
            assertState(
                    "42501",
                    connection,
                    "insert into examination select (jsonb_populate_record(e, jsonb_build_object('id',"
                            + " left(gen_random_uuid()::text, 34) || '00', 'position', 1000, 'placement', null))).*"
                            + " from examination e where vacancy = '" + vacancy + "' and position = 1");
        }
        try (Connection connection = connect("COUNSELLOR", service.id().toString())) {
            assertEquals(1, count(connection, rows));
            assertEquals(0, change(connection, change));
        }
        try (Connection connection = connect("INSPECTOR", UUID.randomUUID().toString())) {
            assertEquals(1, count(connection, rows));
            assertEquals(0, change(connection, change));
        }
        try (Connection connection = connect("COUNSELLOR", UUID.randomUUID().toString())) {
            assertEquals(0, count(connection, rows));
            assertEquals(0, change(connection, clear));
        }
        for (Role role : List.of(Role.PARTNER, Role.SCHEME_MANAGER, Role.STATISTICIAN)) {
            try (Connection connection = connect(role.name(), other.id().toString())) {
                assertEquals(0, count(connection, rows), role.name());
                assertEquals(0, change(connection, clear), role.name());
            }
        }
    }

    @Test
    void a_counsellor_cannot_write_into_another_service() throws SQLException {
        try (Connection connection = connect("COUNSELLOR", service.id().toString())) {
            assertState(
                    "42501",
                    connection,
                    "update seeker set tenant = '" + TestService.create().id() + "' where id = '" + seeker + "'");
        }
    }

    @Test
    void what_was_decided_and_what_followed_is_never_changed() throws SQLException {
        try (Connection connection = connect("SYSTEM", "")) {
            for (String register : List.of("decision", "clearance_change")) {
                assertState("23000", connection, "update " + register + " set id = id");
                assertState("23000", connection, "delete from " + register);
                assertState("23000", connection, "truncate " + register + " cascade");
            }
        }
    }

    @Test
    void the_queue_is_the_own_services_and_a_decision_in_anothers_name_is_refused() throws SQLException {
        UUID blocked = UUID.fromString(service.counsellor()
                .body(TestDrafts.blockedVacancy(UUID.randomUUID().toString()).toString())
                .post("/api/vacancies")
                .path("id"));
        String queue = "select count(*) from review where vacancy = '" + blocked + "'";
        String decide = "insert into decision (id, tenant, vacancy, finding, rule, kind, decided_at, decided_by)"
                + " select uuidv7(), '" + service.id() + "', vacancy,"
                + " (left(id::text, 34) || lpad(to_hex(place), 2, '0'))::uuid, c ->> 'rule', 'UPHOLD', now(), id"
                + " from examination, jsonb_array_elements(checks::jsonb) with ordinality as checks (c, place)"
                + " where vacancy = '" + blocked + "' and c ->> 'rule' = 'no-worker-fees'";
        try (Connection connection = connect("COUNSELLOR", service.id().toString())) {
            assertEquals(1, count(connection, queue));
            assertEquals(1, change(connection, decide));
        }
        try (Connection connection = connect("COUNSELLOR", UUID.randomUUID().toString())) {
            assertEquals(0, count(connection, queue));
            assertState("42501", connection, decide);
        }
        for (Role role : List.of(Role.PARTNER, Role.SCHEME_MANAGER, Role.STATISTICIAN)) {
            try (Connection connection = connect(role.name(), service.id().toString())) {
                assertEquals(0, count(connection, queue), role.name());
            }
        }
    }

    @Test
    void the_record_of_checks_is_never_changed() throws SQLException {
        try (Connection connection = connect("SYSTEM", "")) {
            for (String change : List.of(
                    "update examination set checks = '[]'",
                    "delete from examination",
                    "update rule_set set rules = '[1]'",
                    "delete from rule_set",
                    "truncate rule_set",
                    "update record_seal set entries = 1",
                    "delete from record_seal",
                    "truncate record_seal",
                    "truncate examination cascade",
                    "truncate vacancy cascade")) {
                assertState("23000", connection, change);
            }
            assertState("23503", connection, "delete from vacancy where id = '" + vacancy + "'");
        }
    }

    @Test
    void rule_sets_are_added_by_those_who_add_to_the_record_and_read_by_everybody() throws SQLException {
        String read = "select count(*) from rule_set where rules #>> '{0, rule}' = 'no-worker-fees'";
        String add = "insert into rule_set values (sha256('x'), '[{}]')";
        for (Role role : List.of(Role.ADMINISTRATOR, Role.COUNSELLOR, Role.PARTNER, Role.INSPECTOR)) {
            try (Connection connection = connect(role.name(), service.id().toString())) {
                assertEquals(1, change(connection, add), role.name());
            }
        }
        for (Role role : List.of(Role.SCHEME_MANAGER, Role.STATISTICIAN)) {
            try (Connection connection = connect(role.name(), service.id().toString())) {
                assertState("42501", connection, add);
            }
        }
        for (Role role : Role.values()) {
            try (Connection connection = connect(role.name(), service.id().toString())) {
                assertTrue(count(connection, read) > 0, role.name());
            }
        }
    }

    @Test
    void the_record_of_rankings_is_read_by_supervisors_and_never_changed() throws SQLException {
        service.counsellor()
                .body("{}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .statusCode(200);
        String own = "select count(*) from match_run where subject = '" + vacancy + "'";
        String elsewhere = UUID.randomUUID().toString();
        try (Connection inspector = connect("INSPECTOR", elsewhere)) {
            assertEquals(1, count(inspector, own));
            assertState("42501", inspector, "insert into match_run select * from match_run limit 1");
        }
        try (Connection statistician = connect("STATISTICIAN", service.id().toString())) {
            assertEquals(1, count(statistician, own));
        }
        for (Role role : List.of(Role.COUNSELLOR, Role.STATISTICIAN, Role.PARTNER, Role.SCHEME_MANAGER)) {
            try (Connection another = connect(role.name(), elsewhere)) {
                assertEquals(0, count(another, own), role.name());
            }
        }
        for (Role role : List.of(Role.ADMINISTRATOR, Role.COUNSELLOR)) {
            try (Connection connection = connect(role.name(), service.id().toString())) {
                for (String change : List.of(
                        "update match_run set composition = null",
                        "delete from match_run",
                        "truncate match_run cascade")) {
                    assertState("23000", connection, change);
                }
            }
        }
    }

    @Test
    void a_complaint_is_seen_by_who_received_it_and_the_countrys_inspectors_only() throws SQLException {
        TestService agency = TestService.create(Organisation.Kind.AGENCY);
        TestService elsewhere = TestService.create(Organisation.Kind.INSPECTORATE, "TN");
        TestService inspectorate = TestService.create(Organisation.Kind.INSPECTORATE);
        TestService office = service.office();
        String id = office.counsellor()
                .body(TestDrafts.json("""
                                {"broughtBy": "UNION", "complainant": {"name": "Awa Diop"}, "account": "Retenu.",
                                 "grounds": ["own-papers"]}""")
                        .put("organisation", agency.id().toString())
                        .toString())
                .post("/api/complaints")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String complaint = "select count(*) from complaint where id = '" + id + "'";
        String step = "select count(*) from complaint_step where complaint = '" + id + "'";
        String complainant = "select count(*) from complainant where complaint = '" + id + "'";
        String close = "update complaint set version = version + 1 where id = '" + id + "'";
        String root = service.id().toString();

        try (Connection told = connect("COUNSELLOR", root, office.id().toString())) {
            assertEquals(1, count(told, complaint));
            assertEquals(1, count(told, step));
            assertEquals(1, count(told, complainant));
            assertEquals(1, change(told, close));
        }
        for (Connection reader : List.of(
                connect("COUNSELLOR", root, root),
                connect(
                        "INSPECTOR",
                        inspectorate.id().toString(),
                        inspectorate.id().toString()))) {
            try (reader) {
                assertEquals(1, count(reader, complaint));
                assertEquals(1, count(reader, step));
                assertEquals(0, count(reader, complainant));
                assertEquals(1, change(reader, close));
            }
        }
        String another = UUID.randomUUID().toString();
        for (Connection nobody : List.of(
                connect("COUNSELLOR", another, another),
                connect("COUNSELLOR", agency.id().toString(), agency.id().toString()),
                connect("INSPECTOR", agency.id().toString(), agency.id().toString()),
                connect("INSPECTOR", elsewhere.id().toString(), elsewhere.id().toString()),
                connect("COUNSELLOR", root, ""),
                connect("ADMINISTRATOR", root, root),
                connect("PARTNER", root, office.id().toString()),
                connect("SCHEME_MANAGER", root, root),
                connect("STATISTICIAN", root, root))) {
            try (nobody) {
                for (String query : List.of(complaint, step, complainant)) {
                    assertEquals(0, count(nobody, query), query);
                }
                assertEquals(0, change(nobody, close));
            }
        }
        try (Connection system = connect("SYSTEM", "")) {
            assertEquals(1, count(system, complaint));
            assertEquals(0, count(system, complainant));
            for (String change : List.of(
                    "update complaint_step set reason = null",
                    "delete from complaint_step",
                    "truncate complaint_step",
                    "update breach set rule = 'x'",
                    "delete from breach")) {
                assertState("23000", system, change);
            }
        }
    }

    private Connection connect(String role, String tenant, String organisation) throws SQLException {
        Connection connection = connect(role, tenant);
        try (var setting = connection.prepareStatement("select set_config('passerelle.organisation', ?, false)")) {
            setting.setString(1, organisation);
            setting.execute();
        }
        connection.commit();
        return connection;
    }

    /** Rolled back at the end, whatever was done. */
    private Connection connect(String role, String tenant) throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, password);
        connection.setAutoCommit(false);
        try (var settings = connection.prepareStatement(
                "select set_config('passerelle.role', ?, false), set_config('passerelle.tenant', ?, false)")) {
            settings.setString(1, role);
            settings.setString(2, tenant);
            settings.execute();
        }
        connection.commit();
        return connection;
    }

    private static int count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int change(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int rows = statement.executeUpdate(sql);
            connection.rollback();
            return rows;
        }
    }

    private static void assertState(String state, Connection connection, String sql) throws SQLException {
        String refused;
        do {
            refused = refusal(connection, sql).getSQLState();
            // A truncation locks whole tables, which the service's own jobs may be at work on.
        } while (refused.equals(DEADLOCK));
        assertEquals(state, refused, sql);
    }

    private static SQLException refusal(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return assertThrows(
                    SQLException.class,
                    () -> {
                        statement.executeUpdate(sql);
                        statement.execute("set constraints all immediate");
                    },
                    sql);
        } finally {
            connection.rollback();
        }
    }
}
