package org.passerelle.recruitment;

import jakarta.transaction.TransactionScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.Organisation;
import org.passerelle.organisation.Registration;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.Refused;
import org.passerelle.vacancy.Vacancy;
import org.passerelle.vacancy.VacancyDraft;

/**
 * What the rules need to know around an advert: its agency and employer, what they did before, and what was refused before.
 * Looked up once per transaction, since the adverts of a file mostly have the same ones, and for all that are expected at
 * once. An employer may be as it was some tenths of a second ago; breaches are held where a vacancy is stored by them, so that none is missed.
 */
@TransactionScoped
class Surroundings {

    /** Refused vacancies that another is held against: more of one owner for the same work are a case for an inspector. */
    private static final int MOST_REFUSED = 20;

    private final Map<UUID, Optional<Advert.Agency>> agencies = new HashMap<>();
    private final Map<Registration, Optional<Advert.Registered>> employers = new HashMap<>();
    private final Map<Offered, List<Refused>> refused = new HashMap<>();
    private final Map<UUID, List<Breach>> breaches = new HashMap<>();

    private boolean held;

    private record Offered(UUID owner, Refused.Work work) {}

    /**
     * To be called before breaches are asked for where a vacancy will be stored by them: until the transaction ends none is
     * added. A mere screening must not keep anybody waiting.
     */
    void holdBreaches() {
        if (!held) {
            Breach.hold();
            held = true;
        }
    }

    /** Looks up what is not yet known of those behind the adverts, and of what was refused to their owner. */
    void expect(List<VacancyDraft> drafts, UUID owner) {
        findRegistered(unknown(drafts.stream().map(Surroundings::registration), employers::containsKey));
        findRefused(
                owner,
                unknown(
                        drafts.stream().map(Surroundings::work),
                        work -> refused.containsKey(new Offered(owner, work))));
        findBreaches(unknown(drafts.stream().flatMap(draft -> behind(draft, owner)), breaches::containsKey));
    }

    private static <K> Set<K> unknown(Stream<K> keys, Predicate<K> known) {
        return keys.filter(Objects::nonNull).filter(known.negate()).collect(Collectors.toSet());
    }

    /** Null where none is named. */
    Advert.Agency agency(UUID id) {
        return id == null
                ? null
                : agencies.computeIfAbsent(id, Surroundings::findAgency).orElse(null);
    }

    /** @param stored the vacancy's id, null for one that is not stored yet */
    Advert.Background background(VacancyDraft draft, UUID tenant, UUID owner, UUID stored) {
        Organisation service = Organisation.findById(tenant);
        return new Advert.Background(
                service != null && service.kind == Organisation.Kind.PES ? service.country : null,
                registered(draft).orElse(null),
                refused(draft, owner, stored));
    }

    private Optional<Advert.Registered> registered(VacancyDraft draft) {
        Registration employer = registration(draft);
        if (employer == null) {
            return Optional.empty();
        }
        if (!employers.containsKey(employer)) {
            findRegistered(Set.of(employer));
        }
        return employers.get(employer);
    }

    private List<Refused> refused(VacancyDraft draft, UUID owner, UUID stored) {
        Refused.Work work = work(draft);
        if (work == null) {
            return List.of();
        }
        Offered offered = new Offered(owner, work);
        if (!refused.containsKey(offered)) {
            findRefused(owner, Set.of(work));
        }
        // One more was looked up, for it may be the vacancy itself.
        return refused.get(offered).stream()
                .filter(other -> !other.id().equals(stored))
                .limit(MOST_REFUSED)
                .toList();
    }

    /**
     * Breaches of a vacancy, and of the agency, the sender and the registered employer behind it, oldest first.
     *
     * @param owner who sent it
     * @param stored the vacancy's id, null for one that is not stored yet
     */
    List<Breach> breaches(VacancyDraft draft, UUID owner, UUID stored, LocalDate asOf) {
        Set<UUID> behind = behind(draft, owner).collect(Collectors.toSet());
        if (!breaches.keySet().containsAll(behind)) {
            findBreaches(unknown(behind.stream(), breaches::containsKey));
        }
        return Stream.concat(
                        stored == null ? Stream.of() : Breach.listOfVacancy(stored).stream(),
                        behind.stream().flatMap(id -> breaches.get(id).stream()))
                .filter(breach -> breach.isRemembered(asOf))
                .sorted(Comparator.comparing(breach -> breach.id))
                .toList();
    }

    /** Organisations that are known to have to do with it, some perhaps twice. */
    private Stream<UUID> behind(VacancyDraft draft, UUID owner) {
        return Stream.of(
                        draft.intermediary(),
                        owner,
                        registered(draft).map(Advert.Registered::id).orElse(null))
                .filter(Objects::nonNull);
    }

    private void findBreaches(Set<UUID> organisations) {
        if (!organisations.isEmpty()) {
            organisations.forEach(id -> breaches.put(id, new ArrayList<>()));
            Breach.listOfOrganisations(organisations)
                    .forEach(breach -> breaches.get(breach.organisation).add(breach));
        }
    }

    private static Optional<Advert.Agency> findAgency(UUID id) {
        return Organisation.<Organisation>findByIdOptional(id)
                .map(o -> new Advert.Agency(id, o.kind, o.name, o.country, permits(Licence.listByOrganisation(id))));
    }

    private void findRefused(UUID owner, Set<Refused.Work> works) {
        if (!works.isEmpty()) {
            Map<Refused.Work, List<Refused>> found = Vacancy.listRefused(owner, works, MOST_REFUSED + 1);
            works.forEach(work -> refused.put(new Offered(owner, work), found.getOrDefault(work, List.of())));
        }
    }

    /** Null where the advert does not say enough to be held against another. */
    private static Refused.Work work(VacancyDraft draft) {
        String country = draft.place() == null ? null : draft.place().country();
        return draft.occupation() == null || country == null ? null : new Refused.Work(draft.occupation(), country);
    }

    /** Null where the advert does not say enough to find the employer. */
    private static Registration registration(VacancyDraft draft) {
        Employer employer = draft.employer();
        return employer == null || employer.country() == null || employer.registration() == null
                ? null
                : new Registration(employer.country(), employer.registration());
    }

    private void findRegistered(Set<Registration> registrations) {
        if (registrations.isEmpty()) {
            return;
        }
        registrations.forEach(registration -> employers.put(registration, Optional.empty()));
        List<Organisation> found = Organisation.listRegistered(registrations);
        Map<UUID, List<Licence>> licences = found.isEmpty()
                ? Map.of()
                : Licence.listOfRegistered(registrations).stream()
                        .collect(Collectors.groupingBy(licence -> licence.organisation));
        for (Organisation o : found) {
            employers.put(
                    new Registration(o.country, o.registration),
                    Optional.of(new Advert.Registered(
                            o.id, o.name, o.aliases, permits(licences.getOrDefault(o.id, List.of())))));
        }
    }

    private static List<Advert.Permit> permits(List<Licence> licences) {
        return licences.stream()
                .map(l -> new Advert.Permit(
                        l.number,
                        l.authority,
                        l.country,
                        l.destinations,
                        l.validFrom,
                        l.validUntil,
                        l.state,
                        l.stateSince))
                .toList();
    }
}
