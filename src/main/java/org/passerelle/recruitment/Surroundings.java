package org.passerelle.recruitment;

import jakarta.transaction.TransactionScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.Organisation;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.Refused;
import org.passerelle.vacancy.Vacancy;
import org.passerelle.vacancy.VacancyDraft;

/**
 * What the rules need to know around an advert: its agency and employer, and what was refused before. Looked up once per
 * transaction, since the adverts of a file mostly have the same ones: an employer may be as it was some tenths of a second
 * ago. Breaches are not among it, since who establishes one counts on the next examination to see it.
 */
@TransactionScoped
class Surroundings {

    /** Refused vacancies that another is held against: more of one owner for the same work are a case for an inspector. */
    private static final int MOST_REFUSED = 20;

    private final Map<UUID, Optional<Advert.Agency>> agencies = new HashMap<>();
    private final Map<Registration, Optional<Advert.Registered>> employers = new HashMap<>();
    private final Map<Work, List<Refused>> refused = new HashMap<>();

    private record Registration(String country, String number) {}

    private record Work(UUID owner, String occupation, String country) {}

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
                registered(draft.employer()),
                refused(draft, owner, stored));
    }

    private static Optional<Advert.Agency> findAgency(UUID id) {
        return Organisation.<Organisation>findByIdOptional(id)
                .map(o -> new Advert.Agency(id, o.kind, o.name, o.country, permits(Licence.listByOrganisation(id))));
    }

    private List<Refused> refused(VacancyDraft draft, UUID owner, UUID stored) {
        String country = draft.place().country();
        if (draft.occupation() == null || country == null) {
            return List.of();
        }
        // One more, for it may be the vacancy itself.
        return refused
                .computeIfAbsent(
                        new Work(owner, draft.occupation(), country),
                        work -> Vacancy.listRefused(owner, work.occupation, work.country, MOST_REFUSED + 1))
                .stream()
                .filter(other -> !other.id().equals(stored))
                .limit(MOST_REFUSED)
                .toList();
    }

    private Advert.Registered registered(Employer employer) {
        if (employer == null || employer.country() == null || employer.registration() == null) {
            return null;
        }
        return employers
                .computeIfAbsent(
                        new Registration(employer.country(), employer.registration()), Surroundings::findRegistered)
                .orElse(null);
    }

    private static Optional<Advert.Registered> findRegistered(Registration registration) {
        return Organisation.findRegistered(registration.country, registration.number)
                .map(o -> new Advert.Registered(
                        o.id,
                        o.name,
                        o.aliases,
                        permits(Licence.listOfRegistered(registration.country, registration.number))));
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
