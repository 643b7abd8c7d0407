package org.passerelle.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;

/** A candidate in the making: lives in Dakar, has nothing and wishes nothing until told otherwise. */
public final class Seeker {
    public UUID id = new UUID(1, 1);
    public final List<Candidate.Experience> occupations = new ArrayList<>();
    public final Set<String> skills = new HashSet<>();
    public final Map<String, CefrLevel> languages = new HashMap<>();
    public final Map<String, String> skillsGainedIn = new HashMap<>();
    public Integer isced;
    public final Map<String, Recognition> recognitions = new HashMap<>();
    public final Set<String> licences = new HashSet<>();
    public final List<Candidate.Training> training = new ArrayList<>();
    public Place residence = new Place("SN", "SN-DK", "Dakar", 14.69, -17.44);
    public final Set<String> countries = new HashSet<>();
    public boolean anyCountry;
    public final Set<String> regions = new HashSet<>();
    public Integer maximumKilometres;
    public final Set<ContractKind> contracts = new HashSet<>();
    public final Set<WorkingTime> workingTimes = new HashSet<>();
    public final Set<Shift> shifts = new HashSet<>();
    public MonthlyPay minimumPay;
    public LocalDate availableFrom;
    public final Set<String> consents = new HashSet<>();

    /** One who is just like the candidate, to be changed. */
    public static Seeker of(Candidate candidate) {
        Seeker seeker = new Seeker();
        seeker.id = candidate.id();
        seeker.occupations.addAll(candidate.occupations());
        seeker.skills.addAll(candidate.skills());
        seeker.skillsGainedIn.putAll(candidate.skillsGainedIn());
        seeker.languages.putAll(candidate.languages());
        seeker.isced = candidate.isced();
        seeker.recognitions.putAll(candidate.recognitions());
        seeker.licences.addAll(candidate.licences());
        seeker.training.addAll(candidate.training());
        seeker.residence = candidate.residence();
        seeker.countries.addAll(candidate.wishes().countries());
        seeker.anyCountry = candidate.wishes().anyCountry();
        seeker.regions.addAll(candidate.wishes().regions());
        seeker.maximumKilometres = candidate.wishes().maximumKilometres();
        seeker.contracts.addAll(candidate.wishes().contracts());
        seeker.workingTimes.addAll(candidate.wishes().workingTimes());
        seeker.shifts.addAll(candidate.wishes().shifts());
        seeker.minimumPay = candidate.minimumPay();
        seeker.availableFrom = candidate.availableFrom();
        seeker.consents.addAll(candidate.consents());
        return seeker;
    }

    public Seeker worked(String code, int years) {
        return worked(code, null, years);
    }

    public Seeker worked(String code, String title, int years) {
        return worked(code, title, years, 2025);
    }

    public Seeker worked(String code, String title, int years, Integer lastYear) {
        occupations.add(new Candidate.Experience(code, title, years, lastYear, false));
        return this;
    }

    public Seeker learns(String skill, LocalDate endsOn) {
        training.add(new Candidate.Training(skill, null, endsOn));
        return this;
    }

    public Seeker trainsFor(String occupation, LocalDate endsOn) {
        training.add(new Candidate.Training(null, occupation, endsOn));
        return this;
    }

    public Seeker seeks(String code) {
        occupations.add(new Candidate.Experience(code, null, 0, null, true));
        return this;
    }

    public Seeker speaks(String language, CefrLevel level) {
        languages.put(language, level);
        return this;
    }

    public Candidate candidate() {
        return new Candidate(
                id,
                occupations,
                skills,
                skillsGainedIn,
                languages,
                isced,
                recognitions,
                licences,
                training,
                residence,
                new Candidate.Wishes(
                        countries, anyCountry, regions, maximumKilometres, contracts, workingTimes, shifts),
                minimumPay,
                availableFrom,
                consents);
    }
}
