package org.passerelle.recruitment;

import java.util.List;

/** The rules in force, in the order in which their findings are told: what blocks comes first. */
public final class Rules {
    public static final List<Rule> ALL = List.of(
            new NoWorkerFees(),
            new NoBond(),
            new LicensedAgency(),
            new OwnPapers(),
            new NoDiscriminatingWish(),
            new Freedom(),
            new AboveMinimumAge(),
            new NoContractSubstitution(),
            new TermsComplete(),
            new PayStated(),
            new MinimumPay(),
            new HoursWithinLimits(),
            new SocialSecurityKept(),
            new SignsOfFraud(),
            new ContractLanguage(),
            new EqualTreatment(),
            new FairLodging(),
            new RemedyNamed(),
            new EmployerIdentified(),
            new AgencyNamed(),
            new RefusedBefore(),
            new SchemeTerms());

    private Rules() {}
}
