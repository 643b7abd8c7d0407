package org.passerelle.complaint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.passerelle.access.Caller;
import org.passerelle.organisation.Organisation;
import org.passerelle.placement.Placement;
import org.passerelle.platform.Place;
import org.passerelle.platform.ProblemType;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.Vacancy;

/**
 * Whom a complaint is about in the end.
 *
 * @param respondents ids of the organisations complained about
 * @param countries whose inspectors are concerned: of the work, of the respondents, of the services that keep the vacancy and
 *     the placement and receive the complaint
 */
record Subject(List<UUID> respondents, List<String> countries) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when what it is about is unknown */
    static Subject of(ComplaintDraft draft, Caller caller) {
        Parties parties = new Parties();
        parties.concern(caller.organisation());
        if (draft.organisation() != null) {
            parties.add(Organisation.findById(draft.organisation()), "organisation", draft.organisation());
        } else if (draft.vacancy() != null) {
            parties.add(Vacancy.<Vacancy>findByIdOptional(draft.vacancy())
                    .orElseThrow(() -> unknown("vacancy", draft.vacancy())));
        } else {
            parties.add(Placement.<Placement>findByIdOptional(draft.placement())
                    .orElseThrow(() -> unknown("placement", draft.placement())));
        }
        return new Subject(List.copyOf(parties.respondents), List.copyOf(parties.countries));
    }

    private static RuntimeException unknown(String field, UUID id) {
        return ProblemType.invalid(field, field + ".unknown", id.toString());
    }

    /** Nobody handles a complaint about itself. */
    boolean is(Caller caller) {
        return respondents.contains(caller.organisation()) || respondents.contains(caller.tenant());
    }

    private static final class Parties {

        private final Set<UUID> respondents = new LinkedHashSet<>();
        private final Set<String> countries = new TreeSet<>();

        void concern(UUID organisation) {
            countries.add(Organisation.<Organisation>findById(organisation).country);
        }

        void add(Organisation respondent, String field, UUID id) {
            if (respondent == null) {
                throw unknown(field, id);
            }
            respondents.add(respondent.id);
            countries.add(respondent.country);
        }

        void add(Vacancy vacancy) {
            countries.add(vacancy.country);
            concern(vacancy.tenant);
            add(vacancy.intermediary);
            Organisation sender = Organisation.findById(vacancy.organisation);
            if (answersForItself(sender.kind)) {
                add(sender.id);
            }
            add(vacancy.employer);
        }

        /** Also whoever recruited and was to employ when the contract was signed, and whoever the contract names. */
        void add(Placement placement) {
            add(Vacancy.<Vacancy>findById(placement.vacancy));
            concern(placement.tenant);
            add(placement.agency);
            add(placement.advertised.employer());
            add(placement.terms.employer());
            List<Place> places = new ArrayList<>(Arrays.asList(placement.advertised.place(), placement.terms.place()));
            places.stream()
                    .filter(Objects::nonNull)
                    .map(Place::country)
                    .filter(Objects::nonNull)
                    .forEach(countries::add);
        }

        private void add(UUID respondent) {
            if (respondent != null) {
                add(Organisation.findById(respondent), "organisation", respondent);
            }
        }

        private void add(Employer employer) {
            if (employer != null && employer.country() != null) {
                countries.add(employer.country());
                if (employer.registration() != null) {
                    Organisation.findByRegistration(employer.country(), employer.registration())
                            .ifPresent(found -> respondents.add(found.id));
                }
            }
        }

        /** A service that passes on what an employer or an agency offers is not complained about by that. */
        private static boolean answersForItself(Organisation.Kind kind) {
            return switch (kind) {
                case AGENCY, EMPLOYER, PARTNER, TRAINING_PROVIDER -> true;
                case PES, OFFICE, INSPECTORATE, UNION, OPERATOR -> false;
            };
        }
    }
}
