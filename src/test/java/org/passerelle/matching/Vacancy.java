package org.passerelle.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;

/** An opening in the making: a bricklayer, and nothing else asked until told otherwise. */
public final class Vacancy {
    public UUID id = new UUID(2, 1);
    public String occupation = "F1703";
    public String title;
    public EntryType entryType = EntryType.SKILLED;
    public Place place;
    public ContractKind contract;
    public WorkingTime workingTime;
    public final Set<Shift> shifts = new HashSet<>();
    public MonthlyPay maximumPay;
    public LocalDate startsOn;
    public LocalDate publishedOn;
    public Opening.Experience experience;
    public final List<Opening.Skill> skills = new ArrayList<>();
    public final List<Opening.Language> languages = new ArrayList<>();
    public Opening.Education education;
    public final List<Opening.Licence> licences = new ArrayList<>();

    public Opening opening() {
        return new Opening(
                id,
                occupation,
                title,
                entryType,
                place,
                contract,
                workingTime,
                shifts,
                maximumPay,
                startsOn,
                publishedOn,
                experience,
                skills,
                languages,
                education,
                licences);
    }
}
