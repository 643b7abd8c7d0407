package org.passerelle.matching.service;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestKeys;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Classifications;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RecodedMatchingTest {

    /** The index follows within a second; a busy machine gets more. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String EARLIER = "0.9";

    @Inject
    EntityManager entities;

    @Inject
    Classifications classifications;

    @Test
    void rankings_follow_the_codes_that_stand_today_on_both_sides() throws InterruptedException {
        String seeker = post("/api/seekers", """
                {"reference": "RM-1", "givenName": "Awa", "familyName": "Diop", "residence": {"country": "SN"},
                 "occupations": [{"code": "F1703", "years": 5, "sought": true}]}""").getString("id");
        String vacancy = post("/api/vacancies", """
                {"source": "essai", "reference": "RM-1", "title": "Poste", "language": "fr", "occupation": "N4101",
                 "place": {"country": "SN"}}""").getString("id");

        recode("SEEKER", seeker, "occupations[0].code", "F1703", "A1101");
        recode("VACANCY", vacancy, "occupation", "N4101", "A1101");

        String step = null;
        for (Instant end = Instant.now().plus(PATIENCE);
                !"occupation".equals(step) && Instant.now().isBefore(end);
                Thread.sleep(200)) {
            step = step(post("/api/vacancies/" + vacancy + "/ranking", "{}"), "candidates", "seeker", seeker);
        }
        assertEquals("occupation", step);
        assertEquals(
                "occupation",
                step(post("/api/seekers/" + seeker + "/opportunities", "{}"), "home", "vacancy", vacancy));
    }

    /** The step of the occupation criterion on which somebody stands, null when they are not ranked. */
    private static String step(JsonPath ranking, String list, String member, String id) {
        return ranking.getString(list + ".find {it." + member + " == '" + id
                + "'}?.criteria?.find {it.criterion == 'occupation'}?.step");
    }

    private void recode(String kind, String record, String field, String from, String to) {
        Classification roame = classifications.current();
        Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
            // As if it had been coded with the version before.
            entities.createNativeQuery("update %s set classification_version = :earlier where id = :record"
                            .formatted(kind.toLowerCase(Locale.ROOT)))
                    .setParameter("earlier", EARLIER)
                    .setParameter("record", UUID.fromString(record))
                    .executeUpdate();
            return entities.createNativeQuery("""
                        insert into recoding (id, tenant, record_kind, record, field, classification, from_version,
                            from_code, to_version, to_code, match, source, recoded_at, recoded_by)
                        select :id, tenant, :kind, id, :field, 'roame', :earlier, :from, :version, :to, 'EXACT', 'test',
                            now(), id from %s where id = :record""".formatted(kind.toLowerCase(Locale.ROOT)))
                    .setParameter("id", UUID.randomUUID())
                    .setParameter("kind", kind)
                    .setParameter("record", UUID.fromString(record))
                    .setParameter("field", field)
                    .setParameter("earlier", EARLIER)
                    .setParameter("version", roame.version())
                    .setParameter("from", from)
                    .setParameter("to", to)
                    .executeUpdate();
        }));
    }

    private static JsonPath post(String address, String body) {
        var answer = counsellor().body(body).post(address).then().extract();
        assertTrue(List.of(200, 201).contains(answer.statusCode()), () -> answer.body()
                .asString());
        return answer.jsonPath();
    }

    private static RequestSpecification counsellor() {
        return given().header("X-API-Key", TestKeys.of(Role.COUNSELLOR)).contentType(ContentType.JSON);
    }
}
