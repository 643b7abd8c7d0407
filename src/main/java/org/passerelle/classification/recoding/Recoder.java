package org.passerelle.classification.recoding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Crosswalks;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Occupation.Crosswalk;
import org.passerelle.classification.Occupation.Match;

/**
 * Says which code of a new version follows a code of an earlier one. The new version's crosswalks to its own classification
 * name the earlier codes: {@code F1709,,ROME,F1704,EXACT} for an occupation, with a title for one that came from elsewhere.
 */
final class Recoder {

    /** What becomes of a code. */
    @Schema(name = "RecodingOutcome")
    enum Outcome {
        /** The code is still there. */
        KEPT,
        /** The code is still there, but others have taken over a part of it: somebody should look. */
        SPLIT,
        /** One code follows exactly. */
        RECODED,
        /** Several codes may follow, or one that does not fit exactly: somebody has to choose. */
        AMBIGUOUS,
        /** No code follows. */
        LOST
    }

    @Schema(name = "RecodingCandidate")
    record Candidate(String code, String title, Match match, String source) {}

    /**
     * @param code that stands from now on, null when somebody has to choose
     * @param candidates the codes that may follow, where there is something to look at
     */
    record Verdict(Outcome outcome, String code, List<Candidate> candidates) {}

    /** An entry of the new version and what it says of its past. */
    private record Heir(Occupation occupation, Crosswalk past) {}

    private final Classification next;
    private final Map<String, List<Heir>> heirs = new HashMap<>();

    Recoder(Classification next) {
        this.next = next;
        for (Occupation occupation : next.occupations()) {
            occupation.crosswalks().stream()
                    .filter(past -> occupation.level() == Occupation.Level.OCCUPATION && Crosswalks.within(next, past))
                    .forEach(past -> heirs.computeIfAbsent(past.target(), code -> new ArrayList<>())
                            .add(new Heir(occupation, past)));
        }
    }

    /** Skills have no crosswalk: a code is there or not. */
    Verdict skill(String code) {
        return next.findSkill(code).isPresent()
                ? new Verdict(Outcome.KEPT, code, List.of())
                : new Verdict(Outcome.LOST, null, List.of());
    }

    /**
     * A title that the new version knows decides where it can: a title may have moved although its old code is still there.
     *
     * @param title as the record says it, may be null
     */
    Verdict occupation(String code, String title) {
        List<Heir> all = heirs.getOrDefault(code, List.of());
        List<Heir> byTitle = all.stream().filter(heir -> carries(heir, title)).toList();
        List<String> codesByTitle = byTitle.stream()
                .map(heir -> heir.occupation().code())
                .distinct()
                .toList();
        if (codesByTitle.size() == 1) {
            return codesByTitle.getFirst().equals(code)
                    ? new Verdict(Outcome.KEPT, code, List.of())
                    : new Verdict(
                            Outcome.RECODED,
                            codesByTitle.getFirst(),
                            List.of(candidate(byTitle.getFirst(), title, Match.EXACT)));
        }
        List<Heir> whole =
                all.stream().filter(heir -> heir.past().title() == null).toList();
        if (next.isOccupation(code)) {
            boolean alone =
                    whole.stream().allMatch(heir -> heir.occupation().code().equals(code));
            return new Verdict(alone ? Outcome.KEPT : Outcome.SPLIT, code, alone ? List.of() : candidates(whole));
        }
        List<Heir> exact = whole.stream()
                .filter(heir -> heir.past().match() == Match.EXACT)
                .toList();
        if (exact.size() == 1) {
            return new Verdict(Outcome.RECODED, exact.getFirst().occupation().code(), candidates(exact));
        }
        return new Verdict(all.isEmpty() ? Outcome.LOST : Outcome.AMBIGUOUS, null, candidates(all));
    }

    /** Whether an entry has taken this title over from the old code. */
    private boolean carries(Heir heir, String title) {
        String code = heir.occupation().code();
        return next.titleKey(code, title)
                .filter(key -> heir.past().title() == null
                        ? heir.occupation().crosswalks().stream()
                                .noneMatch(c -> Crosswalks.within(next, c) && same(code, c.title(), key))
                        : same(code, heir.past().title(), key))
                .isPresent();
    }

    private boolean same(String code, String title, String key) {
        return next.titleKey(code, title).filter(key::equals).isPresent();
    }

    /** With a title, read as the step from the old code to the new one: what is broad one way is narrow the other. */
    private static List<Candidate> candidates(List<Heir> heirs) {
        return heirs.stream()
                .map(heir -> candidate(
                        heir,
                        heir.past().title(),
                        Crosswalks.backwards(heir.past().match())))
                .distinct()
                .toList();
    }

    private static Candidate candidate(Heir heir, String title, Match match) {
        return new Candidate(heir.occupation().code(), title, match, heir.past().source());
    }
}
