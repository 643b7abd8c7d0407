package org.passerelle.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.passerelle.access.Role.ADMINISTRATOR;
import static org.passerelle.access.Role.COUNSELLOR;
import static org.passerelle.access.Role.INSPECTOR;
import static org.passerelle.access.Role.PARTNER;
import static org.passerelle.access.Role.SCHEME_MANAGER;
import static org.passerelle.access.Role.STATISTICIAN;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestKeys;

/** Each operation of the published contract, and who may call it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RolesTest {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> OPERATORS = EnumSet.of(ADMINISTRATOR);
    private static final Set<Role> SUPERVISORS = EnumSet.of(ADMINISTRATOR, INSPECTOR);
    private static final Set<Role> SERVICES = EnumSet.of(ADMINISTRATOR, COUNSELLOR);
    private static final Set<Role> DECIDERS = EnumSet.of(ADMINISTRATOR, COUNSELLOR, INSPECTOR);
    private static final Set<Role> SENDERS = EnumSet.of(ADMINISTRATOR, COUNSELLOR, PARTNER);
    private static final Set<Role> READERS = EnumSet.of(ADMINISTRATOR, COUNSELLOR, PARTNER, INSPECTOR, SCHEME_MANAGER);

    private static final Set<Role> CONFIDANTS = EnumSet.of(COUNSELLOR, INSPECTOR);

    private static final Map<String, Set<Role>> ALLOWED = Map.ofEntries(
            Map.entry("GET /api/classifications", EVERYBODY),
            Map.entry("POST /api/classifications", OPERATORS),
            Map.entry("GET /api/classifications/{id}/{version}", EVERYBODY),
            Map.entry("POST /api/classifications/{id}/{version}/recoding", OPERATORS),
            Map.entry("GET /api/occupations/{code}/crosswalks", EVERYBODY),
            Map.entry("POST /api/occupations/coding", EVERYBODY),
            Map.entry("GET /api/complaints", CONFIDANTS),
            Map.entry("POST /api/complaints", CONFIDANTS),
            Map.entry("GET /api/complaints/{id}", CONFIDANTS),
            Map.entry("PUT /api/complaints/{id}", CONFIDANTS),
            Map.entry("GET /api/complaints/{complaint}/steps", CONFIDANTS),
            Map.entry("POST /api/complaints/{complaint}/steps", CONFIDANTS),
            Map.entry("GET /api/index", OPERATORS),
            Map.entry("POST /api/index/rebuild", OPERATORS),
            Map.entry("GET /api/alerts", SERVICES),
            Map.entry("POST /api/alerts", SERVICES),
            Map.entry("GET /api/alerts/{id}", SERVICES),
            Map.entry("PUT /api/alerts/{id}", SERVICES),
            Map.entry("DELETE /api/alerts/{id}", SERVICES),
            Map.entry("GET /api/notifications", SERVICES),
            Map.entry("POST /api/notifications/read", SERVICES),
            Map.entry("GET /api/match-jobs", SERVICES),
            Map.entry("POST /api/match-jobs", SERVICES),
            Map.entry("GET /api/match-jobs/{id}", SERVICES),
            Map.entry("GET /api/match-jobs/{id}/results", SERVICES),
            Map.entry("DELETE /api/match-jobs/{id}", SERVICES),
            Map.entry("GET /api/match-runs", EnumSet.of(ADMINISTRATOR, COUNSELLOR, INSPECTOR)),
            Map.entry("GET /api/match-runs/{id}", EnumSet.of(ADMINISTRATOR, COUNSELLOR, INSPECTOR)),
            Map.entry("GET /api/occupations", EVERYBODY),
            Map.entry("GET /api/occupations/{code}", EVERYBODY),
            Map.entry("GET /api/organisations", EVERYBODY),
            Map.entry("POST /api/organisations", OPERATORS),
            Map.entry("GET /api/organisations/{id}", EVERYBODY),
            Map.entry("PUT /api/organisations/{id}", OPERATORS),
            Map.entry("GET /api/organisations/{organisation}/complaints/counts", EVERYBODY),
            Map.entry("GET /api/organisations/{organisation}/keys", OPERATORS),
            Map.entry("POST /api/organisations/{organisation}/keys", OPERATORS),
            Map.entry("DELETE /api/organisations/{organisation}/keys/{id}", OPERATORS),
            Map.entry("GET /api/organisations/{organisation}/licences", EVERYBODY),
            Map.entry("POST /api/organisations/{organisation}/licences", SUPERVISORS),
            Map.entry("GET /api/organisations/{organisation}/licences/{id}", EVERYBODY),
            Map.entry("PUT /api/organisations/{organisation}/licences/{id}", SUPERVISORS),
            Map.entry("GET /api/placements", DECIDERS),
            Map.entry("POST /api/placements", SERVICES),
            Map.entry("GET /api/placements/{id}", DECIDERS),
            Map.entry("PUT /api/placements/{id}", SERVICES),
            Map.entry("GET /api/placements/{id}/checks", DECIDERS),
            Map.entry("GET /api/recruitment/record", SUPERVISORS),
            Map.entry("GET /api/recruitment/record/verification", SUPERVISORS),
            Map.entry("GET /api/recruitment/rankings-report", EnumSet.of(ADMINISTRATOR, INSPECTOR, STATISTICIAN)),
            Map.entry("GET /api/recruitment/reviews", DECIDERS),
            Map.entry("GET /api/recruitment/rules", EVERYBODY),
            Map.entry("POST /api/recruitment/screening", EnumSet.of(ADMINISTRATOR, COUNSELLOR, PARTNER, INSPECTOR)),
            Map.entry("GET /api/register", EVERYBODY),
            Map.entry("POST /api/register", SUPERVISORS),
            Map.entry("GET /api/register/{id}", EVERYBODY),
            Map.entry("PUT /api/register/{id}", SUPERVISORS),
            Map.entry("GET /api/register/{id}/history", EVERYBODY),
            Map.entry("GET /api/seekers", SERVICES),
            Map.entry("POST /api/seekers", SERVICES),
            Map.entry("POST /api/seekers/bulk", SERVICES),
            Map.entry("GET /api/seekers/{id}", SERVICES),
            Map.entry("PUT /api/seekers/{id}", SERVICES),
            Map.entry("DELETE /api/seekers/{id}", SERVICES),
            Map.entry("POST /api/seekers/{seeker}/opportunities", SERVICES),
            Map.entry("GET /api/vacancies", READERS),
            Map.entry("POST /api/vacancies", SENDERS),
            Map.entry("POST /api/vacancies/bulk", SENDERS),
            Map.entry("PUT /api/vacancies/by-reference/{source}/{reference}", SENDERS),
            Map.entry("GET /api/vacancies/{id}", READERS),
            Map.entry("PUT /api/vacancies/{id}", SENDERS),
            Map.entry("DELETE /api/vacancies/{id}", SENDERS),
            Map.entry("GET /api/vacancies/{vacancy}/checks", READERS),
            Map.entry("GET /api/vacancies/{vacancy}/checks/history", READERS),
            Map.entry("GET /api/vacancies/{vacancy}/clearances", READERS),
            Map.entry("GET /api/vacancies/{vacancy}/decisions", READERS),
            Map.entry("POST /api/vacancies/{vacancy}/decisions", DECIDERS),
            Map.entry("POST /api/vacancies/{vacancy}/ranking", SERVICES),
            Map.entry("POST /api/vacancies/{vacancy}/ranking/{seeker}", SERVICES));

    @Test
    void every_operation_is_in_the_table_and_nothing_else() throws IOException {
        assertEquals(
                new TreeSet<>(ALLOWED.keySet()),
                PublishedOperations.all().stream()
                        .map(PublishedOperations.Operation::toString)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void whoever_has_another_role_is_refused_and_nobody_else() throws IOException {
        Map<String, Set<Role>> allowed = new TreeMap<>();
        for (var operation : PublishedOperations.all()) {
            for (Role role : Role.values()) {
                var answer = operation.call(as(role));
                int status = answer.extract().statusCode();
                assertNotEquals(401, status, operation + " as " + role);
                if (status == 403) {
                    answer.contentType("application/problem+json")
                            .body("type", equalTo("https://passerelle.example/problems/forbidden"));
                } else {
                    allowed.computeIfAbsent(operation.toString(), o -> EnumSet.noneOf(Role.class))
                            .add(role);
                }
            }
        }
        assertEquals(new TreeMap<>(ALLOWED), allowed);
    }

    @Test
    void nothing_below_api_answers_without_a_key() throws IOException {
        for (var operation : PublishedOperations.all()) {
            operation
                    .call(given())
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", containsString("X-API-Key"))
                    .body("type", equalTo("https://passerelle.example/problems/unauthenticated"))
                    .body("status", equalTo(401));
        }
        given().get("/api/no-such-thing").then().statusCode(401);
    }

    @Test
    void metrics_are_for_operators_only() {
        for (String path : new String[] {"/q/metrics", "/q/metrics/"}) {
            given().get(path).then().statusCode(401).contentType("application/problem+json");
        }
        for (Role role : Role.values()) {
            var answer = as(role).get("/q/metrics").then();
            if (role == ADMINISTRATOR) {
                answer.statusCode(200).body(containsString("jvm_memory_used_bytes"));
            } else {
                answer.statusCode(403)
                        .contentType("application/problem+json")
                        .body("type", equalTo("https://passerelle.example/problems/forbidden"));
            }
        }
    }

    @Test
    void health_the_contract_and_the_start_page_are_open() {
        for (String path :
                new String[] {"/", "/q/health", "/q/health/live", "/q/health/ready", "/q/openapi", "/q/swagger-ui"}) {
            given().get(path).then().statusCode(200);
        }
    }

    @Test
    void a_key_may_also_come_as_a_bearer_token() {
        given().header("Authorization", "Bearer " + TestKeys.of(STATISTICIAN))
                .get("/api/organisations")
                .then()
                .statusCode(200);
        given().header("Authorization", "Basic " + TestKeys.of(STATISTICIAN))
                .get("/api/organisations")
                .then()
                .statusCode(401);
    }

    @Test
    void the_names_for_annotations_are_the_roles() {
        assertEquals(
                Arrays.stream(Role.values()).map(Role::name).toList(),
                Arrays.stream(Role.Name.class.getFields())
                        .map(java.lang.reflect.Field::getName)
                        .toList());
    }

    private static RequestSpecification as(Role role) {
        return given().header("X-API-Key", TestKeys.of(role));
    }
}
