package org.passerelle.matching;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;

/** The kind of contract of skilled work against the kinds wished; the other ways in are {@link EntryCriterion}'s. */
final class ContractCriterion implements Criterion {

    @Override
    public String name() {
        return "contract";
    }

    /** A wish of the seeker that decides acceptance, yet many state none. */
    @Override
    public int weight() {
        return 5;
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
        if (opening.contract() == null || EntryCriterion.of(opening) != EntryType.SKILLED) {
            return List.of();
        }
        return List.of(Ladder.ranking(
                name(),
                null,
                1,
                Rung.of("named", 1000, Condition.has("contract:" + opening.contract())),
                Rung.of("any", 1000, Condition.has("contract:ANY"))));
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return word(opening.contract(), reader);
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
