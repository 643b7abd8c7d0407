package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Classifications;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Hit;
import org.passerelle.matching.MonthlyPay;
import org.passerelle.matching.Opening;
import org.passerelle.matching.Place;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Recognition;
import org.passerelle.platform.ReferenceCurrency;
import org.passerelle.sample.SampleSeekers;
import org.passerelle.sample.SampleVacancies;
import org.passerelle.seeker.Consent;
import org.passerelle.seeker.HeldSkill;
import org.passerelle.seeker.Qualification;
import org.passerelle.seeker.SeekerDraft;
import org.passerelle.seeker.SpokenLanguage;
import org.passerelle.seeker.Wishes;
import org.passerelle.vacancy.VacancyDraft;

/** The whole way, from a file sent to a ranking answered, against a brute-force reckoning of what the files say. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SampleOracleTest {

    private static final long SEED = 4711;
    private static final int SEEKERS = 200;
    private static final int VACANCIES = 24;

    private static final List<String> NOT_OF_THE_DRAFT =
            List.of("id", "organisation", "state", "clearance", "classificationVersion", "createdAt", "updatedAt");

    @Inject
    Indexer indexer;

    @Inject
    Classifications classifications;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Test
    void rankings_and_opportunities_are_what_the_stored_files_say() throws Exception {
        LocalDate today = LocalDate.now(clock);
        Classification classification = classifications.current();
        OwnService service = OwnService.open();
        UUID agency = agency();
        load(service, "/api/seekers/bulk", SampleSeekers.of(SEED, SEEKERS, today, classification, key -> service.id));
        load(service, "/api/vacancies/bulk", SampleVacancies.of(SEED, VACANCIES, today, classification, key -> agency));
        indexer.catchUp();

        Map<UUID, Facts> facts = new HashMap<>();
        for (JsonNode view : items(service, "/api/seekers?limit=500")) {
            UUID id = id(view);
            facts.put(id, Facts.of(candidate(id, draft(view, SeekerDraft.class)), classification));
        }
        assertEquals(SEEKERS, facts.size());

        Map<UUID, Map<UUID, Integer>> points = new HashMap<>();
        for (JsonNode view : items(service, "/api/vacancies?limit=500&organisation=" + service.id)) {
            UUID vacancy = id(view);
            if (view.get("clearance").textValue().equals("BLOCKED")) {
                continue;
            }
            Plan plan = Plan.compile(opening(vacancy, draft(view, VacancyDraft.class)), classification);
            List<Hit> expected = facts.entrySet().stream()
                    .flatMap(seeker -> hit(seeker.getKey(), plan.score(seeker.getValue())))
                    .sorted()
                    .toList();
            JsonNode ranking = service.rank(vacancy, "{\"limit\": 500}");
            assertEquals(SEEKERS, ranking.get("considered").intValue());
            assertEquals(expected, hits(ranking.get("candidates"), "seeker"), "seed " + SEED + ", " + vacancy);
            points.put(vacancy, expected.stream().collect(Collectors.toMap(Hit::id, Hit::points)));
        }
        assertTrue(points.size() >= 20, "vacancies ranked: " + points.size());
        assertTrue(points.values().stream().mapToInt(Map::size).sum() > SEEKERS, "hardly anybody is eligible");

        for (UUID seeker : facts.keySet().stream().limit(25).toList()) {
            JsonNode opportunities = service.opportunities(seeker);
            List<Hit> offered = new ArrayList<>(hits(opportunities.get("home"), "vacancy"));
            offered.addAll(hits(opportunities.get("abroad"), "vacancy"));
            Set<Hit> expected = points.entrySet().stream()
                    .filter(vacancy -> vacancy.getValue().containsKey(seeker))
                    .map(vacancy -> new Hit(vacancy.getKey(), vacancy.getValue().get(seeker)))
                    .collect(Collectors.toSet());
            offered.removeIf(hit -> !points.containsKey(hit.id()));
            assertEquals(expected, Set.copyOf(offered), "seed " + SEED + ", " + seeker);
        }
    }

    private static Stream<Hit> hit(UUID id, OptionalInt points) {
        return points.isEmpty() ? Stream.empty() : Stream.of(new Hit(id, points.getAsInt()));
    }

    private static UUID agency() {
        UUID agency = OwnService.organisation("AGENCY", "SN");
        OwnService.administrator()
                .body("""
                        {"number": "%s", "authority": "Ministère", "country": "SN", "validFrom": "2020-01-01"}""".formatted(agency))
                .post("/api/organisations/{id}/licences", agency)
                .then()
                .statusCode(201);
        return agency;
    }

    private void load(OwnService service, String path, Stream<?> drafts) throws JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        for (Object draft : drafts.toList()) {
            lines.append(json.writeValueAsString(draft)).append('\n');
        }
        String receipts = service.counsellor()
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> lost = receipts.lines()
                .filter(line -> !line.contains("\"CREATED\"") && !line.contains("\"summary\""))
                .toList();
        assertEquals(List.of(), lost);
    }

    private static List<JsonNode> items(OwnService service, String path) {
        List<JsonNode> items = new ArrayList<>();
        OwnService.body(service.counsellor().get(path)).get("items").forEach(items::add);
        return items;
    }

    private <T> T draft(JsonNode view, Class<T> type) throws JsonProcessingException {
        return json.treeToValue(((ObjectNode) view.deepCopy()).without(NOT_OF_THE_DRAFT), type);
    }

    private static UUID id(JsonNode view) {
        return UUID.fromString(view.get("id").textValue());
    }

    private static List<Hit> hits(JsonNode list, String idField) {
        List<Hit> hits = new ArrayList<>();
        for (JsonNode place : list) {
            BigDecimal score = place.get("score").decimalValue();
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode criterion : place.get("criteria")) {
                sum = sum.add(criterion.get("points").decimalValue());
            }
            assertEquals(score, sum);
            hits.add(new Hit(
                    UUID.fromString(place.get(idField).textValue()),
                    score.movePointRight(2).intValueExact()));
        }
        return hits;
    }

    private static Candidate candidate(UUID id, SeekerDraft file) {
        Wishes wishes = file.wishes();
        return new Candidate(
                id,
                file.occupations().stream()
                        .map(o -> new Candidate.Experience(
                                o.code(), o.title(), o.years(), o.lastYear(), !Boolean.FALSE.equals(o.sought())))
                        .toList(),
                file.skills().stream().map(HeldSkill::code).collect(Collectors.toSet()),
                file.skills().stream()
                        .filter(s -> s.gainedIn() != null)
                        .collect(Collectors.toMap(HeldSkill::code, HeldSkill::gainedIn)),
                file.languages().stream()
                        .collect(Collectors.toMap(
                                SpokenLanguage::code, SpokenLanguage::level, (a, b) -> a.compareTo(b) > 0 ? a : b)),
                file.education() == null ? null : file.education().isced(),
                recognitions(file),
                Set.copyOf(file.licences()),
                file.training().stream()
                        .map(t -> new Candidate.Training(t.skill(), t.occupation(), t.endsOn()))
                        .toList(),
                place(file.residence()),
                new Candidate.Wishes(
                        wishes.countries(),
                        wishes.anyCountry(),
                        wishes.regions(),
                        wishes.maximumKilometres(),
                        wishes.contracts(),
                        wishes.workingTimes(),
                        wishes.shifts()),
                wishes.minimumPay() == null
                        ? null
                        : new MonthlyPay(
                                ReferenceCurrency.monthlyCents(
                                                wishes.minimumPay().amount(),
                                                wishes.minimumPay().currency(),
                                                wishes.minimumPay().per(),
                                                null)
                                        .orElseThrow(),
                                null),
                file.availableFrom(),
                file.consents().stream()
                        .filter(c -> c.purpose() == Consent.Purpose.INTERNATIONAL_MATCHING && c.withdrawn() == null)
                        .flatMap(c -> c.countries().stream())
                        .collect(Collectors.toSet()));
    }

    private static Map<String, Recognition> recognitions(SeekerDraft file) {
        Map<String, Recognition> recognitions = new HashMap<>();
        for (Qualification qualification : file.qualifications()) {
            for (Qualification.Recognition held : qualification.recognitions()) {
                recognitions.put(
                        held.country(), Recognition.valueOf(held.status().name()));
            }
            recognitions.put(qualification.country(), Recognition.RECOGNISED);
        }
        return recognitions;
    }

    private static Opening opening(UUID id, VacancyDraft offer) {
        var asked = offer.requirements();
        return new Opening(
                id,
                offer.occupation(),
                offer.title(),
                offer.entryType(),
                place(offer.place()),
                offer.contract().kind(),
                offer.contract().workingTime(),
                Objects.requireNonNullElse(offer.contract().shifts(), Set.of()),
                offer.pay() == null
                        ? null
                        : ReferenceCurrency.monthlyCents(
                                        Objects.requireNonNullElse(
                                                offer.pay().maximum(),
                                                offer.pay().minimum()),
                                        offer.pay().currency(),
                                        offer.pay().per(),
                                        offer.contract().hoursPerWeek())
                                .map(cents -> new MonthlyPay(cents, null))
                                .orElse(null),
                offer.contract().startsOn(),
                offer.publishedOn(),
                asked.experienceYears() == null
                        ? null
                        : new Opening.Experience(
                                asked.experienceYears().minimum(),
                                asked.experienceYears().necessity()),
                asked.skills().stream()
                        .map(s -> new Opening.Skill(s.code(), s.necessity(), s.importance()))
                        .toList(),
                asked.languages().stream()
                        .map(l -> new Opening.Language(l.code(), l.level(), l.necessity()))
                        .toList(),
                asked.education() == null
                        ? null
                        : new Opening.Education(
                                asked.education().isced(), asked.education().necessity()),
                asked.licences().stream()
                        .map(l -> new Opening.Licence(l.code(), l.necessity()))
                        .toList());
    }

    private static Place place(org.passerelle.platform.Place place) {
        return new Place(place.country(), place.region(), place.locality(), place.latitude(), place.longitude());
    }
}
