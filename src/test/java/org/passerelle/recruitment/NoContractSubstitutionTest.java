package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;
import org.passerelle.platform.PayPeriod;
import org.passerelle.platform.Place;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Payer;
import org.passerelle.vacancy.Terms;

/** Each term of a contract, worse than advertised and nearly so. */
class NoContractSubstitutionTest {

    private static final LocalDate SIGNED = LocalDate.of(2027, 5, 2);
    private static final LocalDate LEAVES = LocalDate.of(2027, 6, 28);
    private static final Finding PASS = new Finding(Outcome.PASS, List.of());

    private final NoContractSubstitution rule = new NoContractSubstitution();
    /** Harvest work in France with all conditions stated, so for somebody who is brought there. */
    private final Adverts advert = new Adverts();

    /** What was signed: at first, what was advertised. */
    private final Adverts contract = new Adverts();

    private LocalDate signedOn = SIGNED;
    private boolean begun;
    private Set<String> read = Set.of("fr", "wo");

    @BeforeEach
    void state_everything() {
        advert.conditions = Adverts.stated(Conditions.Keeper.WORKER);
        advert.charges = List.of();
        contract.conditions = advert.conditions;
        contract.charges = List.of();
    }

    @Test
    void a_vacancy_without_a_placement_is_not_applicable() {
        assertEquals(new Finding(Outcome.NOT_APPLICABLE, List.of()), advert.checkedBy(rule));
    }

    @Test
    void the_contract_that_was_advertised_passes() {
        assertEquals(PASS, compared());
    }

    @Test
    void each_worse_term_is_a_finding_of_its_own() {
        contract.pay = pay("1650", null, "EUR", PayPeriod.MONTH);
        contract.contract = contract(ContractKind.SEASONAL, 3, "39", "1", 25, "fr");
        contract.conditions = new Conditions(
                new Conditions.Provision(true, new BigDecimal("150")),
                new Conditions.Provision(false, null),
                Payer.WORKER,
                Payer.EMPLOYER,
                false,
                Conditions.Keeper.EMPLOYER,
                false,
                "Inspection du travail");
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(
                                field("contract.months", "worse: advertised 4; signed 3"),
                                field("contract.hoursPerWeek", "worse: advertised 35; signed 39"),
                                field("contract.restDaysPerWeek", "worse: advertised 2; signed 1"),
                                field("contract.leaveDays", "worse: advertised 30; signed 25"),
                                field("pay", "worse: advertised 1802 EUR per MONTH; signed 1650 EUR per MONTH"),
                                field("conditions.lodging.monthlyCost", "worse: advertised 100; signed 150"),
                                field("conditions.travelPaidBy", "worse: advertised EMPLOYER; signed WORKER"),
                                field("conditions.socialSecurity", "worse: advertised yes; signed no"),
                                field("conditions.documentsKeptBy", "worse: advertised WORKER; signed EMPLOYER"),
                                field("conditions.freeToLeave", "worse: advertised yes; signed no"))),
                compared());
    }

    @Test
    void what_is_better_for_the_worker_passes() {
        contract.pay = pay("1802.01", null, "EUR", PayPeriod.MONTH);
        contract.contract = contract(ContractKind.SEASONAL, 4, "34.5", "2.5", 31, "fr");
        contract.conditions = new Conditions(
                new Conditions.Provision(true, BigDecimal.ZERO),
                new Conditions.Provision(true, BigDecimal.ZERO),
                Payer.STATE,
                Payer.AGENCY,
                true,
                Conditions.Keeper.WORKER,
                true,
                "Inspection du travail");
        assertEquals(PASS, compared());
        contract.contract = contract(ContractKind.PERMANENT, null, "35", "2", 30, "fr");
        assertEquals(PASS, compared());
    }

    @Test
    void within_the_advertised_range_of_pay_is_as_advertised_and_below_it_is_not() {
        advert.pay = pay("1802", "2100", "EUR", PayPeriod.MONTH);
        contract.pay = pay("1802", null, "EUR", PayPeriod.MONTH);
        assertEquals(PASS, compared());
        contract.pay = pay(null, "2100", "EUR", PayPeriod.MONTH);
        assertFinds(
                Outcome.REVIEW,
                field("pay", "different: advertised 1802 to 2100 EUR per MONTH; signed up to 2100 EUR per MONTH"));
        contract.pay = pay("1801.99", null, "EUR", PayPeriod.MONTH);
        assertFinds(
                Outcome.FAIL,
                field("pay", "worse: advertised 1802 to 2100 EUR per MONTH; signed 1801.99 EUR per MONTH"));
    }

    @Test
    void of_pay_up_to_an_amount_nobody_knows_what_was_promised() {
        advert.pay = pay(null, "2100", "EUR", PayPeriod.MONTH);
        contract.pay = pay("2100", null, "EUR", PayPeriod.MONTH);
        assertEquals(PASS, compared());
        contract.pay = pay("1500", null, "EUR", PayPeriod.MONTH);
        assertFinds(
                Outcome.UNKNOWN,
                field("pay", "only the most is advertised: up to 2100 EUR per MONTH; signed: 1500 EUR per MONTH"));
    }

    @Test
    void pay_for_another_period_is_compared_by_the_hour() {
        // 35 hours a week are 151.67 a month: 11.88 an hour.
        contract.pay = pay("11.88", null, "EUR", PayPeriod.HOUR);
        assertEquals(PASS, compared());
        contract.pay = pay("11.80", null, "EUR", PayPeriod.HOUR);
        assertFinds(Outcome.FAIL, field("pay", "worse: advertised 1802 EUR per MONTH; signed 11.80 EUR per HOUR"));
    }

    @Test
    void fewer_hours_are_worse_where_they_are_paid_by_the_hour() {
        advert.pay = pay("11.88", null, "EUR", PayPeriod.HOUR);
        contract.pay = advert.pay;
        contract.contract = contract(ContractKind.SEASONAL, 4, "20", "2", 30, "fr");
        assertFinds(Outcome.FAIL, field("contract.hoursPerWeek", "worse: advertised 35; signed 20"));
    }

    @Test
    void pay_in_another_currency_is_for_a_person_and_far_less_of_it_is_worse() {
        contract.pay = pay("1200000", null, "XOF", PayPeriod.MONTH);
        assertFinds(
                Outcome.REVIEW,
                field("pay.currency", "different: advertised 1802 EUR per MONTH; signed 1200000 XOF per MONTH"));
        contract.pay = pay("500000", null, "XOF", PayPeriod.MONTH);
        assertFinds(Outcome.FAIL, field("pay", "worse: advertised 1802 EUR per MONTH; signed 500000 XOF per MONTH"));
    }

    @Test
    void another_employer_country_or_work_is_a_substitution() {
        advert.employer = new Employer("Les Vergers du Sud", "FR", "552 100 554", null);
        contract.employer = new Employer("LES VERGERS DU SUD", "MA", "552 100 555", null);
        contract.place = new Place("MA", "FR-PAC", "apt", null, null);
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(
                                field("occupation", "substituted: advertised A1401; signed K2204"),
                                field("employer.country", "substituted: advertised FR; signed MA"),
                                field(
                                        "employer.registration",
                                        "substituted: advertised 552 100 554; signed 552 100 555"),
                                field("place.country", "substituted: advertised FR; signed MA"))),
                compared("K2204"));
    }

    @Test
    void another_name_or_town_is_for_a_person() {
        contract.employer = new Employer("Vergers Durand", "FR", null, null);
        contract.place = new Place("FR", "FR-OCC", "Nîmes", null, null);
        assertFinds(
                Outcome.REVIEW,
                field("employer.name", "different: advertised Les Vergers du Sud; signed Vergers Durand"),
                field("place.region", "different: advertised FR-PAC; signed FR-OCC"),
                field("place.locality", "different: advertised Apt; signed Nîmes"));
    }

    @Test
    void a_learners_contract_in_the_place_of_a_job_is_worse_and_a_temporary_one_is_for_a_person() {
        contract.contract = contract(ContractKind.TRAINEESHIP, 4, "35", "2", 30, "fr");
        assertFinds(Outcome.FAIL, field("contract.kind", "worse: advertised SEASONAL; signed TRAINEESHIP"));
        contract.contract = contract(ContractKind.TEMPORARY, 4, "35", "2", 30, "fr");
        assertFinds(Outcome.REVIEW, field("contract.kind", "different: advertised SEASONAL; signed TEMPORARY"));
    }

    @Test
    void a_start_within_a_month_of_the_one_advertised_is_the_usual_delay() {
        contract.contract = startingOn(LocalDate.of(2027, 8, 1));
        assertEquals(PASS, compared());
        contract.contract = startingOn(LocalDate.of(2027, 8, 2));
        assertFinds(Outcome.REVIEW, field("contract.startsOn", "different: advertised 2027-07-01; signed 2027-08-02"));
    }

    @Test
    void a_contract_that_is_silent_where_the_advert_was_not_is_for_a_person() {
        contract.pay = new OfferedPay(new BigDecimal("1802"), null, "EUR", PayPeriod.MONTH, null);
        contract.conditions = new Conditions(null, null, null, Payer.EMPLOYER, true, null, null, null);
        assertFinds(
                Outcome.REVIEW,
                field("pay.deductions", "advertised: Cotisations sociales; not in the contract"),
                field("conditions.lodging", "advertised: yes; not in the contract"),
                field("conditions.food", "advertised: no; not in the contract"),
                field("conditions.travelPaidBy", "advertised: EMPLOYER; not in the contract"),
                field("conditions.disputes", "advertised: Inspection du travail; not in the contract"));
    }

    @Test
    void a_term_that_the_advert_should_have_stated_is_unknown() {
        advert.contract = contract(ContractKind.SEASONAL, 4, null, "2", 30, "fr");
        advert.conditions = null;
        advert.agreement = "Maroc - France 1963";
        contract.conditions = new Conditions(null, null, Payer.WORKER, null, null, null, null, null);
        assertFinds(
                Outcome.UNKNOWN,
                field("contract.hoursPerWeek", "not advertised; signed: 35"),
                field("conditions.travelPaidBy", "not advertised; signed: WORKER"));
    }

    @Test
    void a_charge_to_the_worker_that_was_not_advertised_is_a_substitution_even_of_silence() {
        contract.charges = List.of(
                charge(Payer.EMPLOYER, "900", false),
                charge(Payer.WORKER, "300", false),
                charge(Payer.EMPLOYER, "50", true));
        assertChargesSubstituted();
        advert.charges = null;
        assertChargesSubstituted();
    }

    private void assertChargesSubstituted() {
        assertFinds(
                Outcome.FAIL,
                field(
                        "charges[1]",
                        "substituted: advertised no such charge; signed MEDICAL of 300 EUR paid by the worker"),
                field(
                        "charges[2]",
                        "substituted: advertised no such charge; signed MEDICAL of 50 EUR taken from the wages"));
    }

    @Test
    void an_advertised_charge_that_has_grown_is_worse() {
        advert.charges = List.of(charge(Payer.WORKER, "300", false));
        contract.charges = advert.charges;
        assertEquals(PASS, compared());
        contract.charges = List.of(charge(Payer.WORKER, "300.01", false));
        assertFinds(
                Outcome.FAIL,
                field(
                        "charges[0]",
                        "worse: advertised MEDICAL of 300 EUR paid by the worker; signed MEDICAL of 300.01 EUR paid by the worker"));
    }

    @Test
    void night_work_that_was_not_advertised_is_worse() {
        advert.contract = withShifts(Set.of(Shift.DAY, Shift.NIGHT));
        contract.contract = withShifts(Set.of(Shift.DAY));
        assertEquals(PASS, compared());
        advert.contract = withShifts(Set.of(Shift.DAY));
        contract.contract = withShifts(Set.of(Shift.DAY, Shift.NIGHT));
        assertFinds(Outcome.FAIL, field("contract.shifts", "worse: advertised [DAY]; signed [DAY, NIGHT]"));
    }

    @Test
    void a_contract_in_no_language_that_the_worker_reads_fails() {
        read = Set.of("en", "wo");
        assertFinds(Outcome.FAIL, field("contract.languages", "contract in fr; the worker reads none of these"));
        contract.contract = contract(ContractKind.SEASONAL, 4, "35", "2", 30, "en");
        assertEquals(PASS, compared());
        read = null;
        assertFinds(Outcome.REVIEW, field("contract.languages", "different: advertised [fr]; signed [en]"));
        contract.contract = contract(ContractKind.SEASONAL, 4, "35", "2", 30, "fr");
        assertFinds(Outcome.UNKNOWN, field("contract.languages", "contract in fr; not known: what the worker reads"));
    }

    @Test
    void a_contract_signed_on_the_day_of_leaving_is_in_time_and_a_day_later_is_not() {
        signedOn = LEAVES;
        assertEquals(PASS, compared());
        signedOn = LEAVES.plusDays(1);
        assertFinds(Outcome.FAIL, field("signedOn", "signed on 2027-06-29, after leaving on 2027-06-28"));
    }

    @Test
    void unsigned_is_unknown_before_the_work_and_fails_once_it_has_begun() {
        signedOn = null;
        assertFinds(Outcome.UNKNOWN, field("signedOn", "not known: whether it is signed before departure"));
        begun = true;
        assertFinds(Outcome.FAIL, field("signedOn", "the work has begun; nobody has signed a contract"));
    }

    @Test
    void at_home_nobody_is_asked_what_the_worker_reads_or_when_it_was_signed() {
        advert.conditions = null;
        contract.conditions = null;
        signedOn = null;
        read = null;
        assertEquals(PASS, compared());
    }

    @Test
    void other_words_are_for_a_person_and_other_punctuation_is_not_other_words() {
        contract.pay = new OfferedPay(new BigDecimal("1802"), null, "EUR", PayPeriod.MONTH, "— cotisations  SOCIALES.");
        assertEquals(PASS, compared());
        contract.pay = new OfferedPay(
                new BigDecimal("1802"), null, "EUR", PayPeriod.MONTH, "cotisations sociales et logement");
        assertFinds(
                Outcome.REVIEW,
                field(
                        "pay.deductions",
                        "different: advertised Cotisations sociales; signed cotisations sociales et logement"));
    }

    private void assertFinds(Outcome outcome, Evidence... evidence) {
        assertEquals(new Finding(outcome, List.of(evidence)), compared());
    }

    private Finding compared() {
        return compared("A1401");
    }

    private Finding compared(String occupation) {
        Terms terms = new Terms(
                occupation,
                contract.employer,
                contract.place,
                contract.contract,
                contract.pay,
                contract.conditions,
                contract.charges);
        return rule.compare(advert.advert(), new SignedContract(new UUID(0, 7), terms, signedOn, LEAVES, begun, read));
    }

    private static OfferedPay pay(String minimum, String maximum, String currency, PayPeriod per) {
        return new OfferedPay(
                minimum == null ? null : new BigDecimal(minimum),
                maximum == null ? null : new BigDecimal(maximum),
                currency,
                per,
                "Cotisations sociales");
    }

    private static Charge charge(Payer payer, String amount, boolean recovered) {
        return new Charge(
                Charge.Category.MEDICAL,
                payer,
                new BigDecimal(amount),
                "EUR",
                Charge.Stage.BEFORE_DEPARTURE,
                recovered,
                true,
                null);
    }

    private Contract contract(
            ContractKind kind, Integer months, String hours, String rest, Integer leave, String language) {
        return new Contract(
                kind,
                LocalDate.of(2027, 7, 1),
                months,
                WorkingTime.FULL_TIME,
                hours == null ? null : new BigDecimal(hours),
                null,
                new BigDecimal(rest),
                "Au-delà de 35 heures, majorées de 25 %",
                leave,
                List.of(language),
                14,
                null);
    }

    private static Contract startingOn(LocalDate day) {
        return of(day, null);
    }

    private static Contract withShifts(Set<Shift> shifts) {
        return of(LocalDate.of(2027, 7, 1), shifts);
    }

    private static Contract of(LocalDate day, Set<Shift> shifts) {
        return new Contract(
                ContractKind.SEASONAL,
                day,
                4,
                WorkingTime.FULL_TIME,
                new BigDecimal("35"),
                shifts,
                new BigDecimal("2"),
                "Au-delà de 35 heures, majorées de 25 %",
                30,
                List.of("fr"),
                14,
                null);
    }
}
