package org.passerelle.matching;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.passerelle.classification.Classification;

/**
 * What is true of a candidate, in the only form that plans and engines read. The criteria write them; nothing that a person
 * may not be judged by can become one, because {@link Candidate} does not hold it.
 *
 * @param tokens such as {@code occ:F1703}, {@code lang:fr@B2}; what grows is cumulative: B2 also gives A1, A2 and B1
 * @param numbers by name; a name that is missing satisfies no comparison
 * @param home where the candidate lives, null when not known
 */
public record Facts(Set<String> tokens, Map<String, Long> numbers, Location home) {

    /** The longest way to work, in metres; missing when the candidate sets no limit. See {@link Condition.Within}. */
    public static final String REACH = "reach";

    public Facts {
        // Not copied, which would take as long as writing them: whoever gives them keeps nothing of them.
        tokens = Collections.unmodifiableSet(tokens);
        numbers = Collections.unmodifiableMap(numbers);
    }

    /** Linear in what the candidate's file holds: some 50 to 150 tokens. */
    public static Facts of(Candidate candidate, Classification classification) {
        Writer writer = new Writer();
        Criterion.ALL.forEach(criterion -> criterion.write(candidate, classification, writer));
        return new Facts(writer.tokens, writer.numbers, writer.home);
    }

    boolean has(String token) {
        return tokens.contains(token);
    }

    /** Collects what the criteria have to say of one candidate. */
    static final class Writer {
        private static final int USUAL = 150;

        private final Set<String> tokens = HashSet.newHashSet(USUAL);
        private final Map<String, Long> numbers = new HashMap<>();
        private Location home;

        void token(String token) {
            tokens.add(token);
        }

        void number(String name, long value) {
            numbers.put(name, value);
        }

        void home(Location location) {
            home = location;
        }
    }
}
