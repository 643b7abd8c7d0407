package org.passerelle.recruitment;

import jakarta.transaction.TransactionScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
 * once. An employer may be as it was some tenths of a second ago; licences of agencies and breaches are held where a vacancy
 * is stored by them, so that none is missed.
 */
@TransactionScoped
class Surroundings {

    /** Refused vacancies that another is held against: more of one owner for the same work are a case for an inspector. */
    private static final int MOST_REFUSED = 20;
    /** Characters of an advert. */
    private static final int LONGEST_USUAL = 10_000;

    private static final Comparator<RefusedOffer> LATEST_FIRST = Comparator.<RefusedOffer, UUID>comparing(
                    offer -> offer.vacancy().id())
            .reversed();

    private final Known<UUID, String> countries = new Known<>(Surroundings::findCountries, null);
    private final Known<UUID, Advert.Agency> agencies = new Known<>(Surroundings::findAgencies, null);
    private final Known<Registration, Advert.Registered> employers = new Known<>(Surroundings::findRegistered, null);
    private final Known<Refused.Work, List<RefusedOffer>> refused = new Known<>(Surroundings::findRefused, List.of());
    private final Known<UUID, List<Breach>> breaches = new Known<>(Surroundings::findBreaches, List.of());

    private final Map<Written, Texts> texts = new HashMap<>();

    /** By agency. */
    private final Set<UUID> licencesHeld = new HashSet<>();

    private boolean breachesHeld;

    private record Written(String title, String description) {
        static Written of(VacancyDraft draft) {
            return new Written(draft.title(), draft.description());
        }

        boolean isUsual() {
            return title != null && title.length() + (description == null ? 0 : description.length()) <= LONGEST_USUAL;
        }

        Texts texts() {
            return new Texts(title, description);
        }
    }

    /** Reads what is written in the adverts, but for what is so long that it may yet be refused unread. */
    void read(List<VacancyDraft> drafts) {
        drafts.stream().map(Written::of).filter(Written::isUsual).forEach(written -> texts.computeIfAbsent(
                        written, Written::texts)
                .read());
    }

    Texts texts(VacancyDraft draft) {
        Texts read = texts.get(Written.of(draft));
        return read == null ? Written.of(draft).texts() : read;
    }

    /**
     * To be called before agencies are asked for where a vacancy will be stored by them: until the transaction ends nobody
     * changes their licences.
     *
     * @param agencies null for none
     */
    void holdLicences(Stream<UUID> agencies) {
        Set<UUID> added =
                agencies.filter(Objects::nonNull).filter(licencesHeld::add).collect(Collectors.toSet());
        if (!added.isEmpty()) {
            Licence.hold(added);
        }
    }

    /**
     * To be called before breaches are asked for where a vacancy will be stored by them: until the transaction ends none is
     * added. A mere screening must not keep anybody waiting.
     */
    void holdBreaches() {
        if (!breachesHeld) {
            Breach.hold();
            breachesHeld = true;
        }
    }

    /** Looks up what is not yet known of those behind the adverts, and of what was refused to their owner. */
    void expect(List<VacancyDraft> drafts, UUID owner) {
        agencies.expect(drafts.stream().map(VacancyDraft::intermediary));
        employers.expect(drafts.stream().map(Surroundings::registration));
        refused.expect(drafts.stream().map(draft -> work(draft, owner)));
        breaches.expect(drafts.stream().flatMap(draft -> behind(draft, owner)));
    }

    /** Null where none is named. */
    Advert.Agency agency(UUID id) {
        return agencies.get(id);
    }

    /** @param stored the vacancy's id, null for one that is not stored yet */
    Advert.Background background(VacancyDraft draft, UUID tenant, UUID owner, UUID stored) {
        return new Advert.Background(
                countries.get(tenant), employers.get(registration(draft)), refused(draft, owner, stored));
    }

    private List<RefusedOffer> refused(VacancyDraft draft, UUID owner, UUID stored) {
        // One more was looked up, for it may be the vacancy itself.
        return refused.get(work(draft, owner)).stream()
                .filter(other -> !other.vacancy().id().equals(stored))
                .limit(MOST_REFUSED)
                .toList();
    }

    /** A vacancy that the current transaction blocks: what is examined after it is held against it, as it is now. */
    void refuse(Vacancy vacancy) {
        RefusedOffer added = RefusedOffer.of(Refused.of(vacancy));
        refused.change(added.vacancy().work(), earlier -> Stream.concat(Stream.of(added), earlier.stream())
                .sorted(LATEST_FIRST)
                .limit(MOST_REFUSED + 1)
                .toList());
    }

    /** A vacancy that was blocked and was changed or examined again by the current transaction. Linear in all that is known. */
    void forgetRefusal(UUID vacancy) {
        refused.changeAll(offers -> offers.stream()
                .filter(offer -> !offer.vacancy().id().equals(vacancy))
                .toList());
    }

    /**
     * Breaches of a vacancy, and of the agency, the sender and the registered employer behind it, oldest first.
     *
     * @param owner who sent it
     * @param stored the vacancy's id, null for one that is not stored yet
     */
    List<Breach> breaches(VacancyDraft draft, UUID owner, UUID stored, LocalDate asOf) {
        return Stream.concat(
                        stored == null ? Stream.of() : Breach.listOfVacancy(stored).stream(),
                        breaches.getAll(behind(draft, owner)).flatMap(List::stream))
                .filter(breach -> breach.isRemembered(asOf))
                .sorted(Comparator.comparing(breach -> breach.id))
                .toList();
    }

    /** Organisations that are known to have to do with it, some perhaps twice, or null. */
    private Stream<UUID> behind(VacancyDraft draft, UUID owner) {
        Advert.Registered employer = employers.get(registration(draft));
        return Stream.of(draft.intermediary(), owner, employer == null ? null : employer.id());
    }

    /** Null where the advert does not say enough to be held against another. */
    private static Refused.Work work(VacancyDraft draft, UUID owner) {
        String country = draft.place() == null ? null : draft.place().country();
        return draft.occupation() == null || country == null
                ? null
                : new Refused.Work(
                        owner, draft.occupation(), country, draft.place().locality());
    }

    /** Null where the advert does not say enough to find the employer. */
    private static Registration registration(VacancyDraft draft) {
        Employer employer = draft.employer();
        return employer == null || employer.country() == null || employer.registration() == null
                ? null
                : new Registration(employer.country(), employer.registration());
    }

    /** Of employment services; other organisations have none of their own here. */
    private static Map<UUID, String> findCountries(Set<UUID> services) {
        return Organisation.listByIds(services).stream()
                .filter(service -> service.kind == Organisation.Kind.PES)
                .collect(Collectors.toMap(service -> service.id, service -> service.country));
    }

    private static Map<UUID, Advert.Agency> findAgencies(Set<UUID> ids) {
        Map<UUID, List<Advert.Permit>> permits = permits(Licence.listByOrganisations(ids));
        return Organisation.listByIds(ids).stream()
                .map(o -> new Advert.Agency(o.id, o.kind, o.name, o.country, permits.getOrDefault(o.id, List.of())))
                .collect(Collectors.toMap(Advert.Agency::id, Function.identity()));
    }

    private static Map<Registration, Advert.Registered> findRegistered(Set<Registration> registrations) {
        List<Organisation> found = Organisation.listRegistered(registrations);
        Map<UUID, List<Advert.Permit>> permits =
                found.isEmpty() ? Map.of() : permits(Licence.listOfRegistered(registrations));
        return found.stream()
                .collect(Collectors.toMap(
                        o -> new Registration(o.country, o.registration),
                        o -> new Advert.Registered(o.id, o.name, o.aliases, permits.getOrDefault(o.id, List.of()))));
    }

    private static Map<Refused.Work, List<RefusedOffer>> findRefused(Set<Refused.Work> works) {
        return Vacancy.listRefused(works, MOST_REFUSED + 1).stream()
                .collect(Collectors.groupingBy(
                        Refused::work, Collectors.mapping(RefusedOffer::of, Collectors.toList())));
    }

    private static Map<UUID, List<Breach>> findBreaches(Set<UUID> organisations) {
        return Breach.listOfOrganisations(organisations).stream()
                .collect(Collectors.groupingBy(breach -> breach.organisation));
    }

    /** By organisation. */
    private static Map<UUID, List<Advert.Permit>> permits(List<Licence> licences) {
        return licences.stream()
                .collect(Collectors.groupingBy(
                        licence -> licence.organisation,
                        Collectors.mapping(Surroundings::permit, Collectors.toList())));
    }

    private static Advert.Permit permit(Licence licence) {
        return new Advert.Permit(
                licence.number,
                licence.authority,
                licence.country,
                licence.destinations,
                licence.validFrom,
                licence.validUntil,
                licence.state,
                licence.stateSince);
    }
}
