package org.passerelle.matching;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that holds of a candidate's {@link Facts} or does not. As JSON: {@code {"has": {"token": "lang:fr@B2"}}}, so
 * that a recorded plan can be read back and run again.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.Has.class, name = "has"),
    @JsonSubTypes.Type(value = Condition.AtMost.class, name = "atMost"),
    @JsonSubTypes.Type(value = Condition.AtLeast.class, name = "atLeast"),
    @JsonSubTypes.Type(value = Condition.Within.class, name = "within"),
    @JsonSubTypes.Type(value = Condition.AllOf.class, name = "allOf"),
    @JsonSubTypes.Type(value = Condition.AnyOf.class, name = "anyOf"),
    @JsonSubTypes.Type(value = Condition.Not.class, name = "not")
})
public sealed interface Condition {

    boolean holds(Facts facts);

    record Has(String token) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return facts.has(token);
        }
    }

    record AtMost(String number, long value) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            Long number = facts.numbers().get(this.number);
            return number != null && number <= value;
        }
    }

    record AtLeast(String number, long value) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            Long number = facts.numbers().get(this.number);
            return number != null && number >= value;
        }
    }

    /** Lives at most so many kilometres from the centre, and no farther than the candidate's own longest way to work. */
    record Within(Location centre, int kilometres) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return facts.home() != null && holds(facts.home(), facts.numbers().get(Facts.REACH));
        }

        /** @param reach the candidate's own limit in metres, null without one */
        public boolean holds(Location home, Long reach) {
            long metres = kilometres * 1000L;
            return centre.within(reach == null ? metres : Math.min(metres, reach), home);
        }
    }

    record AllOf(List<Condition> conditions) implements Condition {
        public AllOf {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Facts facts) {
            return conditions.stream().allMatch(c -> c.holds(facts));
        }
    }

    record AnyOf(List<Condition> conditions) implements Condition {
        public AnyOf {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Facts facts) {
            return conditions.stream().anyMatch(c -> c.holds(facts));
        }
    }

    /** Needed once: who would go to any country has said nothing about the own one. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return !condition.holds(facts);
        }
    }

    static Condition has(String token) {
        return new Has(token);
    }

    static Condition all(Condition... conditions) {
        return new AllOf(List.of(conditions));
    }

    static Condition any(Condition... conditions) {
        return new AnyOf(List.of(conditions));
    }

    /** At least one of the tokens; never true when there are none. */
    static Condition hasAny(Stream<String> tokens) {
        return new AnyOf(tokens.map(Condition::has).toList());
    }
}
