package org.passerelle.recruitment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.passerelle.classification.Occupation;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.Organisation;
import org.passerelle.recruitment.register.LawInForce;
import org.passerelle.recruitment.register.Register;
import org.passerelle.recruitment.register.Sector;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.VacancyDraft;

/**
 * What the rules read.
 *
 * @param intermediary the agency that the vacancy names, null when it names none
 * @param asOf the day the rules are applied for
 * @param occupation what the work is, null when its code is in no current classification
 * @param register what the law of the countries says
 * @param background what else is known here
 * @param texts title and description
 */
public record Advert(
        VacancyDraft vacancy,
        Agency intermediary,
        LocalDate asOf,
        Occupation occupation,
        Register register,
        Background background,
        Texts texts) {

    /** For rules that ask nothing of the background. */
    public Advert(VacancyDraft vacancy, Agency intermediary, LocalDate asOf, Occupation occupation, Register register) {
        this(
                vacancy,
                intermediary,
                asOf,
                occupation,
                register,
                Background.UNKNOWN,
                new Texts(vacancy.title(), vacancy.description()));
    }

    /** For rules that ask neither the classification nor the register. */
    public Advert(VacancyDraft vacancy, Agency intermediary, LocalDate asOf) {
        this(vacancy, intermediary, asOf, null, Register.SILENT);
    }

    /** The law on the day the work begins; where that is not stated, or past, on the day the rules are applied for. */
    LawInForce law() {
        LocalDate begins =
                vacancy.contract() == null ? null : vacancy.contract().startsOn();
        return register.asOf(begins == null || begins.isBefore(asOf) ? asOf : begins);
    }

    /**
     * The country where seekers are recruited: that of the agency, else that of the service that keeps the vacancy. Null when
     * not known: a service at the place of work that recruits under an agreement or for a scheme recruits elsewhere.
     */
    String origin() {
        if (intermediary != null && intermediary.kind() == Organisation.Kind.AGENCY) {
            return intermediary.country();
        }
        boolean elsewhere = vacancy.agreement() != null || vacancy.scheme() != null;
        return elsewhere && Objects.equals(background.service(), vacancy.place().country())
                ? null
                : background.service();
    }

    Sector sector() {
        return Sector.of(occupation == null ? null : occupation.isco08());
    }

    /**
     * Whether somebody brings the worker to the work, so that silence about the terms is itself a risk: the employer is in
     * another country than the place of work, an agency or another body recruits for the employer, an agreement or a scheme
     * is named, or lodging or travel is organised; so too where nobody knows, because the place of work is not stated. A
     * public employment service as intermediary changes nothing: its services are free of charge by C088 Art. 1 and ordinary
     * at home.
     */
    boolean movesWorker() {
        return vacancy.place().country() == null
                || isAbroad()
                || isIntermediated()
                || vacancy.agreement() != null
                || vacancy.scheme() != null
                || isJourneyOrganised();
    }

    private boolean isAbroad() {
        Employer employer = vacancy.employer();
        return employer != null
                && employer.country() != null
                && !employer.country().equals(vacancy.place().country());
    }

    private boolean isIntermediated() {
        return intermediary == null
                ? vacancy.intermediary() != null
                : intermediary.kind() != Organisation.Kind.PES && intermediary.kind() != Organisation.Kind.OFFICE;
    }

    private boolean isJourneyOrganised() {
        Conditions conditions = vacancy.conditions();
        return conditions != null
                && (conditions.travelPaidBy() != null
                        || conditions.returnPaidBy() != null
                        || conditions.lodging() != null
                                && Boolean.TRUE.equals(conditions.lodging().provided()));
    }

    /**
     * What is known beside the vacancy.
     *
     * @param service country of the public employment service that keeps the vacancy, null when none does
     * @param employer the organisation registered under the employer's country and number, null when there is none
     * @param refused blocked vacancies of the same owner for the same work in the same place, the latest first
     */
    public record Background(String service, Registered employer, List<RefusedOffer> refused) {
        /** Nothing. */
        public static final Background UNKNOWN = new Background(null, null, List.of());
    }

    /** An employer as it is registered, detached from the database. */
    public record Registered(UUID id, String name, List<String> aliases, List<Permit> licences) {}

    /** An intermediary with its licences, detached from the database. */
    public record Agency(UUID id, Organisation.Kind kind, String name, String country, List<Permit> licences) {}

    /** @param destinations countries it permits to recruit for, empty for all */
    public record Permit(
            String number,
            String authority,
            String country,
            List<String> destinations,
            LocalDate validFrom,
            LocalDate validUntil,
            Licence.State state,
            LocalDate stateSince) {}
}
