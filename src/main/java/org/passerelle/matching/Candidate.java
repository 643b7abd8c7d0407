package org.passerelle.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;

/**
 * All that matching may know of a seeker.
 *
 * @param languages ISO 639 code to level
 * @param isced level of education, ISCED 0 to 8, null when not recorded
 * @param skillsGainedIn skill to the country where it was gained, as far as recorded
 * @param recognitions country to the best that it says of the seeker's qualifications; one awarded there is recognised there
 * @param licences driving licences and the like, by code ({@code B}, {@code C})
 * @param training in progress
 * @param minimumPay null when there is no expectation
 * @param availableFrom null when available at once
 * @param consents countries the seeker has consented to be proposed in, {@code *} for all; the country of residence needs none
 */
public record Candidate(
        UUID id,
        List<Experience> occupations,
        Set<String> skills,
        Map<String, String> skillsGainedIn,
        Map<String, CefrLevel> languages,
        Integer isced,
        Map<String, Recognition> recognitions,
        Set<String> licences,
        List<Training> training,
        Place residence,
        Wishes wishes,
        MonthlyPay minimumPay,
        LocalDate availableFrom,
        Set<String> consents) {

    /**
     * @param title as the seeker says it, null when only the code is known
     * @param years whole years in the occupation
     * @param lastYear the last one in it, null when not recorded
     * @param sought whether the seeker looks for work in it
     */
    public record Experience(String code, String title, int years, Integer lastYear, boolean sought) {

        /** Whether it has been done at all, even for less than a year, rather than only being wished for. */
        boolean worked() {
            return years > 0 || lastYear != null;
        }
    }

    /** Training that leads to a skill, an occupation or both; the other is null. */
    public record Training(String skill, String occupation, LocalDate endsOn) {}

    /**
     * @param countries countries the seeker would go to, beside the country of residence
     * @param regions ISO 3166-2 codes; when not empty, the only regions of the country of residence the seeker would work in
     * @param maximumKilometres the longest way to work from home, null without a limit
     * @param contracts empty without preference; likewise the working times and the shifts
     */
    public record Wishes(
            Set<String> countries,
            boolean anyCountry,
            Set<String> regions,
            Integer maximumKilometres,
            Set<ContractKind> contracts,
            Set<WorkingTime> workingTimes,
            Set<Shift> shifts) {
        public Wishes {
            countries = Set.copyOf(countries);
            regions = Set.copyOf(regions);
            contracts = Set.copyOf(contracts);
            workingTimes = Set.copyOf(workingTimes);
            shifts = Set.copyOf(shifts);
        }
    }

    public Candidate {
        occupations = List.copyOf(occupations);
        skills = Set.copyOf(skills);
        skillsGainedIn = Map.copyOf(skillsGainedIn);
        languages = Map.copyOf(languages);
        recognitions = Map.copyOf(recognitions);
        licences = Set.copyOf(licences);
        training = List.copyOf(training);
        consents = Set.copyOf(consents);
    }
}
