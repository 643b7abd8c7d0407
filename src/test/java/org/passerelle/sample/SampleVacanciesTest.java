package org.passerelle.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ContractKind;
import org.passerelle.organisation.Licence;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Payer;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.VacancyDraft;

class SampleVacanciesTest {
    private static final long SEED = 20261122;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Classification OCCUPATIONS = ShippedOccupations.read();
    private static final List<VacancyDraft> VACANCIES = vacancies(300).toList();
    private static final Map<String, VacancyDraft> BY_REFERENCE =
            VACANCIES.stream().collect(Collectors.toMap(VacancyDraft::reference, Function.identity()));
    private static final List<VacancyDraft> CLEAN = VACANCIES.stream()
            .filter(v -> !v.reference().startsWith("SAMPLE-BREACH"))
            .toList();
    private static final Map<UUID, SampleOrganisations.Entry> ORGANISATIONS = SampleOrganisationsTest.byId();

    private static Stream<VacancyDraft> vacancies(int count) {
        return SampleVacancies.of(SEED, count, TODAY, OCCUPATIONS, SampleSeekersTest::idOf);
    }

    private static VacancyDraft broken(SampleBreach breach) {
        return BY_REFERENCE.get(breach.reference());
    }

    @Test
    void the_same_seed_and_day_give_the_same_vacancies_whatever_their_number() {
        assertEquals(VACANCIES, vacancies(300).parallel().toList());
        assertEquals(VACANCIES, vacancies(1000).limit(300).toList());
    }

    @Test
    void every_vacancy_passes_the_checks_at_the_edge_and_is_stored_under_one_reference() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            vacancies(3000).forEach(v -> assertEquals(Set.of(), validator.validate(v), v::toString));
        }
        assertEquals(
                3000, vacancies(3000).map(VacancyDraft::reference).distinct().count());
        Set<String> keys = SampleOrganisations.all().stream()
                .map(SampleOrganisations.Entry::key)
                .collect(Collectors.toSet());
        VACANCIES.forEach(v -> assertTrue(keys.contains(v.source()), v.source()));
    }

    @Test
    void every_code_is_one_of_the_classification() {
        for (VacancyDraft vacancy : VACANCIES) {
            assertTrue(OCCUPATIONS.isOccupation(vacancy.occupation()));
            vacancy.requirements()
                    .skills()
                    .forEach(s -> assertTrue(OCCUPATIONS.findSkill(s.code()).isPresent(), s.code()));
        }
    }

    @Test
    void about_sixty_in_a_hundred_are_at_home() {
        long home = VACANCIES.stream()
                .filter(v -> Country.HOME.contains(v.place().country()))
                .count();
        assertTrue(home >= 160 && home <= 195, () -> "at home: " + home);
    }

    @Test
    void clean_vacancies_state_all_terms_and_ask_nothing_of_the_worker() {
        for (VacancyDraft vacancy : CLEAN) {
            boolean abroad = !Country.HOME.contains(vacancy.place().country());
            assertEquals(
                    vacancy.contract().kind() == ContractKind.PERMANENT,
                    vacancy.contract().months() == null);
            assertNotNull(vacancy.contract().restDaysPerWeek());
            assertTrue(vacancy.contract().languages().contains("fr"));
            assertEquals(Conditions.Keeper.WORKER, vacancy.conditions().documentsKeptBy());
            assertEquals(abroad ? Payer.EMPLOYER : null, vacancy.conditions().travelPaidBy());
            assertTrue(vacancy.charges().stream().allMatch(c -> c.payer() == Payer.EMPLOYER));
            assertEquals(List.of(), vacancy.requirements().personal());
            if (vacancy.intermediary() != null) {
                assertTrue(ORGANISATIONS
                        .get(vacancy.intermediary())
                        .mayRecruitFor(vacancy.place().country()));
            }
        }
    }

    @Test
    void adverts_are_three_to_six_whole_sentences() {
        for (VacancyDraft vacancy : CLEAN) {
            long sentences = Stream.of(vacancy.description().split("(?<=[.]) (?=\\p{Lu})"))
                    .count();
            assertTrue(sentences >= 3 && sentences <= 6, vacancy::description);
            assertFalse(vacancy.description().matches(".*[{}].*"), vacancy::description);
        }
    }

    @Test
    void twelve_of_three_hundred_break_rules_and_no_later_one_does() {
        assertEquals(12, SampleBreach.values().length);
        assertEquals(12, VACANCIES.size() - CLEAN.size());
        assertEquals(
                12,
                vacancies(3000)
                        .filter(v -> v.reference().startsWith("SAMPLE-BREACH-"))
                        .count());
    }

    @Test
    void workers_are_charged_in_three_ways() {
        Charge fee = broken(SampleBreach.WORKER_PAYS_FEE).charges().getFirst();
        Charge visa = broken(SampleBreach.VISA_TAKEN_FROM_WAGES).charges().getFirst();
        Charge deposit = broken(SampleBreach.DEPOSIT).charges().getFirst();
        assertEquals(
                List.of(Charge.Category.RECRUITMENT_FEE, Charge.Category.ADMINISTRATION, Charge.Category.DEPOSIT),
                List.of(fee.category(), visa.category(), deposit.category()));
        assertTrue(Stream.of(fee, visa, deposit).allMatch(c -> c.payer() == Payer.WORKER));
        assertTrue(visa.recoveredFromWages());
    }

    @Test
    void agencies_lack_a_licence_in_three_ways() {
        SampleOrganisations.Entry expired =
                ORGANISATIONS.get(broken(SampleBreach.LICENCE_EXPIRED).intermediary());
        assertEquals(Period.ofDays(-1), expired.licences().getFirst().until());
        SampleOrganisations.Entry suspended =
                ORGANISATIONS.get(broken(SampleBreach.LICENCE_SUSPENDED).intermediary());
        assertEquals(Licence.State.SUSPENDED, suspended.licences().getFirst().state());
        VacancyDraft elsewhere = broken(SampleBreach.DESTINATION_NOT_LICENSED);
        SampleOrganisations.Entry iberia = ORGANISATIONS.get(elsewhere.intermediary());
        assertFalse(iberia.mayRecruitFor(elsewhere.place().country()));
        assertTrue(iberia.mayRecruitFor("ES"));
    }

    @Test
    void papers_are_kept_and_persons_wished_in_terms_or_in_words() {
        assertEquals(
                Conditions.Keeper.EMPLOYER,
                broken(SampleBreach.EMPLOYER_KEEPS_PASSPORTS).conditions().documentsKeptBy());
        VacancyDraft passports = broken(SampleBreach.PASSPORTS_KEPT_IN_WORDING);
        assertEquals("fr", passports.language());
        assertTrue(passports.description().contains("passeports sont conservés par l'employeur"));
        assertEquals(
                Requirements.Ground.SEX,
                broken(SampleBreach.SEX_WISH)
                        .requirements()
                        .personal()
                        .getFirst()
                        .ground());
        VacancyDraft young = broken(SampleBreach.AGE_WISH_IN_WORDING);
        assertEquals("en", young.language());
        assertTrue(young.description().contains("between 20 and 30 years old"));
    }

    @Test
    void pay_or_terms_are_left_open() {
        VacancyDraft pay = broken(SampleBreach.PAY_WITHOUT_CURRENCY);
        assertNotNull(pay.pay().minimum());
        assertNull(pay.pay().currency());
        assertNull(pay.pay().per());
        VacancyDraft terms = broken(SampleBreach.TERMS_MISSING);
        assertEquals(Conditions.UNSTATED, terms.conditions());
        assertNull(terms.contract().startsOn());
        assertNotNull(terms.pay().currency());
    }
}
