package org.passerelle.recruitment;

import java.time.LocalDate;
import java.util.List;
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
 */
public record Advert(
        VacancyDraft vacancy, Agency intermediary, LocalDate asOf, Occupation occupation, Register register) {

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

    Sector sector() {
        return Sector.of(occupation == null ? null : occupation.isco08());
    }

    /**
     * Whether somebody brings the worker to the work, so that silence about the terms is itself a risk: the employer is in
     * another country than the place of work, an agency or another body recruits for the employer, an agreement or a scheme
     * is named, or lodging or travel is organised. A public employment service as intermediary changes nothing: its
     * services are free of charge by C088 Art. 1 and ordinary at home.
     */
    boolean movesWorker() {
        return isAbroad()
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
