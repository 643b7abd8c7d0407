package org.passerelle.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.passerelle.classification.EntryType;
import org.passerelle.platform.Place;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.VacancyDraft;

/** A vacancy while it is being written: first clean, then perhaps spoilt by a {@link SampleBreach}. */
final class Offer {
    String source;
    String reference;
    String title;
    String description;
    String language;
    String occupation;
    String classification;
    EntryType entryType;
    int positions;
    Employer employer;
    UUID intermediary;
    Place place;
    Contract contract;
    OfferedPay pay;
    Requirements requirements;
    Conditions conditions;
    List<Charge> charges;
    String agreement;
    LocalDate publishedOn;
    LocalDate expiresOn;

    void add(String sentence) {
        description = description + " " + sentence;
    }

    void add(Requirements.PersonalWish wish) {
        requirements = new Requirements(
                requirements.experienceYears(),
                requirements.skills(),
                requirements.languages(),
                requirements.education(),
                requirements.licences(),
                List.of(wish));
    }

    void keepDocumentsWith(Conditions.Keeper keeper) {
        conditions = new Conditions(
                conditions.lodging(),
                conditions.food(),
                conditions.travelPaidBy(),
                conditions.returnPaidBy(),
                conditions.socialSecurity(),
                keeper,
                conditions.freeToLeave(),
                conditions.disputes());
    }

    /** Keeps what the contract is and says nothing of its terms. */
    void dropTerms() {
        contract = new Contract(
                contract.kind(), null, null, null, null, Set.of(), null, null, null, List.of(), null, null);
        conditions = Conditions.UNSTATED;
        charges = null;
    }

    VacancyDraft draft() {
        return new VacancyDraft(
                source,
                reference,
                1L,
                title,
                description,
                language,
                occupation,
                classification,
                entryType,
                positions,
                employer,
                intermediary,
                place,
                contract,
                pay,
                requirements,
                conditions,
                charges,
                agreement,
                null,
                publishedOn,
                expiresOn);
    }
}
