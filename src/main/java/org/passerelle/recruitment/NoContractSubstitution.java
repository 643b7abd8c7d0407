package org.passerelle.recruitment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;
import org.passerelle.platform.PayPeriod;
import org.passerelle.platform.Place;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Payer;
import org.passerelle.vacancy.Terms;

/**
 * Nobody signs another contract than the one that was offered (ILO General Principles and Operational Guidelines for Fair
 * Recruitment, principle 8; C097 Annex I Art. 5; C181 Art. 8; C189 Art. 7 and 8; IRIS principle 3). The contract of each
 * person placed is compared, term by term, with the vacancy as it was advertised when the person was placed: a vacancy that is
 * changed afterwards does not heal a contract.
 *
 * <ul>
 *   <li>FAIL: a term is worse than advertised; another employer, country or work; a cost, a keeper of the papers or a bar to
 *       leaving that the advert did not have, since silence about these promises what the law does; a contract in no language
 *       that the worker reads; or one that was not signed before departure.
 *   <li>REVIEW: a term differs, and only a person can tell whether to the worse; or the contract is silent where the advert
 *       was not.
 *   <li>UNKNOWN: the contract has a term that the advert should have stated and did not; or it is not known when it was
 *       signed, or what the worker reads. The last two are asked where the worker is brought to the work.
 *   <li>PASS: the same, or better for the worker, which is not told.
 *   <li>NOT_APPLICABLE: a vacancy by itself, without a placement.
 * </ul>
 */
final class NoContractSubstitution extends Rule {
    static final String ID = "no-contract-substitution";

    /** The day in an advert is a plan: visas take their time, and places are filled one after the other. */
    private static final int USUAL_DELAY_IN_DAYS = 31;

    private static final Employer NO_EMPLOYER = new Employer(null, null, null, null);
    private static final Place NO_PLACE = new Place(null, null, null, null, null);
    private static final Contract NO_CONTRACT =
            new Contract(null, null, null, null, null, null, null, null, null, null, null, null);
    private static final OfferedPay NO_PAY = new OfferedPay(null, null, null, null, null);
    private static final Conditions.Provision NO_PROVISION = new Conditions.Provision(null, null);

    NoContractSubstitution() {
        super(
                ID,
                1,
                Severity.BLOCKING,
                "ILO Fair Recruitment Principle 8",
                "C097 Annex I Art. 5",
                "C181 Art. 8",
                "C189 Art. 7",
                "C189 Art. 8",
                "IRIS Principle 3");
    }

    @Override
    public Finding check(Advert advert) {
        return new Finding(Outcome.NOT_APPLICABLE, List.of());
    }

    /** @param advert the vacancy as it was when the person was placed */
    Finding compare(Advert advert, SignedContract signed) {
        Differences differences = new Differences(TermsComplete.missing(advert));
        Comparison comparison = new Comparison(Terms.of(advert.vacancy()), signed.terms(), differences);
        comparison.ofWork();
        comparison.ofContract();
        comparison.ofPay();
        comparison.ofConditions();
        comparison.ofCharges();
        comparison.ofLanguages(signed.read(), advert.movesWorker());
        if (advert.movesWorker()) {
            ofSignature(signed, differences);
        }
        return differences.finding();
    }

    private static void ofSignature(SignedContract signed, Differences differences) {
        if (signed.signedOn() == null) {
            if (signed.begun()) {
                differences.add(Outcome.FAIL, "signedOn", "the work has begun; nobody has signed a contract");
            } else {
                differences.add(Outcome.UNKNOWN, "signedOn", "not known: whether it is signed before departure");
            }
        } else if (signed.leavesOn() != null && signed.signedOn().isAfter(signed.leavesOn())) {
            differences.add(
                    Outcome.FAIL,
                    "signedOn",
                    "signed on " + signed.signedOn() + ", after leaving on " + signed.leavesOn());
        }
    }

    private record Comparison(Terms advertised, Terms signed, Differences differences) {

        void ofWork() {
            if (differences.bothState("occupation", advertised.occupation(), signed.occupation())
                    && !advertised.occupation().equals(signed.occupation())) {
                differences.substituted("occupation", advertised.occupation(), signed.occupation());
            }
            Employer promised = Objects.requireNonNullElse(advertised.employer(), NO_EMPLOYER);
            Employer found = Objects.requireNonNullElse(signed.employer(), NO_EMPLOYER);
            differences.words("employer.name", promised.name(), found.name());
            identical("employer.country", promised.country(), found.country());
            identical("employer.registration", promised.registration(), found.registration());
            Place there = Objects.requireNonNullElse(advertised.place(), NO_PLACE);
            Place here = Objects.requireNonNullElse(signed.place(), NO_PLACE);
            identical("place.country", there.country(), here.country());
            differences.same("place.region", there.region(), here.region());
            differences.words("place.locality", there.locality(), here.locality());
        }

        private void identical(String field, String promised, String found) {
            if (differences.bothState(field, promised, found) && !Differences.isSameName(promised, found)) {
                differences.substituted(field, promised, found);
            }
        }

        void ofContract() {
            Contract promised = Objects.requireNonNullElse(advertised.contract(), NO_CONTRACT);
            Contract found = Objects.requireNonNullElse(signed.contract(), NO_CONTRACT);
            ofKind(promised, found);
            ofStart(promised.startsOn(), found.startsOn());
            ofHours(promised, found);
            if (differences.bothState("contract.shifts", some(promised.shifts()), some(found.shifts()))) {
                ofShifts(promised.shifts(), found.shifts());
            }
            differences.atLeast("contract.restDaysPerWeek", promised.restDaysPerWeek(), found.restDaysPerWeek());
            differences.words("contract.overtime", promised.overtime(), found.overtime());
            differences.atLeast("contract.leaveDays", promised.leaveDays(), found.leaveDays());
            differences.same("contract.noticeDays", promised.noticeDays(), found.noticeDays());
            differences.words("contract.termination", promised.termination(), found.termination());
        }

        private void ofKind(Contract promised, Contract found) {
            ContractKind from = promised.kind();
            ContractKind to = found.kind();
            if (differences.bothState("contract.kind", from, to) && from != to && to != ContractKind.PERMANENT) {
                if (from == ContractKind.PERMANENT
                        || to == ContractKind.APPRENTICESHIP
                        || to == ContractKind.TRAINEESHIP) {
                    differences.worse("contract.kind", from, to);
                } else {
                    differences.different("contract.kind", from, to);
                }
            }
            // Without an end is longer than any length.
            boolean endless = to == ContractKind.PERMANENT && found.months() == null;
            if (!endless && differences.bothState("contract.months", promised.months(), found.months())) {
                if (found.months() < promised.months()) {
                    differences.worse("contract.months", promised.months(), found.months());
                } else if (found.months() > promised.months()) {
                    differences.different("contract.months", promised.months(), found.months());
                }
            }
        }

        private void ofStart(LocalDate promised, LocalDate found) {
            if (differences.bothState("contract.startsOn", promised, found)
                    && Math.abs(ChronoUnit.DAYS.between(promised, found)) > USUAL_DELAY_IN_DAYS) {
                differences.different("contract.startsOn", promised, found);
            }
        }

        private void ofHours(Contract promised, Contract found) {
            if (differences.bothState("contract.workingTime", promised.workingTime(), found.workingTime())
                    && promised.workingTime() != found.workingTime()) {
                if (found.workingTime() == WorkingTime.PART_TIME) {
                    differences.worse("contract.workingTime", promised.workingTime(), found.workingTime());
                } else {
                    differences.different("contract.workingTime", promised.workingTime(), found.workingTime());
                }
            }
            differences.atMost("contract.hoursPerWeek", promised.hoursPerWeek(), found.hoursPerWeek());
            PayPeriod per = signed.pay() == null ? null : signed.pay().per();
            if ((per == PayPeriod.HOUR || per == PayPeriod.DAY)
                    && promised.hoursPerWeek() != null
                    && found.hoursPerWeek() != null
                    && found.hoursPerWeek().compareTo(promised.hoursPerWeek()) < 0) {
                // Fewer hours that are paid.
                differences.worse("contract.hoursPerWeek", promised.hoursPerWeek(), found.hoursPerWeek());
            }
        }

        private void ofShifts(Set<Shift> promised, Set<Shift> found) {
            if (!promised.containsAll(found)) {
                differences.worse("contract.shifts", promised, found);
            }
        }

        void ofPay() {
            OfferedPay promised = Objects.requireNonNullElse(advertised.pay(), NO_PAY);
            OfferedPay found = Objects.requireNonNullElse(signed.pay(), NO_PAY);
            if (differences.bothState("pay", told(promised), told(found))
                    & differences.bothState("pay.currency", promised.currency(), found.currency())
                    & differences.bothState("pay.per", promised.per(), found.per())) {
                ofAmounts(promised, found);
            }
            differences.words("pay.deductions", promised.deductions(), found.deductions());
        }

        private void ofAmounts(OfferedPay promised, OfferedPay found) {
            BigDecimal paid = positive(found.minimum()) ? found.minimum() : found.maximum();
            boolean mostOnly = !positive(promised.minimum());
            BigDecimal least = mostOnly ? promised.maximum() : promised.minimum();
            boolean sameCurrency = promised.currency().equals(found.currency());
            if (mostOnly) {
                if (!sameCurrency || promised.per() != found.per() || paid.compareTo(least) < 0) {
                    differences.add(
                            Outcome.UNKNOWN,
                            "pay",
                            "only the most is advertised: " + told(promised) + "; signed: " + told(found));
                }
                return;
            }
            if (isBelow(promised, least, found, paid, sameCurrency)) {
                differences.worse("pay", told(promised), told(found));
            } else if (!sameCurrency) {
                differences.different("pay.currency", told(promised), told(found));
            } else if (promised.per() != found.per() && hours(promised, found).isEmpty()) {
                differences.different("pay.per", told(promised), told(found));
            }
        }

        /** Exactly for one currency and period; by the hour for two periods; clearly so for two currencies. */
        private boolean isBelow(
                OfferedPay promised, BigDecimal least, OfferedPay found, BigDecimal paid, boolean sameCurrency) {
            if (promised.per() == found.per()) {
                return sameCurrency
                        ? paid.compareTo(least) < 0
                        : MinimumPay.isBelow(paid, found.currency(), least, promised.currency());
            }
            return hours(promised, found)
                    .filter(hours -> MinimumPay.isBelow(
                            paid.divide(hours.found(), MathContext.DECIMAL64),
                            found.currency(),
                            least.divide(hours.promised(), MathContext.DECIMAL64),
                            promised.currency()))
                    .isPresent();
        }

        /** How many hours one payment is for. */
        private record Hours(BigDecimal promised, BigDecimal found) {}

        /** Empty where they cannot be told. */
        private Optional<Hours> hours(OfferedPay promised, OfferedPay found) {
            BigDecimal before = hours(promised.per(), advertised.contract());
            BigDecimal after = hours(found.per(), signed.contract());
            return before == null || after == null ? Optional.empty() : Optional.of(new Hours(before, after));
        }

        private static BigDecimal hours(PayPeriod per, Contract contract) {
            BigDecimal hours = contract == null ? null : contract.hoursPerWeek();
            return MinimumPay.hoursPaid(per, positive(hours) ? hours : null, contract);
        }

        /** Null where no amount is stated. */
        private static String told(OfferedPay pay) {
            if (!positive(pay.minimum()) && !positive(pay.maximum())) {
                return null;
            }
            StringBuilder text = new StringBuilder();
            if (positive(pay.minimum())) {
                text.append(pay.minimum().toPlainString());
            }
            if (positive(pay.maximum())) {
                text.append(text.isEmpty() ? "up to " : " to ")
                        .append(pay.maximum().toPlainString());
            }
            if (pay.currency() != null) {
                text.append(' ').append(pay.currency());
            }
            return pay.per() == null
                    ? text.toString()
                    : text.append(" per ").append(pay.per()).toString();
        }

        void ofConditions() {
            Conditions promised = Objects.requireNonNullElse(advertised.conditions(), Conditions.UNSTATED);
            Conditions found = Objects.requireNonNullElse(signed.conditions(), Conditions.UNSTATED);
            ofProvision("conditions.lodging", promised.lodging(), found.lodging());
            ofProvision("conditions.food", promised.food(), found.food());
            ofPayer("conditions.travelPaidBy", promised.travelPaidBy(), found.travelPaidBy());
            ofPayer("conditions.returnPaidBy", promised.returnPaidBy(), found.returnPaidBy());
            differences.kept("conditions.socialSecurity", promised.socialSecurity(), found.socialSecurity());
            ofPapers(promised.documentsKeptBy(), found.documentsKeptBy());
            if (Boolean.FALSE.equals(found.freeToLeave()) && !Boolean.FALSE.equals(promised.freeToLeave())) {
                differences.worse("conditions.freeToLeave", true, false);
            }
            differences.words("conditions.disputes", promised.disputes(), found.disputes());
        }

        private void ofProvision(String field, Conditions.Provision advertisedOne, Conditions.Provision signedOne) {
            Conditions.Provision promised = Objects.requireNonNullElse(advertisedOne, NO_PROVISION);
            Conditions.Provision found = Objects.requireNonNullElse(signedOne, NO_PROVISION);
            differences.kept(field, promised.provided(), found.provided());
            if (!Boolean.TRUE.equals(found.provided())) {
                return;
            }
            if (promised.monthlyCost() == null && positive(found.monthlyCost())) {
                differences.notAdvertised(field + ".monthlyCost", found.monthlyCost());
            } else {
                differences.atMost(field + ".monthlyCost", promised.monthlyCost(), found.monthlyCost());
            }
        }

        /** Who pays in the worker's place makes no difference to the worker. */
        private void ofPayer(String field, Payer promised, Payer found) {
            if (differences.bothState(field, promised, found) && promised != Payer.WORKER && found == Payer.WORKER) {
                differences.worse(field, promised, found);
            }
        }

        private void ofPapers(Conditions.Keeper promised, Conditions.Keeper found) {
            if (found != null && found != Conditions.Keeper.WORKER && found != promised) {
                differences.worse(
                        "conditions.documentsKeptBy",
                        Objects.requireNonNullElse(promised, Conditions.Keeper.WORKER),
                        found);
            }
        }

        void ofCharges() {
            List<Charge> found = Objects.requireNonNullElse(signed.charges(), List.of());
            for (int i = 0; i < found.size(); i++) {
                if (fallsOnWorker(found.get(i))) {
                    ofCharge("charges[" + i + "]", found.get(i));
                }
            }
        }

        private void ofCharge(String field, Charge found) {
            List<Charge> promised = Objects.requireNonNullElse(advertised.charges(), List.<Charge>of()).stream()
                    .filter(charge -> fallsOnWorker(charge) && charge.category() == found.category())
                    .toList();
            if (promised.isEmpty()) {
                differences.substituted(field, "no such charge", told(found));
            } else if (promised.stream().noneMatch(charge -> covers(charge, found))) {
                differences.worse(field, told(promised.getFirst()), told(found));
            }
        }

        private static boolean fallsOnWorker(Charge charge) {
            return charge.payer() == Payer.WORKER || charge.recoveredFromWages();
        }

        private static boolean covers(Charge promised, Charge found) {
            return promised.amount() == null
                    || found.amount() != null
                            && Objects.equals(promised.currency(), found.currency())
                            && found.amount().compareTo(promised.amount()) <= 0;
        }

        private static String told(Charge charge) {
            String amount = charge.amount() == null
                    ? "an amount not stated"
                    : charge.amount().toPlainString() + (charge.currency() == null ? "" : " " + charge.currency());
            return charge.category() + " of " + amount
                    + (charge.recoveredFromWages() ? " taken from the wages" : " paid by the worker");
        }

        /**
         * @param read by the worker, null where it is not known
         * @param moved whether the worker is brought to the work
         */
        void ofLanguages(Set<String> read, boolean moved) {
            Set<String> promised = languages(advertised.contract());
            Set<String> found = languages(signed.contract());
            if (found.isEmpty()) {
                if (!differences.bothState("contract.languages", some(promised), null) && promised.isEmpty() && moved) {
                    differences.add(
                            Outcome.UNKNOWN, "contract.languages", "not stated: the language of the written contract");
                }
            } else if (read == null) {
                if (!promised.isEmpty() && Collections.disjoint(promised, found)) {
                    differences.different("contract.languages", promised, found);
                } else if (moved) {
                    differences.add(
                            Outcome.UNKNOWN,
                            "contract.languages",
                            "contract in " + String.join(", ", found) + "; not known: what the worker reads");
                }
            } else if (Collections.disjoint(read, found)) {
                differences.add(
                        Outcome.FAIL,
                        "contract.languages",
                        "contract in " + String.join(", ", found) + "; the worker reads none of these");
            }
        }

        private static Set<String> languages(Contract contract) {
            return contract == null || contract.languages() == null ? Set.of() : new TreeSet<>(contract.languages());
        }

        private static <T> Set<T> some(Set<T> set) {
            return set == null || set.isEmpty() ? null : set;
        }

        private static boolean positive(BigDecimal amount) {
            return amount != null && amount.signum() > 0;
        }
    }
}
