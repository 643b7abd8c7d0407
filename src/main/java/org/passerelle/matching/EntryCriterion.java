package org.passerelle.matching;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;

/**
 * Skilled work, an apprenticeship or a traineeship: three things that are never taken for one another. Who looks for an
 * apprenticeship only is not proposed for skilled work. An apprenticeship is for those who ask for it: having stated no wish
 * is not a wish for one, the less so with years in the occupation, which the explanation then says.
 */
final class EntryCriterion implements Criterion {

    @Override
    public String name() {
        return "entry";
    }

    /** What is required decides; the points only put those who ask for it before those who said nothing. */
    @Override
    public int weight() {
        return 3;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        wished(candidate).forEach(entry -> facts.token("entry:" + entry));
    }

    /** What the contracts wished amount to. Without a wish it is skilled work. */
    private static Set<EntryType> wished(Candidate candidate) {
        Set<ContractKind> contracts = candidate.wishes().contracts();
        return contracts.isEmpty()
                ? Set.of(EntryType.SKILLED)
                : contracts.stream().map(EntryCriterion::of).collect(Collectors.toUnmodifiableSet());
    }

    /** The way in that a kind of contract is; skilled work where none is stated. */
    private static EntryType of(ContractKind contract) {
        return switch (contract) {
            case APPRENTICESHIP -> EntryType.APPRENTICE;
            case TRAINEESHIP -> EntryType.TRAINEE;
            case PERMANENT, FIXED_TERM, SEASONAL, TEMPORARY -> EntryType.SKILLED;
            case null -> EntryType.SKILLED;
        };
    }

    /** The contract says it where the entry type does not. */
    static EntryType of(Opening opening) {
        return opening.entryType() == null || opening.entryType() == EntryType.SKILLED
                ? of(opening.contract())
                : opening.entryType();
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        EntryType entry = of(opening);
        Rung named = Rung.of("named", 1000, Condition.has("entry:" + entry));
        return List.of(
                entry == EntryType.SKILLED
                        ? new Ladder(name(), null, 1, List.of(named), 0)
                        : new Ladder(
                                name(),
                                null,
                                1,
                                List.of(named, Rung.of("unstated", 300, Condition.has("contract:ANY"))),
                                1));
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return word(of(opening), reader);
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        if (!candidate.wishes().contracts().isEmpty()) {
            return wished(candidate).stream()
                    .sorted()
                    .map(entry -> word(entry, reader))
                    .collect(Collectors.joining(", "));
        }
        int years = OccupationCriterion.years(candidate).getOrDefault(opening.occupation(), 0);
        return of(opening) == EntryType.SKILLED || years == 0
                ? reader.say("found.no-preference")
                : reader.say("found.entry.experienced", reader.years(years), reader.occupation(opening.occupation()));
    }

    private static String word(EntryType entry, Reader reader) {
        return reader.say("entry." + entry.name().toLowerCase(Locale.ROOT));
    }
}
