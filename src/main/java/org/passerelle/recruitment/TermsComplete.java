package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.classification.ContractKind;
import org.passerelle.platform.Place;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.VacancyDraft;

/**
 * The terms are known before anybody leaves (ILO General Principles and Operational Guidelines for Fair Recruitment,
 * principle 8; C097 Annex I Art. 5; C189 Art. 7 and 8; IRIS principle 3).
 *
 * <p>Of every vacancy are asked: the employer and its country (which tells domestic work from foreign), the place, what the
 * work is, the kind, start and length of the contract, the hours, the pay. Where the worker is brought to the work
 * ({@link Advert#movesWorker()}) there is no going home in the evening to think it over, and all terms are asked: hours in
 * figures, rest, overtime, leave, deductions, lodging, food, travel, return, social security, ending the contract, disputes,
 * and the language of the written contract. Length is not asked of an open-ended contract. Who keeps the papers is
 * {@link OwnPapers}' question, and what recruitment costs {@link NoWorkerFees}'.
 *
 * <p>UNKNOWN with one evidence for each missing term, PASS when none is missing.
 */
final class TermsComplete extends Rule {
    static final String ID = "terms-complete";

    TermsComplete() {
        super(
                ID,
                1,
                Severity.REVIEW,
                "ILO Fair Recruitment Principle 8",
                "C097 Annex I Art. 5",
                "C189 Art. 7",
                "C189 Art. 8",
                "IRIS Principle 3");
    }

    @Override
    public Finding check(Advert advert) {
        Missing missing = new Missing();
        missing.amongTermsOfAll(advert.vacancy());
        if (advert.movesWorker()) {
            missing.amongTermsOfWorkAway(advert.vacancy());
        }
        return new Finding(missing.evidence.isEmpty() ? Outcome.PASS : Outcome.UNKNOWN, List.copyOf(missing.evidence));
    }

    /** The terms that a vacancy does not state and should, by their paths in its draft. */
    static Set<String> missing(Advert advert) {
        return new TermsComplete()
                .check(advert).evidence().stream().map(Evidence::field).collect(Collectors.toSet());
    }

    private static final class Missing {
        private static final Employer NO_EMPLOYER = new Employer(null, null, null, null);
        private static final Contract NO_CONTRACT =
                new Contract(null, null, null, null, null, null, null, null, null, null, null, null);
        private static final OfferedPay NO_PAY = new OfferedPay(null, null, null, null, null);

        private final List<Evidence> evidence = new ArrayList<>();

        void amongTermsOfAll(VacancyDraft vacancy) {
            Employer employer = vacancy.employer() == null ? NO_EMPLOYER : vacancy.employer();
            ask("employer.name", isTold(employer.name()), "the employer");
            ask("employer.country", employer.country() != null, "the employer's country");
            ask("place", isLocated(vacancy.place()), "where in the country the work is");
            ask("description", isTold(vacancy.description()), "what the work is");
            Contract contract = vacancy.contract() == null ? NO_CONTRACT : vacancy.contract();
            ask("contract.kind", contract.kind() != null, "the kind of contract");
            ask("contract.startsOn", contract.startsOn() != null, "the day it starts");
            if (contract.kind() != null && contract.kind() != ContractKind.PERMANENT) {
                ask("contract.months", contract.months() != null, "how long it lasts");
            }
            ask(
                    "contract.hoursPerWeek",
                    contract.hoursPerWeek() != null || contract.workingTime() != null,
                    "the hours, or whether full or part time");
            OfferedPay pay = vacancy.pay() == null ? NO_PAY : vacancy.pay();
            ask("pay", pay.minimum() != null || pay.maximum() != null, "the pay");
            ask("pay.currency", pay.currency() != null, "the currency of the pay");
            ask("pay.per", pay.per() != null, "the period of the pay");
        }

        void amongTermsOfWorkAway(VacancyDraft vacancy) {
            Contract contract = vacancy.contract() == null ? NO_CONTRACT : vacancy.contract();
            if (contract.workingTime() != null) {
                ask("contract.hoursPerWeek", contract.hoursPerWeek() != null, "the hours in figures");
            }
            ask("contract.restDaysPerWeek", contract.restDaysPerWeek() != null, "the weekly rest");
            ask("contract.overtime", isTold(contract.overtime()), "how overtime is limited and paid");
            ask("contract.leaveDays", contract.leaveDays() != null, "the paid leave");
            ask(
                    "contract.languages",
                    contract.languages() != null && !contract.languages().isEmpty(),
                    "the language of the written contract");
            ask(
                    "contract.termination",
                    contract.noticeDays() != null || isTold(contract.termination()),
                    "how the contract is ended");
            OfferedPay pay = vacancy.pay() == null ? NO_PAY : vacancy.pay();
            ask("pay.deductions", isTold(pay.deductions()), "what is deducted from the pay");
            Conditions conditions = vacancy.conditions() == null ? Conditions.UNSTATED : vacancy.conditions();
            ask("conditions.lodging", isSettled(conditions.lodging()), "whether lodging is provided");
            ask("conditions.food", isSettled(conditions.food()), "whether food is provided");
            ask("conditions.travelPaidBy", conditions.travelPaidBy() != null, "who pays the travel");
            ask("conditions.returnPaidBy", conditions.returnPaidBy() != null, "who pays the return");
            ask("conditions.socialSecurity", conditions.socialSecurity() != null, "the social security");
            ask("conditions.disputes", isTold(conditions.disputes()), "how disputes are settled");
        }

        private void ask(String field, boolean told, String term) {
            if (!told) {
                evidence.add(new Evidence(field, null, null, "not stated: " + term));
            }
        }

        private static boolean isTold(String text) {
            return text != null && !text.isBlank();
        }

        private static boolean isLocated(Place place) {
            return place.region() != null
                    || isTold(place.locality())
                    || place.latitude() != null && place.longitude() != null;
        }

        private static boolean isSettled(Conditions.Provision provision) {
            return provision != null && provision.provided() != null;
        }
    }
}
