package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.passerelle.vacancy.Clearance;

/**
 * A check with the decision that stands on its finding. A decision stands as long as every later examination of the vacancy
 * finds the same: once the vacancy, the rule, a licence or the register has changed the finding, it has fallen, and the
 * finding is open again.
 *
 * @param decision null where none stands
 */
public record DecidedCheck(RecruitmentCheck check, Decision decision) {

    /** Of the last examination, in the order of the rules, and behind them the last of each contract that was signed. */
    public static List<DecidedCheck> listLatest(UUID vacancy) {
        List<RecruitmentCheck> checks = new ArrayList<>(RecruitmentCheck.listLatest(vacancy));
        checks.addAll(RecruitmentCheck.listLatestOfPlacements(vacancy));
        return of(vacancy, checks);
    }

    /** Of the contract of one placement. */
    public static List<DecidedCheck> listLatestOfPlacement(UUID vacancy, UUID placement) {
        return of(
                vacancy,
                RecruitmentCheck.listLatestOfPlacements(vacancy).stream()
                        .filter(check -> check.placement.equals(placement))
                        .toList());
    }

    /** @param checks that stand for a vacancy, stored or about to be */
    static List<DecidedCheck> of(UUID vacancy, List<RecruitmentCheck> checks) {
        Map<Decision.Subject, Decision> decisions = Decision.lastBySubject(vacancy);
        return checks.stream()
                .map(check -> new DecidedCheck(
                        check, standing(decisions.get(new Decision.Subject(check.rule, check.placement)), check)))
                .toList();
    }

    /** Of a vacancy that is new, or as they were when they were made. */
    static List<DecidedCheck> undecided(List<RecruitmentCheck> checks) {
        return checks.stream().map(check -> new DecidedCheck(check, null)).toList();
    }

    private static Decision standing(Decision last, RecruitmentCheck check) {
        return last != null
                        && RecruitmentCheck.listSince(last.vacancy, last.subject(), last.finding).stream()
                                .allMatch(check::sameAs)
                ? last
                : null;
    }

    /** BLOCKED by what blocks, REVIEW while anything is open or unknown, else CLEARED. */
    static Clearance clearance(List<DecidedCheck> checks) {
        if (checks.stream().anyMatch(DecidedCheck::blocks)) {
            return Clearance.BLOCKED;
        }
        return checks.stream().anyMatch(DecidedCheck::open) ? Clearance.REVIEW : Clearance.CLEARED;
    }

    /** Whether it alone keeps the vacancy from being ranked. */
    public boolean blocks() {
        return decision == null
                ? check.blocks()
                : switch (decision.kind) {
                    case UPHOLD -> true;
                    case DISMISS, EXCEPTION -> false;
                    case REQUEST_CORRECTION -> check.blocks();
                };
    }

    /** Whether it alone keeps the vacancy from being cleared. */
    private boolean open() {
        return waits() || decision != null && decision.kind == Decision.Kind.REQUEST_CORRECTION;
    }

    /** Whether it waits for a person to decide. */
    boolean waits() {
        return decision == null && check.open();
    }
}
