package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpportunityTest {

    private static final String CONSENT = """
            [{"purpose": "INTERNATIONAL_MATCHING", "countries": ["*"], "given": "2026-01-01", "textVersion": "1"}]""";

    @Inject
    Indexer indexer;

    private record Pair(UUID seeker, UUID vacancy) {}

    @Test
    void a_pair_has_one_score_whichever_side_asks() {
        OwnService service = OwnService.open();
        Masons masons = Masons.register(service);
        List<UUID> seekers = new ArrayList<>(masons.eligible());
        seekers.addAll(
                List.of(masons.withoutFrench(), masons.withoutLicence(), masons.labourer(), masons.withoutConsent()));
        seekers.add(service.register(Masons.file("wishes", "{\"countries\": [\"FR\", \"ML\"]}", "consents", CONSENT)));
        List<UUID> vacancies = List.of(
                masons.vacancy(),
                vacancy(service, "SN", "F1703"),
                vacancy(service, "SN", "F1701"),
                vacancy(service, "FR", "F1703"),
                vacancy(service, "ML", "F1704"));
        indexer.catchUp();

        Map<Pair, BigDecimal> asked = new HashMap<>();
        for (UUID vacancy : vacancies) {
            for (JsonNode candidate : service.rank(vacancy, "{\"limit\": 500}").get("candidates")) {
                asked.put(new Pair(id(candidate, "seeker"), vacancy), score(candidate));
            }
        }
        Map<Pair, BigDecimal> offered = new HashMap<>();
        for (UUID seeker : seekers) {
            JsonNode opportunities = service.opportunities(seeker);
            for (String list : List.of("home", "abroad")) {
                for (JsonNode opportunity : opportunities.get(list)) {
                    if (vacancies.contains(id(opportunity, "vacancy"))) {
                        offered.put(new Pair(seeker, id(opportunity, "vacancy")), score(opportunity));
                    }
                }
            }
        }
        assertTrue(asked.size() > 20, asked.toString());
        assertEquals(asked, offered);
    }

    @Test
    void work_at_home_and_abroad_come_in_two_lists_on_one_scale() {
        OwnService service = OwnService.open();
        UUID home = service.publish(Masons.OFFER);
        UUID abroad = vacancy(service, "FR", "F1703");
        UUID elsewhere = vacancy(service, "DE", "F1703");
        UUID seeker = service.register(Masons.file("wishes", "{\"countries\": [\"FR\"]}", "consents", CONSENT));
        indexer.catchUp();
        JsonNode opportunities = service.opportunities(seeker);
        assertEquals("100.00", scoreOf(opportunities.get("home"), home));
        // Of 42 parts, occupation has 25, recency 5, place 9 and entry 3, all of them full but the place with 0.55.
        assertEquals("90.36", scoreOf(opportunities.get("abroad"), abroad));
        assertFalse(ids(opportunities.get("home")).contains(abroad));
        assertFalse(ids(opportunities.get("abroad")).contains(home));
        assertFalse(ids(opportunities.get("abroad")).contains(elsewhere), "Germany is not wished");
        opportunities
                .get("home")
                .forEach(o -> assertEquals("SN", o.get("country").textValue()));
        assertTrue(opportunities.get("eligible").intValue()
                <= opportunities.get("considered").intValue());
    }

    @Test
    void each_list_is_ranked_and_every_score_is_the_sum_of_its_points() {
        OwnService service = OwnService.open();
        vacancy(service, "SN", "F1703");
        vacancy(service, "SN", "F1703");
        vacancy(service, "SN", "F1701");
        UUID seeker = service.register(Masons.file());
        indexer.catchUp();
        JsonNode home = service.opportunities(seeker).get("home");
        int rank = 1;
        for (JsonNode opportunity : home) {
            assertEquals(rank++, opportunity.get("rank").intValue());
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode criterion : opportunity.get("criteria")) {
                sum = sum.add(criterion.get("points").decimalValue());
            }
            assertEquals(score(opportunity), sum);
        }
        List<JsonNode> listed = new ArrayList<>();
        home.forEach(listed::add);
        List<JsonNode> sorted = listed.stream()
                .sorted(Comparator.comparing(OpportunityTest::score)
                        .reversed()
                        .thenComparing(o -> id(o, "vacancy"), OwnService.BY_TEXT))
                .toList();
        assertEquals(sorted, listed);
    }

    private static UUID vacancy(OwnService service, String country, String occupation) {
        return service.publish("""
                {"title": "Ouvrier du bâtiment", "occupation": "%s", "place": {"country": "%s"}, "charges": [], "publishedOn": "2026-01-05",
                 "employer": {"name": "Entreprise", "country": "%s"}, "conditions": {"documentsKeptBy": "WORKER"}}""".formatted(occupation, country, country));
    }

    private static String scoreOf(JsonNode list, UUID vacancy) {
        for (JsonNode opportunity : list) {
            if (id(opportunity, "vacancy").equals(vacancy)) {
                return score(opportunity).toPlainString();
            }
        }
        return "not listed";
    }

    private static List<UUID> ids(JsonNode list) {
        List<UUID> ids = new ArrayList<>();
        list.forEach(o -> ids.add(id(o, "vacancy")));
        return ids;
    }

    private static UUID id(JsonNode node, String field) {
        return UUID.fromString(node.get(field).textValue());
    }

    private static BigDecimal score(JsonNode node) {
        return node.get("score").decimalValue();
    }
}
