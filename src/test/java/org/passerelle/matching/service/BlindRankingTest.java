package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;

/** Who somebody is gives no points: the same file of another person scores the same, for the same reasons. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BlindRankingTest {

    @Inject
    Indexer indexer;

    @Test
    void sex_birth_date_nationality_and_origin_change_neither_points_nor_reasons() {
        OwnService service = OwnService.open();
        UUID woman = person(service, "F", "2004-02-29", "SN", "2025-01-01");
        UUID man = person(service, "M", "1962-07-01", "ML", "1999-01-01");
        UUID other = person(service, "X", null, "FR", null);
        UUID vacancy = service.publish(Masons.OFFER);
        indexer.catchUp();
        JsonNode candidates = service.rank(vacancy, "{}").get("candidates");
        assertEquals(Set.of(woman, man, other), Set.copyOf(RankingTest.ids(candidates)));
        Set<JsonNode> reasons = StreamSupport.stream(candidates.spliterator(), false)
                .map(candidate -> candidate.get("criteria"))
                .collect(Collectors.toSet());
        assertEquals(1, reasons.size(), reasons.toString());
        JsonNode score = scoreAt(service, woman, vacancy);
        assertEquals(score, scoreAt(service, man, vacancy));
        assertEquals(score, scoreAt(service, other, vacancy));
    }

    private static UUID person(OwnService service, String sex, String born, String nationality, String returned) {
        ObjectNode file = Masons.file().put("sex", sex).put("birthDate", born);
        file.putArray("nationalities").add(nationality);
        if (returned != null) {
            file.putArray("movements")
                    .addObject()
                    .put("kind", "RETURN")
                    .put("country", "SN")
                    .put("from", returned);
        }
        return service.register(file);
    }

    private static JsonNode scoreAt(OwnService service, UUID seeker, UUID vacancy) {
        for (JsonNode opportunity : service.opportunities(seeker).get("home")) {
            if (opportunity.get("vacancy").textValue().equals(vacancy.toString())) {
                return opportunity.get("score");
            }
        }
        throw new AssertionError("not offered");
    }
}
