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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RankingTest {

    private static Masons masons;

    @Inject
    Indexer indexer;

    @BeforeEach
    void register_once() {
        if (masons == null) {
            masons = Masons.register(OwnService.open());
        }
        indexer.catchUp();
    }

    @Test
    void the_ranking_is_exact_in_order_and_score() {
        JsonNode ranking = rank("{}");
        assertEquals(9, ranking.get("considered").intValue());
        assertEquals(5, ranking.get("eligible").intValue());
        assertEquals(masons.eligible(), ids(ranking.get("candidates")));
        assertEquals(List.of("100.00", "92.95", "77.80", "56.95", "56.95"), scores(ranking.get("candidates")));
        assertEquals(List.of("1", "2", "3", "4", "5"), texts(ranking.get("candidates"), "rank"));
        assertFalse(ranking.has("next"));
    }

    @Test
    void the_points_of_the_criteria_add_up_to_the_score_and_to_a_hundred() {
        for (JsonNode candidate : rank("{}").get("candidates")) {
            assertEquals(candidate.get("score").decimalValue(), sum(candidate.get("criteria"), "points"));
            assertEquals(new BigDecimal("100.00"), sum(candidate.get("criteria"), "of"));
        }
    }

    @Test
    void every_criterion_says_in_english_what_was_asked_what_was_found_and_what_it_gave() {
        assertEquals("""
                occupation | - | Bricklayer, at least 2 years | 2 years in Bricklayer | occupation | 23.75 of 25.00 \
                | Asked: Bricklayer, at least 2 years. Found: 2 years in Bricklayer, the occupation asked.
                recency | - | Bricklayer, seen from 2026: how long ago | until 2022 in Bricklayer | five-years \
                | 4.00 of 5.00 | Asked: Bricklayer, seen from 2026: how long ago. \
                Found: until 2022 in Bricklayer, at most five years before.
                skills | 900017 | Read a plan or diagram | Read a plan or diagram | held | 15.00 of 15.00 \
                | Asked: Read a plan or diagram. Recorded: Read a plan or diagram.
                skills | 900164 | Measure and mark out a part | not recorded | none | 0.00 of 5.00 \
                | Asked: Measure and mark out a part. The skill is not recorded.
                languages | fr | French, at least B1 | B1 | level | 8.00 of 8.00 \
                | Asked: French, at least B1. Found: B1, enough.
                languages | en | English, at least A2 | A1 | one-below | 2.00 of 4.00 \
                | Asked: English, at least A2. Found: A1, one level below.
                place | - | work in Senegal | lives 18 km away | within-50 | 7.65 of 9.00 \
                | Asked: work in Senegal. Found: lives 18 km away, at most 50 km and no farther than the seeker travels.
                education | - | at least upper secondary education | lower secondary education | one-below \
                | 1.50 of 3.00 | Asked: at least upper secondary education. Found: lower secondary education, one level below.
                education | recognition | qualification recognised in Senegal | lives in Senegal, needs no recognition \
                | recognised | 3.00 of 3.00 \
                | Asked: qualification recognised in Senegal. Found: lives in Senegal, needs no recognition.
                licences | B | licence B | licence B | held | 5.00 of 5.00 | Asked: licence B. The licence is recorded.
                entry | - | skilled work | skilled work | named | 3.00 of 3.00 | Offered: skilled work. Found: skilled work.
                contract | - | permanent contract | seasonal work | none | 0.00 of 5.00 \
                | Offered: permanent contract. Wished: seasonal work.
                workingTime | - | full time | part time | none | 0.00 of 2.00 | Offered: full time. Wished: part time.
                workingTime | shifts | day shift, night shift | day shift | some-shifts | 1.00 of 2.00 \
                | Offered: day shift, night shift. The seeker accepts a part: day shift.
                pay | - | up to about 304 euros per month (exchange rate of January 1, 1999) \
                | expects at least about 335 euros per month (exchange rate of January 1, 1999) | ten-short | 1.80 of 3.00 \
                | Offered: up to about 304 euros per month (exchange rate of January 1, 1999). \
                Found: expects at least about 335 euros per month (exchange rate of January 1, 1999). The offer is at most 10 % short.
                availability | - | start on January 15, 2099 | available from January 25, 2099 | two-weeks | 2.10 of 3.00 \
                | Asked: start on January 15, 2099. Found: available from January 25, 2099, at most two weeks late.
                """, explanation("en"));
    }

    @Test
    void every_criterion_says_it_in_french() {
        assertEquals("""
                occupation | - | Maçon / Maçonne, au moins 2 ans | 2 ans comme Maçon / Maçonne | occupation \
                | 23.75 of 25.00 | Demandé : Maçon / Maçonne, au moins 2 ans. \
                Trouvé : 2 ans comme Maçon / Maçonne, le métier demandé.
                recency | - | Maçon / Maçonne, vu de 2026 : depuis quand | jusqu’en 2022 comme Maçon / Maçonne \
                | five-years | 4.00 of 5.00 | Demandé : Maçon / Maçonne, vu de 2026 : depuis quand. \
                Trouvé : jusqu’en 2022 comme Maçon / Maçonne, cinq ans avant au plus.
                skills | 900017 | Lire un plan ou un schéma | Lire un plan ou un schéma | held | 15.00 of 15.00 \
                | Demandé : Lire un plan ou un schéma. Au dossier : Lire un plan ou un schéma.
                skills | 900164 | Mesurer et tracer une pièce | non renseigné | none | 0.00 of 5.00 \
                | Demandé : Mesurer et tracer une pièce. La compétence n’est pas au dossier.
                languages | fr | français, au moins B1 | B1 | level | 8.00 of 8.00 \
                | Demandé : français, au moins B1. Trouvé : B1, suffisant.
                languages | en | anglais, au moins A2 | A1 | one-below | 2.00 of 4.00 \
                | Demandé : anglais, au moins A2. Trouvé : A1, un niveau en dessous.
                place | - | travail dans ce pays : Sénégal | habite à 18 km | within-50 | 7.65 of 9.00 \
                | Demandé : travail dans ce pays : Sénégal. \
                Trouvé : habite à 18 km, 50 km au plus et dans la limite acceptée.
                education | - | au moins : second cycle du secondaire | premier cycle du secondaire | one-below \
                | 1.50 of 3.00 | Demandé : au moins : second cycle du secondaire. \
                Trouvé : premier cycle du secondaire, un niveau en dessous.
                education | recognition | qualification reconnue dans ce pays : Sénégal \
                | habite ce pays, sans besoin de reconnaissance : Sénégal | recognised | 3.00 of 3.00 \
                | Demandé : qualification reconnue dans ce pays : Sénégal. \
                Trouvé : habite ce pays, sans besoin de reconnaissance : Sénégal.
                licences | B | permis B | permis B | held | 5.00 of 5.00 | Demandé : permis B. Le permis est au dossier.
                entry | - | emploi qualifié | emploi qualifié | named | 3.00 of 3.00 \
                | Proposé : emploi qualifié. Trouvé : emploi qualifié.
                contract | - | contrat à durée indéterminée | travail saisonnier | none | 0.00 of 5.00 \
                | Proposé : contrat à durée indéterminée. Souhaité : travail saisonnier.
                workingTime | - | temps plein | temps partiel | none | 0.00 of 2.00 \
                | Proposé : temps plein. Souhaité : temps partiel.
                workingTime | shifts | travail de jour, travail de nuit | travail de jour | some-shifts | 1.00 of 2.00 \
                | Proposé : travail de jour, travail de nuit. La personne en accepte une partie : travail de jour.
                pay | - | jusqu’à environ 304 euros par mois (cours du 1 janvier 1999) \
                | attend au moins environ 335 euros par mois (cours du 1 janvier 1999) | ten-short | 1.80 of 3.00 \
                | Proposé : jusqu’à environ 304 euros par mois (cours du 1 janvier 1999). \
                Trouvé : attend au moins environ 335 euros par mois (cours du 1 janvier 1999). Il manque 10 % au plus.
                availability | - | début le 15 janvier 2099 | disponible à partir du 25 janvier 2099 | two-weeks \
                | 2.10 of 3.00 | Demandé : début le 15 janvier 2099. \
                Trouvé : disponible à partir du 25 janvier 2099, deux semaines de retard au plus.
                """, explanation("fr"));
    }

    @Test
    void pages_concatenate_to_one_big_page() {
        List<UUID> seekers = new ArrayList<>();
        List<String> ranks = new ArrayList<>();
        JsonNode page = rank("{\"limit\": 2}");
        assertEquals(3, page.get("nearMisses").size());
        while (true) {
            assertEquals(5, page.get("eligible").intValue());
            seekers.addAll(ids(page.get("candidates")));
            ranks.addAll(texts(page.get("candidates"), "rank"));
            if (!page.has("next")) {
                break;
            }
            assertEquals(2, page.get("candidates").size());
            page = rank("{\"limit\": 2, \"cursor\": \"%s\"}"
                    .formatted(page.get("next").textValue()));
            assertEquals(0, page.get("nearMisses").size(), "near misses come with the first page");
        }
        assertEquals(masons.eligible(), seekers);
        assertEquals(List.of("1", "2", "3", "4", "5"), ranks);
    }

    @Test
    void the_funnel_says_what_each_requirement_keeps_out_and_what_relaxing_it_brings() {
        assertEquals("""
                consent (consent to be proposed in Senegal): misses 1, excludes 0, ifRelaxed -
                occupation (Bricklayer, at least 2 years): misses 1, excludes 1, ifRelaxed 0
                languages:fr (French, at least B1): misses 1, excludes 1, ifRelaxed 1
                place (work in Senegal): misses 1, excludes 0, ifRelaxed 0
                licences:B (licence B): misses 1, excludes 1, ifRelaxed 1
                entry (skilled work): misses 0, excludes 0, ifRelaxed 0
                """, funnel(rank("{}")));
    }

    @Test
    void a_near_miss_lacks_one_requirement_and_says_which() {
        JsonNode misses = rank("{}").get("nearMisses");
        assertEquals(List.of(masons.withoutFrench(), masons.withoutLicence(), masons.labourer()), ids(misses));
        assertEquals(List.of("96.00", "95.00", "80.75"), scores(misses));
        assertEquals(List.of("languages:fr", "licences:B", "occupation"), texts(misses, "requirement"));
        assertEquals(
                List.of(
                        "Asked: French, at least B1. Found: A2, one level below.",
                        "Asked: licence B. The licence is not recorded.",
                        "Asked: Bricklayer, at least 2 years. Found: 9 years in Building labourer,"
                                + " from which one progresses to it, with the years asked."),
                stream(misses).map(miss -> miss.at("/gap/because").textValue()).toList());
    }

    @Test
    void relaxing_a_requirement_lets_in_exactly_whom_the_funnel_promised() {
        JsonNode ranking = rank("{\"relax\": [\"languages:fr\"]}");
        assertEquals(6, ranking.get("eligible").intValue());
        List<UUID> expected = new ArrayList<>(masons.eligible());
        expected.add(1, masons.withoutFrench());
        assertEquals(expected, ids(ranking.get("candidates")));
        assertEquals(List.of("100.00", "96.00", "92.95", "77.80", "56.95", "56.95"), scores(ranking.get("candidates")));
        assertEquals("""
                consent (consent to be proposed in Senegal): misses 1, excludes 0, ifRelaxed -
                occupation (Bricklayer, at least 2 years): misses 1, excludes 1, ifRelaxed 0
                languages:fr (French, at least B1): misses 0, excludes 0, ifRelaxed 0
                place (work in Senegal): misses 1, excludes 0, ifRelaxed 0
                licences:B (licence B): misses 1, excludes 1, ifRelaxed 1
                entry (skilled work): misses 0, excludes 0, ifRelaxed 0
                """, funnel(ranking));
        assertEquals(List.of(masons.withoutLicence(), masons.labourer()), ids(ranking.get("nearMisses")));
    }

    @Test
    void relaxing_lowers_by_one_step_however_often_it_is_named() {
        JsonNode ranking = rank("{\"relax\": [\"occupation\"]}");
        assertEquals(masons.eligible(), ids(ranking.get("candidates")), "the labourer stands three steps below");
        assertEquals(
                5,
                rank("{\"relax\": [\"occupation\", \"occupation\"]}")
                        .get("eligible")
                        .intValue());
    }

    @Test
    void other_weights_give_other_points_for_this_ranking_only() {
        JsonNode ranking = rank("""
                {"weights": {"occupation": 3, "recency": 0, "skills": 1, "languages": 0, "place": 0, "education": 0,
                             "licences": 0, "entry": 0, "contract": 0, "workingTime": 0, "pay": 0, "availability": 0}}""");
        // Three quarters occupation, one quarter skills: 75 × 0.95 + 25 × 3/4, and 75 × 0.6.
        assertEquals(List.of("100.00", "100.00", "90.00", "45.00", "45.00"), scores(ranking.get("candidates")));
        for (JsonNode candidate : ranking.get("candidates")) {
            assertEquals(candidate.get("score").decimalValue(), sum(candidate.get("criteria"), "points"));
        }
        assertEquals(
                Stream.of(masons.complete(), masons.fromMali())
                        .sorted(OwnService.BY_TEXT)
                        .toList(),
                ids(ranking.get("candidates")).subList(0, 2),
                "ties are broken by id");
        assertEquals(
                List.of("100.00", "92.95", "77.80", "56.95", "56.95"),
                scores(rank("{}").get("candidates")));
    }

    @Test
    void an_empty_body_asks_for_the_first_twenty() {
        JsonNode ranking =
                OwnService.body(masons.service().counsellor().post("/api/vacancies/{id}/ranking", masons.vacancy()));
        assertEquals(masons.eligible(), ids(ranking.get("candidates")));
    }

    @Test
    void a_counsellor_ranks_the_own_services_seekers_and_an_administrator_all() {
        OwnService other = OwnService.open();
        UUID theirs = other.register(Masons.file());
        indexer.catchUp();
        JsonNode ranking = other.rank(masons.vacancy(), "{}");
        assertEquals(1, ranking.get("considered").intValue(), "seekers of another service are not even counted");
        assertEquals(List.of(theirs), ids(ranking.get("candidates")));
        assertEquals(9, rank("{}").get("considered").intValue());
        JsonNode all = OwnService.body(OwnService.administrator()
                .body("{\"limit\": 500}")
                .post("/api/vacancies/{id}/ranking", masons.vacancy()));
        assertTrue(all.get("considered").intValue() >= 10, all.get("considered").toString());
        assertTrue(ids(all.get("candidates")).contains(theirs));
        assertTrue(ids(all.get("candidates")).containsAll(masons.eligible()));
    }

    @Test
    void nobody_is_proposed_abroad_without_consent() {
        OwnService service = OwnService.open();
        String wishes = "{\"countries\": [\"FR\"]}";
        UUID consenting = service.register(Masons.file("wishes", wishes, "consents", consent("FR", null)));
        UUID everywhere = service.register(Masons.file("wishes", wishes, "consents", consent("*", null)));
        service.register(Masons.file("wishes", wishes));
        service.register(Masons.file("wishes", wishes, "consents", consent("MA", null)));
        service.register(Masons.file("wishes", wishes, "consents", consent("FR", "2026-02-01")));
        UUID vacancy = service.publish("""
                {"title": "Mason", "occupation": "F1703", "language": "en", "place": {"country": "FR"}, "charges": [],
                 "employer": {"name": "Bâtir", "country": "FR"}, "conditions": {"documentsKeptBy": "WORKER"}}""");
        indexer.catchUp();
        JsonNode ranking = service.rank(vacancy, "{}");
        assertEquals(
                Stream.of(consenting, everywhere).sorted(OwnService.BY_TEXT).toList(), ids(ranking.get("candidates")));
        assertEquals("""
                consent (consent to be proposed in France): misses 3, excludes 3, ifRelaxed -
                place (work in France): misses 0, excludes 0, ifRelaxed 0
                entry (skilled work): misses 0, excludes 0, ifRelaxed 0
                """, funnel(ranking));
        assertEquals(0, ranking.get("nearMisses").size(), "whom the law keeps out is not shown");
        service.counsellor()
                .body("{\"relax\": [\"consent\"]}")
                .post("/api/vacancies/{id}/ranking", vacancy)
                .then()
                .statusCode(422);
    }

    private static String consent(String country, String withdrawn) {
        return """
                [{"purpose": "INTERNATIONAL_MATCHING", "countries": ["%s"], "given": "2026-01-01", "textVersion": "1",
                  "withdrawn": %s}]""".formatted(country, withdrawn == null ? "null" : "\"" + withdrawn + "\"");
    }

    private static JsonNode rank(String request) {
        return masons.service().rank(masons.vacancy(), request);
    }

    private static String explanation(String language) {
        JsonNode ranking = OwnService.body(
                masons.service().counsellor(language).body("{}").post("/api/vacancies/{id}/ranking", masons.vacancy()));
        StringBuilder lines = new StringBuilder();
        for (JsonNode criterion : ranking.at("/candidates/2/criteria")) {
            lines.append("%s | %s | %s | %s | %s | %s of %s | %s%n"
                    .formatted(
                            criterion.get("criterion").textValue(),
                            criterion.path("item").asText("-"),
                            criterion.get("asked").textValue(),
                            criterion.get("found").textValue(),
                            criterion.get("step").textValue(),
                            criterion.get("points").decimalValue(),
                            criterion.get("of").decimalValue(),
                            criterion.get("because").textValue()));
        }
        return lines.toString();
    }

    private static String funnel(JsonNode ranking) {
        StringBuilder lines = new StringBuilder();
        for (JsonNode hurdle : ranking.get("funnel")) {
            lines.append("%s (%s): misses %d, excludes %d, ifRelaxed %s%n"
                    .formatted(
                            hurdle.get("requirement").textValue(),
                            hurdle.get("asked").textValue(),
                            hurdle.get("misses").intValue(),
                            hurdle.get("excludes").intValue(),
                            hurdle.path("ifRelaxed").asText("-")));
        }
        return lines.toString();
    }

    private static BigDecimal sum(JsonNode criteria, String field) {
        return stream(criteria).map(c -> c.get(field).decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static List<UUID> ids(JsonNode candidates) {
        return stream(candidates)
                .map(c -> UUID.fromString(c.get("seeker").textValue()))
                .toList();
    }

    private static List<String> scores(JsonNode candidates) {
        return stream(candidates)
                .map(c -> c.get("score").decimalValue().toPlainString())
                .toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return stream(list).map(c -> c.get(field).asText()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
