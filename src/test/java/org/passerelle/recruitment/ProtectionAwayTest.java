package org.passerelle.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.recruitment.Adverts.field;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Necessity;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.PayPeriod;
import org.passerelle.recruitment.Advert.Background;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Payer;
import org.passerelle.vacancy.Requirements;

/** What those who are brought to the work are asked to be told and given. */
class ProtectionAwayTest {
    private static final Finding NOT_APPLICABLE = new Finding(Outcome.NOT_APPLICABLE, List.of());

    private final Adverts advert = new Adverts();

    @Test
    void work_at_home_is_not_asked() {
        for (Rule rule : List.of(
                new ContractLanguage(),
                new EqualTreatment(),
                new FairLodging(),
                new RemedyNamed(),
                new SchemeTerms())) {
            assertEquals(NOT_APPLICABLE, advert.checkedBy(rule), rule.id());
        }
    }

    @Test
    void a_contract_in_a_language_of_the_agencys_country_is_understood() {
        advert.intermediary = Adverts.agency(Organisation.Kind.AGENCY);
        assertLanguage(Outcome.PASS, "contract in fr; used in MA");
        contractIn("de", "ar");
        assertLanguage(Outcome.PASS, "contract in de, ar; used in MA");
        contractIn("de");
        assertLanguage(Outcome.FAIL, "contract in de; not used in MA");
    }

    @Test
    void a_contract_in_a_language_that_every_seeker_must_know_well_is_understood() {
        advert.intermediary = Adverts.agency(Organisation.Kind.AGENCY);
        contractIn("de");
        require(CefrLevel.B1, Necessity.REQUIRED);
        assertLanguage(Outcome.PASS, "contract in de; required of the seeker: de");
        require(CefrLevel.A2, Necessity.REQUIRED);
        assertLanguage(Outcome.FAIL, "contract in de; not used in MA");
        require(CefrLevel.C1, Necessity.PREFERRED);
        assertLanguage(Outcome.FAIL, "contract in de; not used in MA");
    }

    @Test
    void without_an_agency_seekers_come_from_where_the_service_is_unless_an_agreement_says_otherwise() {
        advert.conditions = Adverts.stated(null);
        contractIn("de");
        assertLanguage(Outcome.UNKNOWN, "contract in de; not known: which languages the seekers understand");
        advert.background = new Background("SN", null, List.of());
        assertLanguage(Outcome.FAIL, "contract in de; not used in SN");
        advert.background = new Background("FR", null, List.of());
        advert.agreement = "Maroc - France 1963";
        assertLanguage(Outcome.UNKNOWN, "contract in de; not known: which languages the seekers understand");
        require(CefrLevel.B1, Necessity.REQUIRED);
        contractIn("fr");
        assertLanguage(Outcome.FAIL, "contract in fr; required of the seeker: de");
    }

    @Test
    void a_contract_without_a_language_is_unknown() {
        advert.scheme = "PALIM";
        contractIn();
        assertLanguage(Outcome.UNKNOWN, "not stated: the language of the written contract");
        advert.contract = null;
        assertLanguage(Outcome.UNKNOWN, "not stated: the language of the written contract");
    }

    @Test
    void treatment_is_equal_where_nothing_that_local_workers_have_is_taken_away() {
        advert.conditions = Adverts.stated(null);
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(new EqualTreatment()));
    }

    @Test
    void rest_leave_and_insurance_that_are_refused_are_each_told() {
        advert.conditions = new Conditions(null, null, Payer.EMPLOYER, null, false, null, null, null);
        advert.contract = contract("0", 0, List.of("fr"));
        assertEquals(
                new Finding(
                        Outcome.FAIL,
                        List.of(
                                field("contract.restDaysPerWeek", "stated: no weekly rest"),
                                field("contract.leaveDays", "stated: no paid leave"),
                                field("conditions.socialSecurity", "stated: no social security"))),
                advert.checkedBy(new EqualTreatment()));
        advert.conditions = new Conditions(null, null, Payer.EMPLOYER, null, true, null, null, null);
        advert.contract = contract("0.5", 1, List.of("fr"));
        assertEquals(Outcome.PASS, advert.checkedBy(new EqualTreatment()).outcome());
    }

    @Test
    void what_equality_is_measured_by_and_is_not_stated_is_unknown() {
        advert.agreement = "Maroc - France 1963";
        advert.contract = null;
        advert.pay = null;
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(
                                field("contract.hoursPerWeek", "not stated: the hours in figures"),
                                field("contract.restDaysPerWeek", "not stated: the weekly rest"),
                                field("contract.leaveDays", "not stated: the paid leave"),
                                field("pay", "not stated: the pay"),
                                field("conditions.socialSecurity", "not stated: the social security"))),
                advert.checkedBy(new EqualTreatment()));
    }

    @Test
    void lodging_costs_at_most_three_tenths_of_the_pay() {
        advert.pay = monthly("1000");
        lodging("0");
        assertEquals(new Finding(Outcome.PASS, List.of()), advert.checkedBy(new FairLodging()));
        assertLodging("300", Outcome.PASS, "lodging and food cost 30 % of the least pay stated");
        assertLodging("301", Outcome.REVIEW, "lodging and food cost 30 % of the least pay stated");
        assertLodging("400", Outcome.REVIEW, "lodging and food cost 40 % of the least pay stated");
        assertLodging("410", Outcome.FAIL, "lodging and food cost 41 % of the least pay stated");
    }

    @Test
    void food_counts_with_the_lodging_and_pay_by_the_hour_for_a_month() {
        advert.pay = new OfferedPay(new BigDecimal("12"), null, "EUR", PayPeriod.HOUR, null);
        advert.conditions = new Conditions(
                new Conditions.Provision(true, new BigDecimal("500")),
                new Conditions.Provision(true, new BigDecimal("137")),
                null,
                null,
                null,
                null,
                null,
                null);
        assertEquals(
                new Finding(
                        Outcome.REVIEW,
                        List.of(field(
                                "conditions.lodging.monthlyCost",
                                "lodging and food cost 35 % of the least pay stated"))),
                advert.checkedBy(new FairLodging()));
        advert.contract = null;
        assertEquals(Outcome.UNKNOWN, advert.checkedBy(new FairLodging()).outcome());
    }

    @Test
    void lodging_taken_from_wages_is_for_review_even_when_it_is_cheap() {
        advert.pay = monthly("1000");
        lodging("100");
        advert.charges =
                List.of(new Charge(Charge.Category.TRAVEL_LODGING, Payer.EMPLOYER, null, null, null, true, null, null));
        assertEquals(
                new Finding(
                        Outcome.REVIEW,
                        List.of(
                                field("charges[0]", "TRAVEL_LODGING recovered from wages"),
                                field(
                                        "conditions.lodging.monthlyCost",
                                        "lodging and food cost 10 % of the least pay stated"))),
                advert.checkedBy(new FairLodging()));
    }

    @Test
    void lodging_that_is_not_spoken_of_or_has_no_price_is_unknown_and_none_is_not_applicable() {
        advert.scheme = "PALIM";
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(field("conditions.lodging", "not stated: whether lodging is provided"))),
                advert.checkedBy(new FairLodging()));
        lodging(null);
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(field(
                                "conditions.lodging.monthlyCost", "not stated: what the lodging costs the worker"))),
                advert.checkedBy(new FairLodging()));
        advert.conditions =
                new Conditions(new Conditions.Provision(false, null), null, null, null, null, null, null, null);
        assertEquals(NOT_APPLICABLE, advert.checkedBy(new FairLodging()));
    }

    @Test
    void a_remedy_is_named_unless_the_terms_say_that_there_is_none() {
        disputes("Inspection du travail");
        assertEquals(
                new Finding(Outcome.PASS, List.of(new Evidence("conditions.disputes", 0, 21, "Inspection du travail"))),
                advert.checkedBy(new RemedyNamed()));
        for (String none : List.of("Néant.", "n/a", " None ", "لا يوجد")) {
            disputes(none);
            assertEquals(
                    new Finding(Outcome.FAIL, List.of(new Evidence("conditions.disputes", 0, none.length(), none))),
                    advert.checkedBy(new RemedyNamed()));
        }
        disputes("None but the labour court of Dakar");
        assertEquals(Outcome.PASS, advert.checkedBy(new RemedyNamed()).outcome());
    }

    @Test
    void no_word_about_disputes_is_unknown() {
        advert.scheme = "PALIM";
        disputes(" ");
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN, List.of(field("conditions.disputes", "not stated: how disputes are settled"))),
                advert.checkedBy(new RemedyNamed()));
    }

    @Test
    void what_an_agreement_or_a_scheme_asks_is_unknown() {
        advert.agreement = "accord de 2008";
        advert.scheme = "PALIM";
        assertEquals(
                new Finding(
                        Outcome.UNKNOWN,
                        List.of(
                                new Evidence("agreement", 0, 14, "accord de 2008"),
                                new Evidence("scheme", 0, 5, "PALIM"))),
                advert.checkedBy(new SchemeTerms()));
    }

    private void assertLanguage(Outcome outcome, String text) {
        assertEquals(
                new Finding(outcome, List.of(field("contract.languages", text))),
                advert.checkedBy(new ContractLanguage()));
    }

    private void assertLodging(String cost, Outcome outcome, String text) {
        lodging(cost);
        assertEquals(
                new Finding(outcome, List.of(field("conditions.lodging.monthlyCost", text))),
                advert.checkedBy(new FairLodging()));
    }

    private void contractIn(String... languages) {
        advert.contract = contract("2", 30, List.of(languages));
    }

    private Contract contract(String restDays, int leaveDays, List<String> languages) {
        Contract fair = new Adverts().contract;
        return new Contract(
                fair.kind(),
                fair.startsOn(),
                fair.months(),
                fair.workingTime(),
                fair.hoursPerWeek(),
                null,
                new BigDecimal(restDays),
                fair.overtime(),
                leaveDays,
                languages,
                fair.noticeDays(),
                null);
    }

    private void require(CefrLevel level, Necessity necessity) {
        advert.requirements = new Requirements(
                null, null, List.of(new Requirements.Language("de", level, necessity)), null, null, null);
    }

    private static OfferedPay monthly(String amount) {
        return new OfferedPay(new BigDecimal(amount), null, "EUR", PayPeriod.MONTH, null);
    }

    private void lodging(String cost) {
        advert.conditions = new Conditions(
                new Conditions.Provision(true, cost == null ? null : new BigDecimal(cost)),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void disputes(String text) {
        advert.conditions = new Conditions(null, null, null, null, null, null, null, text);
    }
}
