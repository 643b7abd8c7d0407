package org.passerelle.matching;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;

/**
 * The kind of contract against the kinds wished. Apprenticeships and traineeships are for those who ask for them: having
 * stated no wish is not a wish for one.
 */
final class ContractCriterion implements Criterion {

    @Override
    public String name() {
        return "contract";
    }

    /** A wish of the seeker that decides acceptance, yet many state none. */
    @Override
    public int weight() {
        return 6;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        candidate.wishes().contracts().forEach(kind -> facts.token("contract:" + kind));
        if (candidate.wishes().contracts().isEmpty()) {
            facts.token("contract:ANY");
        }
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        ContractKind kind = kind(opening);
        if (kind == null) {
            return List.of();
        }
        boolean entry = kind == ContractKind.APPRENTICESHIP || kind == ContractKind.TRAINEESHIP;
        return List.of(Ladder.ranking(
                name(),
                null,
                1,
                Rung.of("named", 1000, Condition.has("contract:" + kind)),
                Rung.of(entry ? "unstated" : "any", entry ? 300 : 1000, Condition.has("contract:ANY"))));
    }

    /** The entry type says it where the contract does not. */
    private static ContractKind kind(Opening opening) {
        if (opening.entryType() == EntryType.APPRENTICE) {
            return ContractKind.APPRENTICESHIP;
        }
        return opening.entryType() == EntryType.TRAINEE ? ContractKind.TRAINEESHIP : opening.contract();
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return word(kind(opening), reader);
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        return candidate.wishes().contracts().isEmpty()
                ? reader.say("found.no-preference")
                : candidate.wishes().contracts().stream()
                        .sorted()
                        .map(kind -> word(kind, reader))
                        .collect(Collectors.joining(", "));
    }

    private static String word(ContractKind kind, Reader reader) {
        return reader.say("contract." + kind.name().toLowerCase(Locale.ROOT));
    }
}
