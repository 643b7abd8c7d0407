package org.passerelle.exchange;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.passerelle.exchange.Receipts.VACANCIES;
import static org.passerelle.exchange.Receipts.summary;
import static org.passerelle.exchange.Receipts.told;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestService;
import org.passerelle.access.Role;
import org.passerelle.organisation.Organisation;

/** Answers of France Travail's offers API, sent as they are. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FranceTravailBulkTest {

    private static final Path REAL = Path.of(System.getProperty(
            "passerelle.franceTravail", "../shared/data/vacancies/france-travail/search-response.json"));

    private final TestService partner = TestService.create(Organisation.Kind.PARTNER);

    @Test
    void an_answer_is_stored_offer_by_offer_by_either_name_of_the_format() {
        String answer = "{\"filtresPossibles\": [], \"resultats\": ["
                + Offers.with("id", "1")
                + ",\n"
                + Offers.with("id", "2").put("romeCode", "Z9999")
                + ","
                + Offers.with("id", "3")
                + "]}";

        assertEquals(
                List.of(
                        "1 1 CREATED REVIEW",
                        "2 2 REFUSED  invalid romeCode",
                        "3 3 CREATED REVIEW",
                        summary(3, 2, 0, 0, 0, 1)),
                told(send(answer)));
        assertEquals(
                summary(3, 0, 0, 2, 0, 1),
                told(Receipts.of(Receipts.send(
                                partner.as(Role.PARTNER),
                                VACANCIES + "?format=france-travail",
                                "application/json",
                                answer))
                        .getLast()));
        partner.as(Role.PARTNER)
                .get("/api/vacancies")
                .then()
                .body("items.reference", contains("1", "3"))
                .body("items.source", contains("france-travail", "france-travail"))
                .body("items.occupation", contains("F1703", "F1703"));
    }

    @Test
    void where_the_answer_breaks_off_what_came_before_is_stored() {
        String answer = "[" + Offers.with("id", "1") + ",\n" + Offers.with("id", "2") + ",\n {\"id\": oops}]";

        List<ObjectNode> receipts = send(answer);

        assertEquals(
                List.of("1 1 CREATED REVIEW", "2 2 CREATED REVIEW", "3  REFUSED  malformed", summary(3, 2, 0, 0, 0, 1)),
                told(receipts));
        assertEquals(
                "Le contenu n'est pas du JSON valide : ligne 3, colonne 9.",
                receipts.get(2).at("/problem/detail").textValue());
    }

    @Test
    void what_was_left_out_is_told_with_the_receipt() {
        ObjectNode receipt = send("[" + Offers.with("'contact': {'nom': 'M. X'}, 'nouveau': 'champ'") + "]")
                .getFirst();

        assertEquals("CREATED", receipt.get("status").textValue());
        assertEquals(
                List.of("nouveau"),
                receipt.get("notices").findValuesAsText("field").stream()
                        .filter("nouveau"::equals)
                        .toList());
    }

    @Test
    void real_offers_are_stored_once() throws IOException {
        assumeTrue(Files.exists(REAL), "no real offers at " + REAL.toAbsolutePath() + ": not tested with them");
        String answer = Files.readString(REAL);

        assertEquals(summary(8, 8, 0, 0, 0, 0), told(send(answer).getLast()));
        assertEquals(summary(8, 0, 0, 8, 0, 0), told(send(answer).getLast()));
        partner.as(Role.PARTNER).get("/api/vacancies").then().body("items.size()", equalTo(8));
    }

    private List<ObjectNode> send(String answer) {
        return Receipts.of(
                Receipts.send(partner.as(Role.PARTNER), VACANCIES, VacancyBulkResource.FRANCE_TRAVAIL, answer));
    }
}
