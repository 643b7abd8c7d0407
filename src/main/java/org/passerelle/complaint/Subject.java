package org.passerelle.complaint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.passerelle.access.Caller;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.ProblemType;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.Vacancy;

/**
 * Whom a complaint is about in the end.
 *
 * @param respondents ids of the organisations complained about
 * @param countries whose inspectors are concerned: of the work, of the respondents, of the services that keep the vacancy and
 *     receive the complaint
 */
record Subject(List<UUID> respondents, List<String> countries) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when what it is about is unknown */
    static Subject of(ComplaintDraft draft, Caller caller) {
        Organisation receiver = Organisation.findById(caller.organisation());
        return draft.vacancy() != null
                ? ofVacancy(draft.vacancy(), receiver)
                : ofOrganisation(draft.organisation(), receiver);
    }

    private static Subject ofOrganisation(UUID id, Organisation receiver) {
        Organisation organisation = Organisation.<Organisation>findByIdOptional(id)
                .orElseThrow(() -> ProblemType.invalid("organisation", "organisation.unknown", id.toString()));
        return new Subject(
                List.of(id),
                Set.of(organisation.country, receiver.country).stream().sorted().toList());
    }

    private static Subject ofVacancy(UUID id, Organisation receiver) {
        Vacancy vacancy = Vacancy.<Vacancy>findByIdOptional(id)
                .orElseThrow(() -> ProblemType.invalid("vacancy", "vacancy.unknown", id.toString()));
        Set<UUID> respondents = new LinkedHashSet<>();
        Set<String> countries = new TreeSet<>(Set.of(receiver.country));
        countries.add(vacancy.country);
        Organisation keeper = Organisation.findById(vacancy.tenant);
        countries.add(keeper.country);
        if (vacancy.intermediary != null) {
            Organisation agency = Organisation.findById(vacancy.intermediary);
            respondents.add(agency.id);
            countries.add(agency.country);
        }
        Organisation sender = Organisation.findById(vacancy.organisation);
        if (answersForItself(sender.kind)) {
            respondents.add(sender.id);
            countries.add(sender.country);
        }
        Employer employer = vacancy.employer;
        if (employer != null && employer.country() != null) {
            countries.add(employer.country());
            registered(employer).ifPresent(respondents::add);
        }
        return new Subject(List.copyOf(respondents), List.copyOf(countries));
    }

    /** A service that passes on what an employer or an agency offers is not complained about by that. */
    private static boolean answersForItself(Organisation.Kind kind) {
        return switch (kind) {
            case AGENCY, EMPLOYER, PARTNER, TRAINING_PROVIDER -> true;
            case PES, OFFICE, INSPECTORATE, UNION, OPERATOR -> false;
        };
    }

    private static Optional<UUID> registered(Employer employer) {
        return employer.registration() == null
                ? Optional.empty()
                : Organisation.findByRegistration(employer.country(), employer.registration())
                        .map(o -> o.id);
    }

    /** Nobody handles a complaint about itself. */
    boolean is(Caller caller) {
        return respondents.contains(caller.organisation()) || respondents.contains(caller.tenant());
    }
}
