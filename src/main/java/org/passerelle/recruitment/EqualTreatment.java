package org.passerelle.recruitment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.Contract;

/**
 * Who comes from elsewhere is treated like a local worker as to pay, hours, rest, paid holidays and social security (C097
 * Art. 6; C143 Art. 10; C118 Art. 3). Whether the figures are those of local workers, {@link MinimumPay} and
 * {@link HoursWithinLimits} ask of the register; here, that none of what every local worker has is taken away.
 *
 * <ul>
 *   <li>FAIL: stated that there is no weekly rest, no paid leave or no social security.
 *   <li>UNKNOWN: one of these, the hours or the pay is not stated.
 *   <li>PASS: all are stated and none is taken away.
 *   <li>NOT_APPLICABLE: work at home.
 * </ul>
 */
final class EqualTreatment extends Rule {
    static final String ID = "equal-treatment";

    EqualTreatment() {
        super(ID, 1, Severity.REVIEW, "C097 Art. 6", "C143 Art. 10", "C118 Art. 3");
    }

    @Override
    public Finding check(Advert advert) {
        if (!advert.movesWorker()) {
            return new Finding(Outcome.NOT_APPLICABLE, List.of());
        }
        Contract contract = advert.vacancy().contract();
        Conditions conditions = advert.vacancy().conditions();
        BigDecimal rest = contract == null ? null : contract.restDaysPerWeek();
        Integer leave = contract == null ? null : contract.leaveDays();
        Boolean insured = conditions == null ? null : conditions.socialSecurity();
        List<Evidence> denied = new ArrayList<>();
        tell(denied, rest != null && rest.signum() == 0, "contract.restDaysPerWeek", "stated: no weekly rest");
        tell(denied, leave != null && leave == 0, "contract.leaveDays", "stated: no paid leave");
        tell(denied, Boolean.FALSE.equals(insured), "conditions.socialSecurity", "stated: no social security");
        if (!denied.isEmpty()) {
            return new Finding(Outcome.FAIL, List.copyOf(denied));
        }
        List<Evidence> missing = new ArrayList<>();
        tell(
                missing,
                contract == null || contract.hoursPerWeek() == null,
                "contract.hoursPerWeek",
                "not stated: the hours in figures");
        tell(missing, rest == null, "contract.restDaysPerWeek", "not stated: the weekly rest");
        tell(missing, leave == null, "contract.leaveDays", "not stated: the paid leave");
        tell(missing, advert.vacancy().pay() == null, "pay", "not stated: the pay");
        tell(missing, insured == null, "conditions.socialSecurity", "not stated: the social security");
        return new Finding(missing.isEmpty() ? Outcome.PASS : Outcome.UNKNOWN, List.copyOf(missing));
    }

    private static void tell(List<Evidence> evidence, boolean told, String field, String text) {
        if (told) {
            evidence.add(new Evidence(field, null, null, text));
        }
    }
}
