package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passerelle.recruitment.Adverts.field;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.WorkingTime;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.PayPeriod;
import org.passerelle.platform.Place;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Payer;

class TermsTest {
    private static final List<String> OF_WORK_AWAY = List.of(
            "conditions.lodging",
            "conditions.food",
            "conditions.travelPaidBy",
            "conditions.returnPaidBy",
            "conditions.socialSecurity",
            "conditions.disputes");

    private final Adverts advert = new Adverts();

    @Test
    void a_vacancy_at_home_is_not_asked_for_the_terms_of_work_away() {
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(new TermsComplete()));
    }

    @Test
    void every_term_missing_at_home_is_told() {
        advert.employer = null;
        advert.place = new Place("FR", null, null, null, null);
        advert.description = " ";
        advert.contract = null;
        advert.pay = null;
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(
                                field("employer.name", "not stated: the employer"),
                                field("employer.country", "not stated: the employer's country"),
                                field("place", "not stated: where in the country the work is"),
                                field("description", "not stated: what the work is"),
                                field("contract.kind", "not stated: the kind of contract"),
                                field("contract.startsOn", "not stated: the day it starts"),
                                field("contract.hoursPerWeek", "not stated: the hours, or whether full or part time"),
                                field("pay", "not stated: the pay"),
                                field("pay.currency", "not stated: the currency of the pay"),
                                field("pay.per", "not stated: the period of the pay"))),
                advert.checkedBy(new TermsComplete()));
    }

    @Test
    void length_is_asked_of_a_contract_that_ends() {
        advert.contract = contract(ContractKind.FIXED_TERM);
        assertEquals(List.of("contract.months"), missing());
        advert.contract = contract(ContractKind.PERMANENT);
        assertEquals(List.of(), missing());
    }

    @Test
    void all_terms_are_asked_where_the_employer_is_in_another_country() {
        advert.employer = new Employer("Les Vergers du Sud", "ES", null, null);
        assertEquals(OF_WORK_AWAY, missing());
        advert.conditions = Adverts.stated(null);
        assertEquals(List.of(), missing());
    }

    @Test
    void all_terms_are_asked_under_an_agreement_or_through_an_agency() {
        advert.agreement = "Maroc - France 1963";
        assertEquals(OF_WORK_AWAY, missing());
        advert.agreement = null;
        advert.intermediary = Adverts.agency(Organisation.Kind.AGENCY);
        assertEquals(OF_WORK_AWAY, missing());
        advert.intermediary = Adverts.agency(Organisation.Kind.OFFICE);
        assertEquals(List.of(), missing());
    }

    @Test
    void all_terms_are_asked_in_a_scheme_and_where_travel_is_organised() {
        advert.scheme = "PALIM";
        assertEquals(OF_WORK_AWAY, missing());
        advert.scheme = null;
        advert.conditions = new Conditions(null, null, Payer.EMPLOYER, null, null, null, null, null);
        assertTrue(missing().contains("conditions.returnPaidBy"));
        advert.conditions = new Conditions(null, null, null, Payer.STATE, null, null, null, null);
        assertTrue(missing().contains("conditions.travelPaidBy"));
    }

    @Test
    void all_terms_are_asked_where_lodging_is_provided() {
        advert.conditions =
                new Conditions(new Conditions.Provision(true, null), null, null, null, null, null, null, null);
        assertEquals(OF_WORK_AWAY.subList(1, OF_WORK_AWAY.size()), missing());
    }

    @Test
    void the_contract_of_work_away_is_asked_for_rest_overtime_leave_language_and_its_end() {
        advert.agreement = "Maroc - France 1963";
        advert.conditions = Adverts.stated(null);
        advert.contract = contract(ContractKind.PERMANENT);
        advert.pay = new OfferedPay(new BigDecimal("1802"), null, "EUR", PayPeriod.MONTH, null);
        assertEquals(
                List.of(
                        "contract.hoursPerWeek",
                        "contract.restDaysPerWeek",
                        "contract.overtime",
                        "contract.leaveDays",
                        "contract.languages",
                        "contract.termination",
                        "pay.deductions"),
                missing());
    }

    @Test
    void pay_with_currency_and_period_passes() {
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(new PayStated()));
    }

    @Test
    void an_amount_without_currency_or_period_fails() {
        advert.pay = new OfferedPay(null, new BigDecimal("1802"), null, null, null);
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(
                                field("pay.currency", "not stated: the currency"),
                                field("pay.per", "not stated: the period it is for"))),
                advert.checkedBy(new PayStated()));
        advert.pay = new OfferedPay(new BigDecimal("1802"), null, "EUR", null, null);
        assertEquals(Outcome.FAIL, advert.checkedBy(new PayStated()).outcome());
    }

    @Test
    void no_amount_or_zero_is_unknown() {
        Finding unknown = new Finding(Outcome.UNKNOWN, List.of(field("pay", "not stated: an amount")));
        advert.pay = null;
        assertEquals(unknown, advert.checkedBy(new PayStated()));
        advert.pay = new OfferedPay(BigDecimal.ZERO, null, "EUR", PayPeriod.MONTH, null);
        assertEquals(unknown, advert.checkedBy(new PayStated()));
    }

    private List<String> missing() {
        return advert.checkedBy(new TermsComplete()).evidence().stream()
                .map(Evidence::field)
                .toList();
    }

    /** Open as to length, and silent about all that only work away is asked for. */
    private Contract contract(ContractKind kind) {
        return new Contract(
                kind,
                advert.contract.startsOn(),
                null,
                WorkingTime.FULL_TIME,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
