package org.passerelle.exchange;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.exchange.Receipts.SEEKERS;
import static org.passerelle.exchange.Receipts.summary;
import static org.passerelle.exchange.Receipts.told;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestDrafts;
import org.passerelle.TestService;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SeekerBulkResourceTest {

    private final TestService service = TestService.create();

    @Test
    void every_line_is_answered_and_sent_again_changes_nothing() {
        String file = TestDrafts.lines(
                TestDrafts.wholeSeeker(),
                TestDrafts.seeker("A-2").put("givenName", ""),
                TestDrafts.seeker("A-3").put("religion", "x"),
                TestDrafts.seeker("A-4"),
                TestDrafts.seeker("A-5").put("office", UUID.randomUUID().toString()),
                "{\"reference\": \"A-4\", \"withdrawn\": true}",
                TestDrafts.seeker("A-4"));

        assertEquals(
                List.of(
                        "1 DKR-2026-000123 CREATED",
                        "2 A-2 REFUSED  invalid givenName",
                        "3 A-3 REFUSED  invalid religion",
                        "4 A-4 CREATED",
                        "5 A-5 REFUSED  invalid office",
                        "6 A-4 REFUSED  invalid withdrawn",
                        "7 A-4 UNCHANGED",
                        summary(7, 2, 0, 1, 0, 4)),
                told(Receipts.of(service.counsellor(), SEEKERS, file)));
        assertEquals(
                summary(7, 0, 0, 3, 0, 4),
                told(Receipts.of(service.counsellor(), SEEKERS, file).getLast()));
        service.counsellor().get("/api/seekers").then().body("items.reference", contains("DKR-2026-000123", "A-4"));
    }

    @Test
    void a_changed_line_changes_the_file() {
        Receipts.of(service.counsellor(), SEEKERS, TestDrafts.lines(TestDrafts.seeker("A-1")));

        assertEquals(
                List.of("1 A-1 UPDATED", summary(1, 0, 1, 0, 0, 0)),
                told(Receipts.of(
                        service.counsellor(),
                        SEEKERS,
                        TestDrafts.lines(TestDrafts.seeker("A-1").put("givenName", "Fatou")))));
        service.counsellor().get("/api/seekers").then().body("items.givenName", contains("Fatou"));
    }
}
