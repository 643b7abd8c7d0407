package org.passerelle.platform;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** Long lists come in pages, and a filter gives what it names and nothing else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PagingTest {

    private final TestService service = TestService.create();

    @Test
    void the_pages_of_a_list_are_the_list() {
        for (int i = 1; i <= 7; i++) {
            seeker(TestDrafts.seeker("S-" + i));
            partnersVacancy(TestDrafts.vacancy("V-" + i));
        }
        for (String register : List.of("/api/seekers", "/api/vacancies")) {
            Supplier<RequestSpecification> caller =
                    () -> service.as(register.equals("/api/seekers") ? Role.COUNSELLOR : Role.PARTNER);
            List<String> all = caller.get().get(register).jsonPath().getList("items.id");
            assertEquals(7, all.size());
            assertEquals(all.stream().sorted().toList(), all, "oldest first");

            List<List<String>> pages = pages(caller, register);

            assertEquals(List.of(3, 3, 1), pages.stream().map(List::size).toList());
            assertEquals(all, pages.stream().flatMap(List::stream).toList());
        }
    }

    @Test
    void a_page_that_is_just_full_is_the_last() {
        for (int i = 1; i <= 3; i++) {
            seeker(TestDrafts.seeker("S-" + i));
        }

        service.counsellor()
                .get("/api/seekers?limit=3")
                .then()
                .body("items.reference", contains("S-1", "S-2", "S-3"))
                .body("$", not(hasKey("next")));
        service.counsellor().get("/api/seekers?limit=100000").then().statusCode(200);
    }

    @Test
    void a_row_that_comes_while_reading_comes_on_the_last_page() {
        for (int i = 1; i <= 4; i++) {
            seeker(TestDrafts.seeker("S-" + i));
        }
        String next = service.counsellor().get("/api/seekers?limit=3").path("next");
        seeker(TestDrafts.seeker("S-5"));

        service.counsellor()
                .queryParam("cursor", next)
                .get("/api/seekers?limit=3")
                .then()
                .body("items.reference", contains("S-4", "S-5"));
    }

    @Test
    void seekers_are_found_by_occupation_country_office_reference_and_change() throws SQLException {
        TestService office = service.office();
        ObjectNode carpenter =
                TestDrafts.seeker("S-2").put("office", office.id().toString());
        carpenter.withArray("occupations").addObject().put("code", "A1101").put("years", 1);
        ObjectNode moroccan = TestDrafts.seeker("S-3");
        moroccan.putObject("residence").put("country", "MA");
        moroccan.putArray("occupations");
        String first = seeker(TestDrafts.seeker("S-1"));
        seeker(carpenter);
        seeker(moroccan);
        age("seeker", first);

        found("/api/seekers", Map.of(), "S-1", "S-2", "S-3");
        found("/api/seekers", Map.of("occupation", "F1703"), "S-1", "S-2");
        found("/api/seekers", Map.of("occupation", "A1101"), "S-2");
        found("/api/seekers", Map.of("country", "MA"), "S-3");
        found("/api/seekers", Map.of("office", office.id()), "S-2");
        found("/api/seekers", Map.of("office", service.id()), "S-1", "S-3");
        found("/api/seekers", Map.of("reference", "S-1"), "S-1");
        found("/api/seekers", Map.of("reference", "S"));
        found("/api/seekers", Map.of("changedSince", anHourAgo()), "S-2", "S-3");
        found("/api/seekers", Map.of("occupation", "F1703", "country", "SN", "changedSince", anHourAgo()), "S-2");
    }

    @Test
    void vacancies_are_found_by_all_that_a_list_can_be_narrowed_by() throws SQLException {
        TestService partner = TestService.create(Organisation.Kind.PARTNER);
        String old = vacancy(TestDrafts.vacancy("V-1"));
        vacancy(TestDrafts.vacancy("V-2").put("occupation", "A1101"));
        vacancy(TestDrafts.blockedVacancy("V-3"));
        ObjectNode abroad = TestDrafts.vacancy("V-4").put("source", "other");
        abroad.putObject("place").put("country", "FR").put("region", "FR-75");
        vacancy(abroad);
        String withdrawn = vacancy(TestDrafts.vacancy("V-5"));
        service.counsellor()
                .header("If-Match", "*")
                .delete("/api/vacancies/{id}", withdrawn)
                .then()
                .statusCode(204);
        partner.as(Role.PARTNER).body(TestDrafts.vacancy("V-6").toString()).post("/api/vacancies");
        age("vacancy", old);

        found("/api/vacancies", own(), "V-1", "V-2", "V-3", "V-4", "V-5");
        found("/api/vacancies", own("occupation", "A1101"), "V-2");
        found("/api/vacancies", own("country", "FR"), "V-4");
        found("/api/vacancies", own("source", "other"), "V-4");
        found("/api/vacancies", own("reference", "V-2"), "V-2");
        found("/api/vacancies", own("state", "WITHDRAWN"), "V-5");
        found("/api/vacancies", own("state", "PUBLISHED"), "V-1", "V-2", "V-3", "V-4");
        found("/api/vacancies", own("clearance", "BLOCKED"), "V-3");
        found("/api/vacancies", own("clearance", "REVIEW"), "V-4");
        found("/api/vacancies", own("clearance", "CLEARED"), "V-1", "V-2", "V-5");
        found("/api/vacancies", own("changedSince", anHourAgo()), "V-2", "V-3", "V-4", "V-5");
        found("/api/vacancies", own("clearance", "CLEARED", "state", "PUBLISHED", "occupation", "F1703"), "V-1");
        found("/api/vacancies", Map.of("organisation", partner.id()), "V-6");
    }

    @Test
    void organisations_are_found_by_kind_country_and_parent() {
        String one = service.office().id().toString();
        String two = service.office().id().toString();

        service.counsellor()
                .queryParam("parent", service.id())
                .get("/api/organisations?kind=OFFICE&country=SN")
                .then()
                .body("items.id", contains(one, two));
        service.counsellor()
                .queryParam("parent", service.id())
                .get("/api/organisations?country=FR")
                .then()
                .body("items", empty());
        service.counsellor()
                .get("/api/organisations?kind=PES&limit=1")
                .then()
                .body("items.kind", equalTo(List.of("PES")));
    }

    private Map<String, Object> own(String... filters) {
        Map<String, Object> all = new HashMap<>(Map.of("organisation", service.id()));
        for (int i = 0; i < filters.length; i += 2) {
            all.put(filters[i], filters[i + 1]);
        }
        return all;
    }

    private void found(String register, Map<String, ?> filters, String... references) {
        assertEquals(
                List.of(references),
                service.counsellor()
                        .queryParams(filters)
                        .get(register)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.reference"),
                filters.toString());
    }

    private static List<List<String>> pages(Supplier<RequestSpecification> caller, String register) {
        List<List<String>> pages = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = caller.get()
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(register + "?limit=3")
                    .jsonPath();
            pages.add(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);
        return pages;
    }

    private String seeker(ObjectNode draft) {
        return service.counsellor()
                .body(draft.toString())
                .post("/api/seekers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String vacancy(ObjectNode draft) {
        return service.counsellor()
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void partnersVacancy(ObjectNode draft) {
        service.as(Role.PARTNER)
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201);
    }

    private static String anHourAgo() {
        return Instant.now().minus(1, ChronoUnit.HOURS).toString();
    }

    private static void age(String register, String id) throws SQLException {
        TestSql.execute(
                "update " + register + " set updated_at = now() - interval '2 hours' where id = ?",
                UUID.fromString(id));
    }
}
