package org.passerelle.recruitment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;
import org.passerelle.platform.PayPeriod;
import org.passerelle.platform.Place;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.Payer;
import org.passerelle.vacancy.Terms;

/**
 * The terms of a contract held against those that were advertised, group by group.
 *
 * @param differences where each is noted
 */
record TermComparison(Terms advertised, Terms signed, Differences differences) {

    /** The day in an advert is a plan: visas take their time, and places are filled one after the other. */
    private static final int USUAL_DELAY_IN_DAYS = 31;

    private static final Employer NO_EMPLOYER = new Employer(null, null, null, null);
    private static final Place NO_PLACE = new Place(null, null, null, null, null);
    private static final Contract NO_CONTRACT =
            new Contract(null, null, null, null, null, null, null, null, null, null, null, null);
    private static final Conditions.Provision NO_PROVISION = new Conditions.Provision(null, null);

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
            if (from == ContractKind.PERMANENT || to == ContractKind.APPRENTICESHIP || to == ContractKind.TRAINEESHIP) {
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
        // Hours in figures say more.
        boolean inFigures = found.workingTime() == null && found.hoursPerWeek() != null;
        if (!inFigures
                && differences.bothState("contract.workingTime", promised.workingTime(), found.workingTime())
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
        if (promised.monthlyCost() == null && PayComparison.isPositive(found.monthlyCost())) {
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
}
