package org.passerelle.matching;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Necessity;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;

/**
 * All that matching may know of a vacancy.
 *
 * @param contract null when not stated, like {@code workingTime}, {@code startsOn}
 * @param maximumPay the highest pay offered, null when not stated
 * @param startsOn the day work starts, null when not stated
 * @param publishedOn the day from which it looks back on experience, null when not known
 */
public record Opening(
        UUID id,
        String occupation,
        String title,
        EntryType entryType,
        Place place,
        ContractKind contract,
        WorkingTime workingTime,
        Set<Shift> shifts,
        MonthlyPay maximumPay,
        LocalDate startsOn,
        LocalDate publishedOn,
        Experience experience,
        List<Skill> skills,
        List<Language> languages,
        Education education,
        List<Licence> licences) {

    /** @param minimumYears whole years in the occupation, 0 when none are asked */
    public record Experience(int minimumYears, Necessity necessity) {}

    /** @param importance relative weight among the vacancy's skills, 1 to 5 */
    public record Skill(String code, Necessity necessity, int importance) {
        public Skill {
            if (importance < 1) {
                throw new IllegalArgumentException("A skill without importance: " + code);
            }
        }
    }

    public record Language(String code, CefrLevel level, Necessity necessity) {}

    /** @param isced lowest level asked, ISCED 0 to 8 */
    public record Education(int isced, Necessity necessity) {}

    public record Licence(String code, Necessity necessity) {}

    /** Of two mentions of the same skill, language or licence the first counts. */
    public Opening {
        shifts = Set.copyOf(shifts);
        skills = firstPerCode(skills, Skill::code);
        languages = firstPerCode(languages, Language::code);
        licences = firstPerCode(licences, Licence::code);
    }

    private static <T> List<T> firstPerCode(List<T> mentions, Function<T, String> code) {
        Map<String, T> first = new LinkedHashMap<>();
        mentions.forEach(mention -> first.putIfAbsent(code.apply(mention), mention));
        return List.copyOf(first.values());
    }
}
