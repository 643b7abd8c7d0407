package org.passerelle.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.Organisation;

class SampleOrganisationsTest {
    private static final Map<String, SampleOrganisations.Entry> BY_KEY = SampleOrganisations.all().stream()
            .collect(Collectors.toMap(SampleOrganisations.Entry::key, Function.identity()));

    static Map<UUID, SampleOrganisations.Entry> byId() {
        return BY_KEY.values().stream()
                .collect(Collectors.toMap(o -> SampleSeekersTest.idOf(o.key()), Function.identity()));
    }

    @Test
    void each_of_three_services_has_four_to_six_offices_and_an_inspectorate_in_its_country() {
        List<SampleOrganisations.Entry> services = ofKind(Organisation.Kind.PES);
        assertEquals(Set.of("SN", "ML", "MA"), countries(services));
        assertEquals(countries(services), countries(ofKind(Organisation.Kind.INSPECTORATE)));
        for (SampleOrganisations.Entry service : services) {
            long offices = ofKind(Organisation.Kind.OFFICE).stream()
                    .filter(o -> o.parent().equals(service.key()))
                    .count();
            assertTrue(offices >= 4 && offices <= 6);
        }
        assertEquals(2, ofKind(Organisation.Kind.PARTNER).size());
    }

    @Test
    void a_parent_comes_before_its_offices_and_no_registration_comes_twice() {
        Set<String> seen = new HashSet<>();
        Set<String> registrations = new HashSet<>();
        for (SampleOrganisations.Entry organisation : SampleOrganisations.all()) {
            assertTrue(organisation.parent() == null || seen.contains(organisation.parent()));
            assertTrue(seen.add(organisation.key()));
            assertTrue(organisation.registration() == null || registrations.add(organisation.registration()));
        }
    }

    @Test
    void employers_are_at_home_and_in_the_countries_people_go_to() {
        assertEquals(
                Set.of("SN", "ML", "MA", "ES", "DE", "IT", "CA", "FR", "AE", "SA", "QA"),
                countries(ofKind(Organisation.Kind.EMPLOYER)));
    }

    @Test
    void licences_are_valid_expired_since_yesterday_suspended_or_for_some_destinations_only() {
        assertTrue(BY_KEY.get("agency-baobab").mayRecruitFor("QA"));
        assertEquals(
                Period.ofDays(-1),
                BY_KEY.get("agency-expired").licences().getFirst().until());
        assertFalse(BY_KEY.get("agency-expired").mayRecruitFor("QA"));
        assertFalse(BY_KEY.get("agency-suspended").mayRecruitFor("QA"));
        assertTrue(BY_KEY.get("agency-iberia").mayRecruitFor("ES"));
        assertFalse(BY_KEY.get("agency-iberia").mayRecruitFor("QA"));
        SampleOrganisations.all().stream()
                .flatMap(o -> o.licences().stream())
                .forEach(l -> assertEquals(l.state() != Licence.State.VALID, l.reason() != null));
    }

    private static List<SampleOrganisations.Entry> ofKind(Organisation.Kind kind) {
        return SampleOrganisations.all().stream().filter(o -> o.kind() == kind).toList();
    }

    private static Set<String> countries(List<SampleOrganisations.Entry> organisations) {
        return organisations.stream().map(SampleOrganisations.Entry::country).collect(Collectors.toSet());
    }
}
