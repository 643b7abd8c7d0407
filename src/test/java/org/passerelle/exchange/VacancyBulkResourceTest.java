package org.passerelle.exchange;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.exchange.Receipts.VACANCIES;
import static org.passerelle.exchange.Receipts.summary;
import static org.passerelle.exchange.Receipts.told;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;
import org.passerelle.TestSql;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VacancyBulkResourceTest {

    private static final int TIMEOUT_MILLISECONDS = 30_000;

    private final TestService partner = TestService.create(Organisation.Kind.PARTNER);

    @Test
    void every_line_is_answered_in_order_and_none_takes_another_with_it() {
        String file = TestDrafts.lines(
                TestDrafts.vacancy("V-1"),
                "{\"reference\": \"V-2\", oops}",
                "",
                "   ",
                TestDrafts.vacancy("V-5").put("description", "x".repeat(NdjsonLines.MAXIMUM_BYTES)),
                TestDrafts.vacancy("V-6").put("salary", 1),
                TestDrafts.vacancy("V-7").put("positions", 0),
                TestDrafts.blockedVacancy("V-8"),
                TestDrafts.vacancy("V-1"),
                TestDrafts.vacancy("V-1").put("title", "Maçonne"),
                "{\"reference\": \"V-8\", \"withdrawn\": true}",
                "{\"reference\": \"V-8\", \"withdrawn\": true}",
                "{\"reference\": \"V-99\", \"withdrawn\": true}",
                "{\"withdrawn\": true}",
                TestDrafts.vacancy("V-15").put("occupation", "Z9999"),
                "[]",
                TestDrafts.vacancy("V-17").without("reference"),
                TestDrafts.vacancy("V-18"));

        assertEquals(
                List.of(
                        "1 V-1 CREATED CLEARED",
                        "2  REFUSED  malformed",
                        "5  REFUSED  invalid",
                        "6 V-6 REFUSED  invalid salary",
                        "7 V-7 REFUSED  invalid positions",
                        "8 V-8 CREATED BLOCKED",
                        "9 V-1 UNCHANGED CLEARED",
                        "10 V-1 UPDATED CLEARED",
                        "11 V-8 WITHDRAWN BLOCKED",
                        "12 V-8 UNCHANGED BLOCKED",
                        "13 V-99 REFUSED  invalid reference",
                        "14  REFUSED  invalid reference",
                        "15 V-15 REFUSED  invalid occupation",
                        "16  REFUSED  malformed",
                        "17  REFUSED  invalid reference",
                        "18 V-18 CREATED CLEARED",
                        summary(16, 3, 1, 2, 1, 9)),
                told(send(file)));
        partner.as(Role.PARTNER)
                .get("/api/vacancies")
                .then()
                .body("items.reference", contains("V-1", "V-8", "V-18"))
                .body("items.title", contains("Maçonne", "Maçon", "Maçon"))
                .body("items.state", contains("PUBLISHED", "WITHDRAWN", "PUBLISHED"));
    }

    @Test
    void a_refused_line_says_why_as_a_problem_does() {
        ObjectNode receipt = Receipts.of(
                        partner.as(Role.PARTNER).header("Accept-Language", "en"), VACANCIES, "\n{\"title\": oops}\n")
                .getFirst();

        assertEquals(TestDrafts.json("""
                        {"line": 2, "status": "REFUSED",
                         "problem": {"type": "https://passerelle.example/problems/malformed", "title": "Unreadable request",
                           "status": 400, "detail": "The content is not valid JSON: line 2, column 11."}}"""), receipt);
    }

    @Test
    void what_was_refused_is_recognised_by_the_latest_when_it_comes_back_in_a_file() {
        send(TestDrafts.lines(
                TestDrafts.blockedVacancy("V-1"),
                TestDrafts.blockedVacancy("V-2").put("occupation", "F1701"),
                TestDrafts.blockedVacancy("V-3").put("title", "Chef maçon")));

        List<ObjectNode> again = send(TestDrafts.lines(
                TestDrafts.blockedVacancy("V-4"),
                TestDrafts.blockedVacancy("V-5").put("occupation", "F1701"),
                TestDrafts.blockedVacancy("V-6").put("occupation", "A1101"),
                TestDrafts.vacancy("V-7")));

        assertEquals(
                List.of(
                        List.of("87 in 100 as in V-3 of test, which is refused"),
                        List.of("100 in 100 as in V-2 of test, which is refused"),
                        List.of(),
                        List.of()),
                refusedBefore(again));
    }

    @Test
    void what_is_refused_is_recognised_further_down_in_the_same_file() {
        List<ObjectNode> receipts = send(TestDrafts.lines(
                TestDrafts.blockedVacancy("V-1"),
                TestDrafts.blockedVacancy("V-2"),
                TestDrafts.blockedVacancy("V-3").put("occupation", "F1701"),
                TestDrafts.blockedVacancy("V-4")));

        assertEquals(
                List.of(
                        List.of(),
                        List.of("100 in 100 as in V-1 of test, which is refused"),
                        List.of(),
                        List.of("100 in 100 as in V-2 of test, which is refused")),
                refusedBefore(receipts));
    }

    @Test
    void an_offer_changed_in_the_same_file_stands_as_it_was_changed_and_never_against_itself() {
        List<ObjectNode> receipts = send(TestDrafts.lines(
                TestDrafts.blockedVacancy("V-1"),
                TestDrafts.blockedVacancy("V-1").put("title", "Chef maçon"),
                TestDrafts.blockedVacancy("V-2"),
                TestDrafts.blockedVacancy("V-3"),
                TestDrafts.vacancy("V-3"),
                TestDrafts.blockedVacancy("V-4")));

        assertEquals(
                List.of(
                        "1 V-1 CREATED BLOCKED",
                        "2 V-1 UPDATED BLOCKED",
                        "3 V-2 CREATED BLOCKED",
                        "4 V-3 CREATED BLOCKED",
                        "5 V-3 UPDATED CLEARED",
                        "6 V-4 CREATED BLOCKED",
                        summary(6, 4, 2, 0, 0, 0)),
                told(receipts));
        assertEquals(
                List.of(
                        List.of(),
                        List.of("87 in 100 as in V-1 of test, which is refused"),
                        List.of(),
                        List.of("100 in 100 as in V-2 of test, which is refused")),
                refusedBefore(List.of(receipts.get(1), receipts.get(2), receipts.get(4), receipts.get(5))));
    }

    @Test
    void a_file_sent_again_changes_nothing() {
        String file = TestDrafts.lines(
                TestDrafts.wholeVacancy(), TestDrafts.vacancy("V-1"), TestDrafts.blockedVacancy("V-2"));
        List<ObjectNode> first = send(file);

        List<ObjectNode> again = send(file);

        assertEquals(summary(3, 3, 0, 0, 0, 0), told(first.getLast()));
        assertEquals(summary(3, 0, 0, 3, 0, 0), told(again.getLast()));
        assertEquals(
                first.stream().map(r -> r.get("id")).toList(),
                again.stream().map(r -> r.get("id")).toList());
        partner.as(Role.PARTNER)
                .body(TestDrafts.wholeVacancy().toString())
                .put("/api/vacancies/by-reference/bar/BAR-0000001")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"");
    }

    @Test
    void a_withdrawn_vacancy_that_is_sent_again_is_published_again() {
        send(TestDrafts.lines(TestDrafts.vacancy("V-1"), "{\"reference\": \"V-1\", \"withdrawn\": true}"));

        assertEquals(
                List.of("1 V-1 UPDATED CLEARED", summary(1, 0, 1, 0, 0, 0)),
                told(send(TestDrafts.lines(TestDrafts.vacancy("V-1")))));
    }

    @Test
    void a_withdrawal_names_its_source_when_two_have_the_reference() {
        assertEquals(
                List.of(
                        "1 V-1 CREATED CLEARED",
                        "2 V-1 CREATED CLEARED",
                        "3 V-1 REFUSED  invalid source",
                        "4 V-1 WITHDRAWN CLEARED",
                        summary(4, 2, 0, 0, 1, 1)),
                told(send(TestDrafts.lines(
                        TestDrafts.vacancy("V-1"),
                        TestDrafts.vacancy("V-1").put("source", "other"),
                        "{\"reference\": \"V-1\", \"withdrawn\": true}",
                        "{\"reference\": \"V-1\", \"source\": \"other\", \"withdrawn\": true}"))));
    }

    @Test
    void an_empty_file_has_no_lines() {
        for (String empty : new String[] {"", "\n", " \r\n\n"}) {
            assertEquals(List.of(summary(0, 0, 0, 0, 0, 0)), told(send(empty)));
        }
    }

    @Test
    void the_last_line_needs_no_end() {
        assertEquals(
                List.of("1 V-1 CREATED CLEARED", "2 V-2 CREATED CLEARED", summary(2, 2, 0, 0, 0, 0)),
                told(send(TestDrafts.vacancy("V-1") + "\r\n" + TestDrafts.vacancy("V-2"))));
    }

    @Test
    void a_long_file_is_stored_in_several_batches_and_answered_once_per_line() throws SQLException {
        Object[] drafts = IntStream.rangeClosed(1, 450)
                .mapToObj(i -> TestDrafts.vacancy("V-" + i))
                .toArray();

        List<String> told = told(send(TestDrafts.lines(drafts)));

        assertEquals(
                IntStream.rangeClosed(1, 450)
                        .mapToObj(i -> i + " V-" + i + " CREATED CLEARED")
                        .toList(),
                told.subList(0, 450));
        assertEquals(List.of(summary(450, 450, 0, 0, 0, 0)), told.subList(450, told.size()));
        assertEquals(450L, TestSql.value("select count(*) from vacancy where tenant = ?", partner.id()));
        assertEquals(
                450L,
                TestSql.value(
                        "select count(*) from examination e join vacancy v on v.id = e.vacancy where v.tenant = ?",
                        partner.id()));
    }

    @Test
    void what_a_line_says_of_an_earlier_one_holds_however_far_before_it_stands() {
        List<Object> lines = new ArrayList<>();
        IntStream.rangeClosed(1, 200).forEach(i -> lines.add(TestDrafts.vacancy("V-" + i)));
        lines.add(TestDrafts.vacancy("V-1").put("title", "Maçonne"));
        lines.add("{\"reference\": \"V-2\", \"withdrawn\": true}");
        lines.add(TestDrafts.vacancy("V-3"));

        List<String> told = told(send(TestDrafts.lines(lines.toArray())));

        assertEquals(
                List.of(
                        "201 V-1 UPDATED CLEARED",
                        "202 V-2 WITHDRAWN CLEARED",
                        "203 V-3 UNCHANGED CLEARED",
                        summary(203, 200, 1, 1, 1, 0)),
                told.subList(200, told.size()));
    }

    @Test
    void a_line_that_the_database_refuses_takes_no_other_with_it() throws SQLException {
        TestSql.execute("""
                create function refuse_test() returns trigger language plpgsql as $$
                begin
                    if new.title = 'refused by the database' then raise exception 'no'; end if;
                    return new;
                end $$""");
        TestSql.execute(
                "create trigger refuse_test before insert on vacancy for each row execute function refuse_test()");
        try {
            assertEquals(
                    List.of(
                            "1 V-1 CREATED CLEARED",
                            "2 V-2 REFUSED  conflict",
                            "3 V-3 CREATED CLEARED",
                            summary(3, 2, 0, 0, 0, 1)),
                    told(send(TestDrafts.lines(
                            TestDrafts.vacancy("V-1"),
                            TestDrafts.vacancy("V-2").put("title", "refused by the database"),
                            TestDrafts.vacancy("V-3")))));
        } finally {
            TestSql.execute("drop trigger refuse_test on vacancy");
            TestSql.execute("drop function refuse_test()");
        }
        partner.as(Role.PARTNER).get("/api/vacancies").then().body("items.reference", contains("V-1", "V-3"));
    }

    @Test
    void receipts_come_while_the_file_is_still_being_sent() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(TIMEOUT_MILLISECONDS);
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            write(out, """
                    POST /api/vacancies/bulk HTTP/1.1
                    Host: localhost
                    X-API-Key: %s
                    Content-Type: application/x-ndjson
                    Transfer-Encoding: chunked
                    Connection: close

                    """.replace("\n", "\r\n").formatted(partner.key(Role.PARTNER)));

            chunk(out, TestDrafts.lines(TestDrafts.vacancy("V-1"), TestDrafts.vacancy("V-2")));
            List<String> told = new ArrayList<>(receipts(in, 2));
            assertEquals(List.of("1 V-1 CREATED CLEARED", "2 V-2 CREATED CLEARED"), told);
            partner.as(Role.PARTNER).get("/api/vacancies").then().body("items.size()", equalTo(2));

            chunk(out, TestDrafts.lines(TestDrafts.vacancy("V-3")));
            assertEquals(List.of("3 V-3 CREATED CLEARED"), receipts(in, 1));

            write(out, "0\r\n\r\n");
            assertEquals(List.of(summary(3, 3, 0, 0, 0, 0)), receipts(in, 1));
        }
    }

    @Test
    void only_the_formats_that_are_told_are_read() {
        Receipts.send(partner.as(Role.PARTNER), VACANCIES, "application/json", "[]")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("type", equalTo("https://passerelle.example/problems/unsupported-media-type"));
        Receipts.send(partner.as(Role.PARTNER), VACANCIES, "text/csv", "a,b")
                .then()
                .statusCode(415);
        Receipts.send(partner.as(Role.PARTNER), VACANCIES + "?format=eures", "application/json", "[]")
                .then()
                .statusCode(422)
                .body("violations.field", contains("format"));
    }

    /** What the rule of what was refused before found in each vacancy. */
    private List<List<String>> refusedBefore(List<ObjectNode> receipts) {
        return receipts.stream()
                .filter(receipt -> receipt.has("id"))
                .map(receipt -> partner.as(Role.PARTNER)
                        .get("/api/vacancies/{id}/checks", receipt.get("id").textValue())
                        .<List<String>>path("checks.find {it.rule == 'refused-before'}.evidence.text"))
                .toList();
    }

    private List<ObjectNode> send(String file) {
        return Receipts.of(partner.as(Role.PARTNER), VACANCIES, file);
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        write(out, Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The next receipts, past headers and the sizes of chunks. */
    private static List<String> receipts(BufferedReader in, int count) throws IOException {
        List<String> receipts = new ArrayList<>();
        while (receipts.size() < count) {
            String line = in.readLine();
            if (line.startsWith("{")) {
                receipts.add(told(TestDrafts.json(line)));
            }
        }
        return receipts;
    }
}
