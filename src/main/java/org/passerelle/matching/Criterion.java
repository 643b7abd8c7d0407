package org.passerelle.matching;

import java.util.List;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Necessity;

/**
 * One way in which a candidate can suit an opening, whole: the facts it needs, the ladders it makes of what an opening asks,
 * and the words for asked and found. A new criterion is one class, one entry in {@link #ALL} and its sentences in
 * {@code sentences_*.properties}; no engine changes.
 */
sealed interface Criterion
        permits OccupationCriterion,
                RecencyCriterion,
                SkillsCriterion,
                LanguagesCriterion,
                PlaceCriterion,
                EducationCriterion,
                LicencesCriterion,
                EntryCriterion,
                ContractCriterion,
                WorkingTimeCriterion,
                PayCriterion,
                AvailabilityCriterion {

    /** In the order in which points are handed out and explained. */
    List<Criterion> ALL = List.of(
            new OccupationCriterion(),
            new RecencyCriterion(),
            new SkillsCriterion(),
            new LanguagesCriterion(),
            new PlaceCriterion(),
            new EducationCriterion(),
            new LicencesCriterion(),
            new EntryCriterion(),
            new ContractCriterion(),
            new WorkingTimeCriterion(),
            new PayCriterion(),
            new AvailabilityCriterion());

    static Criterion named(String name) {
        return ALL.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    /** As in the request's weights and in the explanation. */
    String name();

    /** Weight proposed by default, relative to the others, which add up to 100; its reason stands beside it. */
    int weight();

    void write(Candidate candidate, Classification classification, Facts.Writer facts);

    /** Weighted by their importance within the criterion; empty when the opening asks nothing of this kind. */
    List<Ladder> ladders(Opening opening, Classification classification);

    default List<Gate> gates(Opening opening) {
        return List.of();
    }

    /** What the opening asks on this ladder, in the reader's words. */
    String asked(Ladder ladder, Opening opening, Reader reader);

    /**
     * What the candidate brings, with its exact values.
     *
     * @param rung where the candidate stands, or {@link Ladder#BELOW}
     */
    String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader);

    /** A required thing counts twice as much as the same thing preferred: both were asked, but only one is a must. */
    static int importance(Necessity necessity) {
        return necessity == Necessity.REQUIRED ? 2 : 1;
    }

    /** The best rung when required, none otherwise. */
    static Integer bestIf(Necessity necessity) {
        return necessity == Necessity.REQUIRED ? 0 : null;
    }
}
