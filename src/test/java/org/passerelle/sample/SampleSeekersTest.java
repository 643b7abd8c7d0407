package org.passerelle.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Classification;
import org.passerelle.organisation.Organisation;
import org.passerelle.seeker.Consent;
import org.passerelle.seeker.PastOccupation;
import org.passerelle.seeker.SeekerDraft;

class SampleSeekersTest {
    private static final long SEED = 20261122;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Classification OCCUPATIONS = ShippedOccupations.read();
    private static final List<SeekerDraft> SEEKERS = seekers(SEED, 3000).toList();

    private record Box(double south, double north, double west, double east) {
        boolean holds(double latitude, double longitude) {
            return latitude > south && latitude < north && longitude > west && longitude < east;
        }
    }

    private static final Map<String, Box> BOXES = Map.of(
            "SN", new Box(12.3, 16.7, -17.6, -11.3),
            "ML", new Box(10.1, 25.0, -12.3, 4.3),
            "MA", new Box(27.6, 36.0, -13.2, -1.0));

    static UUID idOf(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<SeekerDraft> seekers(long seed, int count) {
        return SampleSeekers.of(seed, count, TODAY, OCCUPATIONS, SampleSeekersTest::idOf);
    }

    @Test
    void the_same_seed_and_day_give_the_same_people() {
        assertEquals(SEEKERS, seekers(SEED, 3000).toList());
        assertEquals(SEEKERS, seekers(SEED, 3000).parallel().toList());
    }

    @Test
    void another_seed_gives_other_people() {
        Set<String> others = seekers(SEED + 1, 3000).map(SampleSeekersTest::who).collect(Collectors.toSet());
        assertTrue(SEEKERS.stream()
                        .map(SampleSeekersTest::who)
                        .filter(others::contains)
                        .count()
                < 10);
    }

    private static String who(SeekerDraft seeker) {
        return seeker.givenName() + " " + seeker.familyName() + " " + seeker.birthDate();
    }

    @Test
    void a_longer_sample_begins_with_the_shorter() {
        assertEquals(SEEKERS.subList(0, 100), seekers(SEED, 100).toList());
    }

    @Test
    void every_seeker_passes_the_checks_at_the_edge() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            for (SeekerDraft seeker : SEEKERS) {
                assertEquals(Set.of(), validator.validate(seeker), seeker::toString);
            }
        }
    }

    @Test
    void every_code_is_one_of_the_classification() {
        for (SeekerDraft seeker : SEEKERS) {
            assertEquals(OCCUPATIONS.id(), seeker.classification());
            seeker.occupations().forEach(o -> assertTrue(OCCUPATIONS.isOccupation(o.code()), o.code()));
            seeker.skills()
                    .forEach(s -> assertTrue(OCCUPATIONS.findSkill(s.code()).isPresent(), s.code()));
            seeker.training()
                    .forEach(t -> assertTrue(OCCUPATIONS.findSkill(t.skill()).isPresent(), t.skill()));
        }
    }

    @Test
    void what_seekers_call_their_trade_is_a_title_of_it() {
        SEEKERS.stream()
                .flatMap(s -> s.occupations().stream())
                .filter(o -> o.title() != null)
                .forEach(o ->
                        assertTrue(OCCUPATIONS.titleKey(o.code(), o.title()).isPresent(), o.title()));
    }

    @Test
    void years_of_work_fit_between_school_and_today() {
        for (SeekerDraft seeker : SEEKERS) {
            int age = Period.between(seeker.birthDate(), TODAY).getYears();
            assertTrue(age >= 18 && age <= 60, seeker::toString);
            int years = seeker.occupations().stream()
                    .mapToInt(PastOccupation::years)
                    .sum();
            assertTrue(years <= age - 15, seeker::toString);
            seeker.occupations().stream()
                    .filter(o -> o.years() > 0)
                    .forEach(o -> assertTrue(
                            o.lastYear() - o.years() >= seeker.birthDate().getYear() + 15, seeker::toString));
            seeker.occupations().forEach(o -> assertEquals(o.years() == 0, o.lastYear() == null));
            seeker.movements().stream()
                    .filter(m -> m.to() != null)
                    .forEach(m ->
                            assertTrue(!m.from().isBefore(seeker.birthDate().plusYears(18))));
        }
    }

    @Test
    void people_live_inside_their_country_and_belong_to_an_office_there() {
        Map<UUID, SampleOrganisations.Entry> organisations = SampleOrganisationsTest.byId();
        for (SeekerDraft seeker : SEEKERS) {
            var place = seeker.residence();
            assertTrue(BOXES.get(place.country()).holds(place.latitude(), place.longitude()), place::toString);
            assertTrue(place.region().startsWith(place.country() + "-"));
            SampleOrganisations.Entry office = organisations.get(seeker.office());
            assertEquals(Organisation.Kind.OFFICE, office.kind());
            assertEquals(place.country(), office.country());
            assertTrue(seeker.reference().matches("[A-Z]{3}-202[4-6]-\\d{6}"), seeker.reference());
        }
        assertEquals(
                3000, SEEKERS.stream().map(SeekerDraft::reference).distinct().count());
    }

    @Test
    void about_half_are_women_and_about_a_third_would_go_abroad() {
        assertBetween(1425, 1575, count(s -> s.sex() == SeekerDraft.Sex.F));
        assertBetween(900, 1200, count(s -> !s.wishes().countries().isEmpty()));
    }

    @Test
    void most_who_would_go_abroad_have_agreed_to_be_proposed_there_and_nobody_else() {
        long agreed = count(s -> agrees(s));
        long abroad = count(s -> !s.wishes().countries().isEmpty());
        assertBetween(abroad * 4 / 5, abroad * 9 / 10, agreed);
        assertEquals(agreed, count(s -> agrees(s) && !s.wishes().countries().isEmpty()));
    }

    private static boolean agrees(SeekerDraft seeker) {
        return seeker.consents().stream()
                .anyMatch(c -> c.purpose() == Consent.Purpose.INTERNATIONAL_MATCHING && c.withdrawn() == null);
    }

    @Test
    void a_french_shop_finds_sixty_sellers_and_more_who_agreed_to_be_proposed_in_france_and_speak_french() {
        Set<String> sellers = Set.of("D1106", "D1211", "D1212", "D1214");
        long found = count(s -> s.occupations().stream().anyMatch(o -> o.sought() && sellers.contains(o.code()))
                && s.wishes().countries().contains("FR")
                && s.consents().stream()
                        .anyMatch(c -> c.purpose() == Consent.Purpose.INTERNATIONAL_MATCHING
                                && c.withdrawn() == null
                                && (c.countries().contains("*") || c.countries().contains("FR")))
                && s.languages().stream()
                        .anyMatch(l -> l.code().equals("fr") && l.level().compareTo(CefrLevel.B1) >= 0));
        assertTrue(found >= 60, () -> "found " + found);
    }

    @Test
    void a_classification_without_any_trade_of_the_sample_is_refused() {
        Classification other = new Classification("other", "1", Map.of(), List.of(), Map.of(), Map.of());
        assertThrows(
                IllegalArgumentException.class, () -> SampleSeekers.of(SEED, 1, TODAY, other, SampleSeekersTest::idOf));
    }

    private static long count(Predicate<SeekerDraft> wanted) {
        return SEEKERS.stream().filter(wanted).count();
    }

    private static void assertBetween(long least, long most, long found) {
        assertTrue(found >= least && found <= most, () -> found + " is not between " + least + " and " + most);
    }
}
