package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Payer;
import org.passerelle.vacancy.VacancyDraft;

/**
 * Whoever recruits is named (C181 Art. 8; ILO General Principles and Operational Guidelines for Fair Recruitment, operational
 * guideline 17; IRIS principle 3): where the terms speak of an agency, the vacancy says which. Agencies that this one
 * hands work on to a vacancy has no words for.
 *
 * <ul>
 *   <li>FAIL: the terms give an agency a part, and no agency is named; the evidence says where.
 *   <li>UNKNOWN: one is named that is not in the register.
 *   <li>PASS: the agency named is in the register; the evidence names it.
 *   <li>NOT_APPLICABLE: no agency, as far as the terms say.
 * </ul>
 */
final class AgencyNamed extends Rule {
    static final String ID = "agency-named";

    private static final String FIELD = "intermediary";

    AgencyNamed() {
        super(ID, 1, Severity.REVIEW, "C181 Art. 8", "ILO Fair Recruitment Guideline 17", "IRIS Principle 3");
    }

    @Override
    public Finding check(Advert advert) {
        VacancyDraft vacancy = advert.vacancy();
        if (advert.intermediary() != null) {
            return new Finding(
                    Outcome.PASS,
                    List.of(new Evidence(
                            FIELD, null, null, advert.intermediary().name())));
        }
        if (vacancy.intermediary() != null) {
            return new Finding(
                    Outcome.UNKNOWN,
                    List.of(new Evidence(FIELD, null, null, "not in the register: " + vacancy.intermediary())));
        }
        List<Evidence> parts = parts(vacancy);
        return new Finding(parts.isEmpty() ? Outcome.NOT_APPLICABLE : Outcome.FAIL, parts);
    }

    private static List<Evidence> parts(VacancyDraft vacancy) {
        List<Evidence> parts = new ArrayList<>();
        Conditions conditions = vacancy.conditions() == null ? Conditions.UNSTATED : vacancy.conditions();
        if (conditions.travelPaidBy() == Payer.AGENCY) {
            parts.add(part("conditions.travelPaidBy"));
        }
        if (conditions.returnPaidBy() == Payer.AGENCY) {
            parts.add(part("conditions.returnPaidBy"));
        }
        if (conditions.documentsKeptBy() == Conditions.Keeper.AGENCY) {
            parts.add(part("conditions.documentsKeptBy"));
        }
        List<Charge> charges = vacancy.charges() == null ? List.of() : vacancy.charges();
        for (int i = 0; i < charges.size(); i++) {
            if (charges.get(i).payer() == Payer.AGENCY) {
                parts.add(part("charges[" + i + "].payer"));
            }
        }
        return List.copyOf(parts);
    }

    private static Evidence part(String field) {
        return new Evidence(field, null, null, "AGENCY, and the vacancy names none");
    }
}
