package org.passerelle.classification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestKeys;
import org.passerelle.access.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CodingResourceTest {

    private static ValidatableResponse post(Object body) {
        return given().header("X-API-Key", TestKeys.of(Role.COUNSELLOR))
                .header("Accept-Language", "en")
                .contentType("application/json")
                .body(body)
                .post("/api/occupations/coding")
                .then();
    }

    @Test
    void titles_are_coded_in_their_order() {
        post(Map.of(
                        "classification",
                        "roame",
                        "lang",
                        "fr",
                        "limit",
                        3,
                        "titles",
                        List.of("maçon coffreur bancheur (H/F) - Dakar - CDI", "asdf qwer", "soudeur")))
                .statusCode(200)
                .body("classification", equalTo("roame"))
                .body("version", notNullValue())
                .body("results", hasSize(3))
                .body("results[0].title", equalTo("maçon coffreur bancheur (H/F) - Dakar - CDI"))
                .body("results[0].language", equalTo("fr"))
                .body("results[0].abstained", equalTo(false))
                .body("results[0].candidates", hasSize(3))
                .body("results[0].candidates[0].isco08", equalTo("7114"))
                .body("results[0].candidates[0].score", greaterThan(.5f))
                .body("results[0].candidates[0].score", lessThanOrEqualTo(1f))
                .body("results[0].candidates[0].matched.language", equalTo("fr"))
                .body("results[1].abstained", equalTo(true))
                .body("results[2].candidates[0].isco08", equalTo("7212"));
    }

    @Test
    void a_title_may_come_with_what_is_known_beside_it() {
        post(Map.of(
                        "titles",
                        List.of(
                                Map.of("title", "soudeur", "industry", "Construction navale"),
                                Map.of("title", "bricklayer", "description", "Lays bricks and blocks"),
                                "plombier")))
                .statusCode(200)
                .body("results.candidates.collect{it[0].isco08}", contains("7212", "7112", "7126"));
    }

    @Test
    void preferred_titles_are_shown_in_the_readers_language() {
        post(Map.of("titles", List.of("bricklayer")))
                .body("results[0].candidates[0].title", equalTo("Bricklayer"))
                .body("results[0].language", equalTo("en"));
    }

    @Test
    void empty_titles_abstain_and_no_titles_have_no_results() {
        post(Map.of("titles", List.of("")))
                .statusCode(200)
                .body("results[0].abstained", equalTo(true))
                .body("results[0].candidates", hasSize(0));
        post(Map.of("titles", List.of())).statusCode(200).body("results", hasSize(0));
    }

    @Test
    void thousands_of_titles_are_coded_in_one_call_and_more_are_refused() {
        post(Map.of("limit", 1, "titles", Collections.nCopies(5000, "soudeur")))
                .statusCode(200)
                .body("results", hasSize(5000));
        post(Map.of("titles", Collections.nCopies(5001, "soudeur")))
                .statusCode(422)
                .body("violations[0].field", equalTo("titles"));
    }

    @Test
    void what_is_wrong_is_named() {
        post(Map.of("titles", List.of("soudeur", "x".repeat(501))))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("titles[1].title"));
        post(Map.of("titles", List.of("soudeur"), "classification", "none"))
                .statusCode(422)
                .body("violations[0].field", equalTo("classification"));
        post(Map.of("titles", List.of("soudeur"), "lang", "qqq"))
                .statusCode(422)
                .body("violations[0].field", equalTo("lang"));
        post(Map.of("titles", List.of("soudeur"), "limit", 0))
                .statusCode(422)
                .body("violations[0].field", equalTo("limit"));
        post(Map.of("limit", 3)).statusCode(422).body("violations[0].field", equalTo("titles"));
        post("{\"titles\": [null]}").statusCode(422).body("violations[0].field", equalTo("titles[0]"));
        post("{\"titles\": [{\"titel\": \"soudeur\"}]}").statusCode(422);
        post("{").statusCode(400);
        post("").statusCode(400);
    }

    @Test
    void whoever_has_no_key_is_refused() {
        given().contentType("application/json")
                .body(Map.of("titles", List.of("soudeur")))
                .post("/api/occupations/coding")
                .then()
                .statusCode(401);
    }

    @Test
    void a_misspelt_title_is_proposed_while_typing() {
        given().header("X-API-Key", TestKeys.of(Role.COUNSELLOR))
                .queryParam("q", "bricklayor")
                .get("/api/occupations")
                .then()
                .statusCode(200)
                .body("items[0].isco08", equalTo("7112"));
    }
}
