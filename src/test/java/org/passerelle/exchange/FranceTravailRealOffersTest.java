package org.passerelle.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Necessity;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Skill;
import org.passerelle.exchange.FranceTravailOffer.Reading;
import org.passerelle.platform.Place;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.VacancyDraft;

/** Eight offers as the French service really gave them, kept beside the project and not in it. */
class FranceTravailRealOffersTest {

    private static final Path RESPONSE = Path.of(System.getProperty(
            "passerelle.franceTravail", "../shared/data/vacancies/france-travail/search-response.json"));

    private final List<Reading> readings = new ArrayList<>();

    @BeforeEach
    void read() throws IOException, UnreadableOffer {
        assumeTrue(Files.exists(RESPONSE), "no real offers at " + RESPONSE.toAbsolutePath() + ": not tested with them");
        try (InputStream json = Files.newInputStream(RESPONSE)) {
            FranceTravailResponse response = new FranceTravailResponse(json);
            while (response.hasNext()) {
                if (response.next() instanceof FranceTravailResponse.Offer(var _, JsonNode record)) {
                    readings.add(FranceTravailOffer.read(record, classificationOf(record)));
                }
            }
        }
    }

    @Test
    void each_gives_a_valid_draft() {
        assertEquals(8, readings.size());
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            for (Reading reading : readings) {
                assertEquals(Set.of(), factory.getValidator().validate(reading.draft()));
            }
        }
    }

    @Test
    void seven_are_for_trainees_and_one_is_for_an_apprentice() {
        assertEquals(
                Map.of(EntryType.TRAINEE, 7L, EntryType.APPRENTICE, 1L),
                readings.stream().collect(Collectors.groupingBy(r -> r.draft().entryType(), Collectors.counting())));
    }

    @Test
    void the_apprenticeship_is_read_whole() {
        VacancyDraft draft = readings.getLast().draft();

        assertEquals("088QSFQ", draft.reference());
        assertEquals(1559055674L, draft.version());
        assertEquals(ContractKind.APPRENTICESHIP, draft.contract().kind());
        assertEquals(12, draft.contract().months());
        assertEquals(new BigDecimal("35"), draft.contract().hoursPerWeek());
        assertEquals(new BigDecimal("1521.22"), draft.pay().minimum());
        assertEquals(new Place("FR", "FR-54", "LUNEVILLE", 48.58944444, 6.501666666), draft.place());
        assertEquals(4, draft.requirements().skills().size());
        assertEquals(
                new Requirements.Education(5, Necessity.PREFERRED),
                draft.requirements().education());
    }

    /** With the skills of this offer; what the shipped classification knows is tested with that one. */
    private static Classification classificationOf(JsonNode offer) {
        Map<String, Skill> skills = new HashMap<>();
        offer.path("competences").findValuesAsText("code").forEach(code -> skills.put(code, new Skill(code, Map.of())));
        Classification small = SmallClassification.INSTANCE;
        Map<String, Occupation> occupations = new HashMap<>();
        small.occupations().forEach(o -> occupations.put(o.code(), o));
        return new Classification(small.id(), small.version(), small.names(), small.languages(), occupations, skills);
    }
}
