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
    public Integer isced;
    public final Set<String> licences = new HashSet<>();
    public Place residence = new Place("SN", "SN-DK", "Dakar", 14.69, -17.44);
    public final Set<String> countries = new HashSet<>();
    public boolean anyCountry;
    public final Set<String> regions = new HashSet<>();
    public Integer maximumKilometres;
    public final Set<ContractKind> contracts = new HashSet<>();
    public final Set<WorkingTime> workingTimes = new HashSet<>();
    public final Set<Shift> shifts = new HashSet<>();
    public Long minimumPay;
    public LocalDate availableFrom;
    public final Set<String> consents = new HashSet<>();

    public Seeker worked(String code, int years) {
        return worked(code, null, years);
    }

    public Seeker worked(String code, String title, int years) {
        occupations.add(new Candidate.Experience(code, title, years, 2025, false));
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
                languages,
                isced,
                licences,
                residence,
                new Candidate.Wishes(
                        countries, anyCountry, regions, maximumKilometres, contracts, workingTimes, shifts),
                minimumPay,
                availableFrom,
                consents);
    }
}
