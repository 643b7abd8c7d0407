package org.passerelle.recruitment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.TestService.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** The queue of vacancies that wait for somebody to decide. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReviewResourceTest {

    private final TestService service = TestService.create();

    @Test
    void what_blocks_comes_first_and_then_what_has_waited_longest() {
        String unpaid = store(unpaid("V-1"));
        String charging = store(TestDrafts.blockedVacancy("V-2"));
        store(TestDrafts.vacancy("V-3"));
        String unpaidToo = store(unpaid("V-4"));
        String chargingToo = store(TestDrafts.blockedVacancy("V-5"));

        assertEquals(List.of(charging, chargingToo, unpaid, unpaidToo), queue("limit=500"));
        assertEquals(List.of(charging, chargingToo, unpaid, unpaidToo), queue("limit=1"));
        assertEquals(List.of(charging, chargingToo), queue("severity=BLOCKING"));
        assertEquals(List.of(unpaid, unpaidToo), queue("severity=REVIEW&country=SN&limit=1"));
        assertEquals(List.of(), queue("country=FR"));
        service.counsellor()
                .get("/api/recruitment/reviews?limit=1")
                .then()
                .body("items[0].severity", equalTo("BLOCKING"))
                .body("items[0].clearance", equalTo("BLOCKED"))
                .body("items[0].reference", equalTo("V-2"))
                .body("items[0].findings.rule", contains("no-worker-fees"));
    }

    @Test
    void a_vacancy_leaves_the_queue_when_all_is_decided_corrected_or_withdrawn() {
        String decided = store(TestDrafts.blockedVacancy("V-1"));
        String corrected = store(TestDrafts.blockedVacancy("V-2"));
        String withdrawn = store(TestDrafts.blockedVacancy("V-3"));
        String left = store(TestDrafts.blockedVacancy("V-4"));
        String finding =
                service.counsellor().get("/api/vacancies/{id}/checks", decided).path("checks[0].id");

        json(given().header("X-API-Key", service.newKey(Role.COUNSELLOR)))
                .body("{\"finding\": \"" + finding + "\", \"kind\": \"UPHOLD\"}")
                .post("/api/vacancies/{id}/decisions", decided)
                .then()
                .statusCode(201);
        replace(corrected, TestDrafts.vacancy("V-2"));
        service.counsellor()
                .header("If-Match", "*")
                .delete("/api/vacancies/{id}", withdrawn)
                .then()
                .statusCode(204);

        assertEquals(List.of(left), queue("limit=500"));
        replace(corrected, TestDrafts.blockedVacancy("V-2"));
        assertEquals(List.of(left, corrected), queue("limit=500"));
    }

    @Test
    void a_vacancy_keeps_its_place_while_it_is_as_grave_and_lines_up_anew_when_it_is_not() {
        String first = store(TestDrafts.blockedVacancy("V-1"));
        String second = store(TestDrafts.blockedVacancy("V-2"));

        replace(first, TestDrafts.blockedVacancy("V-1").put("positions", 3));
        assertEquals(List.of(first, second), queue("limit=500"));

        replace(first, unpaid("V-1"));
        assertEquals(List.of(second, first), queue("limit=500"));
        replace(second, unpaid("V-2"));
        assertEquals(List.of(first, second), queue("limit=500"));
    }

    @Test
    void a_counsellor_sees_the_own_services_queue_and_an_inspector_the_countrys() {
        String vacancy = store(TestDrafts.blockedVacancy("V-1"));

        TestService.create()
                .counsellor()
                .get("/api/recruitment/reviews?limit=500")
                .then()
                .statusCode(200)
                .body("items.vacancy", not(hasItem(vacancy)));
        TestService.create(Organisation.Kind.INSPECTORATE)
                .as(Role.INSPECTOR)
                .get("/api/recruitment/reviews?organisation={o}", service.id())
                .then()
                .statusCode(200)
                .body("items.vacancy", contains(vacancy));
    }

    @Test
    void a_severity_that_does_not_exist_is_refused_by_name() {
        service.counsellor()
                .get("/api/recruitment/reviews?severity=GRAVE")
                .then()
                .statusCode(422)
                .body("violations.field", contains("severity"));
    }

    /** Of which only the pay is for review. */
    private static ObjectNode unpaid(String reference) {
        ObjectNode draft = TestDrafts.vacancy(reference);
        draft.remove("pay");
        return draft;
    }

    private String store(ObjectNode draft) {
        return service.counsellor()
                .body(draft.toString())
                .post("/api/vacancies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void replace(String vacancy, ObjectNode draft) {
        service.counsellor()
                .header("If-Match", "*")
                .body(draft.toString())
                .put("/api/vacancies/{id}", vacancy)
                .then()
                .statusCode(200);
    }

    /** All pages of it. */
    private List<String> queue(String query) {
        List<String> vacancies = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            ObjectNode page = TestDrafts.json(service.counsellor()
                    .get("/api/recruitment/reviews?" + query + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            page.get("items")
                    .forEach(review -> vacancies.add(review.get("vacancy").textValue()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").textValue() : null;
        }
        return vacancies;
    }
}
