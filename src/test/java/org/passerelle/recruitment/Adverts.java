package org.passerelle.recruitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.WorkingTime;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.PayPeriod;
import org.passerelle.platform.Place;
import org.passerelle.recruitment.Advert.Agency;
import org.passerelle.recruitment.Advert.Permit;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.register.Register;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Payer;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.VacancyDraft;

/** A blameless advert for harvest work in France, and what changes one thing about it. */
final class Adverts {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final UUID AGENCY = UUID.fromString("00000000-0000-0000-0000-00000000a9e2");

    String title = "Ouvrier agricole (H/F)";
    String description = "Cueillette de pommes dans le Lubéron.";
    Employer employer = new Employer("Les Vergers du Sud", "FR", null, null);
    Agency intermediary;
    Place place = new Place("FR", "FR-PAC", "Apt", null, null);
    Contract contract = new Contract(
            ContractKind.SEASONAL,
            LocalDate.of(2027, 7, 1),
            4,
            WorkingTime.FULL_TIME,
            new BigDecimal("35"),
            null,
            new BigDecimal("2"),
            "Au-delà de 35 heures, majorées de 25 %",
            30,
            List.of("fr"),
            14,
            null);
    OfferedPay pay = new OfferedPay(new BigDecimal("1802"), null, "EUR", PayPeriod.MONTH, "Cotisations sociales");
    Requirements requirements = Requirements.NONE;
    Conditions conditions;
    List<Charge> charges;
    String agreement;
    String scheme;
    EntryType entryType;
    Occupation occupation;
    Register register = Register.SILENT;
    Advert.Background background = Advert.Background.UNKNOWN;

    /** All conditions of work away from home, as they should be. */
    static Conditions stated(Conditions.Keeper documentsKeptBy) {
        return new Conditions(
                new Conditions.Provision(true, new BigDecimal("100")),
                new Conditions.Provision(false, null),
                Payer.EMPLOYER,
                Payer.EMPLOYER,
                true,
                documentsKeptBy,
                true,
                "Inspection du travail");
    }

    static Agency agency(Organisation.Kind kind, Permit... licences) {
        return new Agency(AGENCY, kind, "Atlas Emploi", "MA", List.of(licences));
    }

    Advert advert() {
        VacancyDraft vacancy = new VacancyDraft(
                "test",
                "1",
                null,
                title,
                description,
                "fr",
                "A1401",
                null,
                entryType,
                null,
                employer,
                intermediary == null ? null : intermediary.id(),
                place,
                contract,
                pay,
                requirements,
                conditions,
                charges,
                agreement,
                scheme,
                null,
                null);
        return new Advert(
                vacancy, intermediary, TODAY, occupation, register, background, new Texts(title, description));
    }

    Finding checkedBy(Rule rule) {
        return rule.check(advert());
    }

    static Evidence field(String field, String text) {
        return new Evidence(field, null, null, text);
    }
}
