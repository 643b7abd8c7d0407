package org.passerelle.recruitment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passerelle.vacancy.Clearance;

/**
 * A check of an examination with the decision that stands on its finding. A decision stands as long as every later examination
 * of the vacancy finds the same: once the vacancy, the rule, a licence or the register has changed the finding, it has fallen,
 * and the finding is open again.
 *
 * @param place of the check in the examination, from 1
 * @param decision null where none stands
 */
public record DecidedCheck(Examination examination, int place, Decision decision) {

    public Check check() {
        return examination.checks().get(place - 1);
    }

    public UUID id() {
        return examination.idOfCheck(place);
    }

    /** Of the last examination, in the order of the rules, and behind them the last of each contract that was signed. */
    public static List<DecidedCheck> listLatest(UUID vacancy) {
        return of(vacancy, Examination.listStanding(vacancy));
    }

    /** Of the contract of one placement. */
    public static List<DecidedCheck> listLatestOfPlacement(UUID vacancy, UUID placement) {
        return of(
                vacancy,
                Examination.listLatestOfPlacements(vacancy).stream()
                        .filter(compared -> compared.placement.equals(placement))
                        .toList());
    }

    /** @param examinations that stand for a vacancy, stored or about to be */
    static List<DecidedCheck> of(UUID vacancy, List<Examination> examinations) {
        Map<Decision.Subject, Decision> decisions = Decision.lastBySubject(vacancy);
        return checks(examinations)
                .map(made -> new DecidedCheck(made.examination, made.place, made.standing(decisions)))
                .toList();
    }

    /** Of a vacancy that is new, or as they were when they were made. */
    static List<DecidedCheck> undecided(List<Examination> examinations) {
        return checks(examinations).toList();
    }

    private static Stream<DecidedCheck> checks(List<Examination> examinations) {
        return examinations.stream().flatMap(examination -> IntStream.rangeClosed(
                        1, examination.checks().size())
                .mapToObj(place -> new DecidedCheck(examination, place, null)));
    }

    private Decision standing(Map<Decision.Subject, Decision> decisions) {
        Check check = check();
        Decision last = decisions.get(new Decision.Subject(check.rule(), examination.placement));
        return last != null
                        && Examination.listSince(last.vacancy, last.placement, last.finding).stream()
                                .flatMap(since -> since.checks().stream())
                                .filter(since -> since.rule().equals(check.rule()))
                                .allMatch(check::equals)
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
                ? check().blocks()
                : switch (decision.kind) {
                    case UPHOLD -> true;
                    case DISMISS, EXCEPTION -> false;
                    case REQUEST_CORRECTION -> check().blocks();
                };
    }

    /** Whether it alone keeps the vacancy from being cleared. */
    private boolean open() {
        return waits() || decision != null && decision.kind == Decision.Kind.REQUEST_CORRECTION;
    }

    /** Whether it waits for a person to decide. */
    boolean waits() {
        return decision == null && check().open();
    }
}
