package org.passerelle.recruitment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.orm.panache.Panache;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules as they are applied together: what an examination need not say with each of its checks, being the same for every
 * vacancy until a rule changes. It is on record once, in the table {@code rule_set}, and never changed. An examination names it
 * by its hash: the SHA-256 of the UTF-8 bytes of its {@linkplain CanonicalJson canonical} form, an object with the one member
 * {@code ruleSet}, an array of objects with {@code basis}, {@code rule}, {@code ruleVersion} and {@code severity} in the order
 * of the checks.
 */
final class RuleSet {

    private static final JsonMapper JSON = new JsonMapper();

    /** The rules in force. */
    static final RuleSet IN_FORCE = RuleSet.of(Rules.ALL);

    /** By their names; as many as were found in what was read, one for each change of a rule. */
    private static final Map<String, RuleSet> EARLIER = new ConcurrentHashMap<>();

    private final byte[] hash;
    private final String rules;
    private final Map<String, Applied> byRule;

    /** A rule as it was when it was applied. */
    record Applied(String rule, int ruleVersion, Rule.Severity severity, List<String> basis) {
        static Applied of(Rule rule) {
            return new Applied(rule.id(), rule.version(), rule.severity(), rule.basis());
        }
    }

    /** @param rules in canonical form, an array */
    private RuleSet(String rules) {
        this.rules = rules;
        hash = RecordEntry.hash(canonical(rules));
        try {
            byRule = JSON.readerForListOf(Applied.class).<List<Applied>>readValue(rules).stream()
                    .collect(Collectors.toUnmodifiableMap(Applied::rule, Function.identity()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No rules: " + rules, e);
        }
    }

    private static RuleSet of(List<Rule> rules) {
        return new RuleSet(CanonicalJson.of(
                JSON.valueToTree(rules.stream().map(Applied::of).toList())));
    }

    /**
     * From memory, or within a transaction from the table.
     *
     * @throws IllegalStateException if it is not on record, or no longer as it was
     */
    static RuleSet of(byte[] hash) {
        if (Arrays.equals(hash, IN_FORCE.hash)) {
            return IN_FORCE;
        }
        String name = HexFormat.of().formatHex(hash);
        RuleSet known = EARLIER.get(name);
        if (known == null) {
            String rules = Panache.getSession().doReturningWork(RuleSet::stored).get(name);
            if (rules == null) {
                throw new IllegalStateException("Rule set " + name + " is not on record");
            }
            known = new RuleSet(rules);
            if (!Arrays.equals(hash, known.hash)) {
                throw new IllegalStateException("Rule set " + name + " is not what was recorded");
            }
            EARLIER.put(name, known);
        }
        return known;
    }

    /** @return 32 bytes, not to be changed */
    byte[] hash() {
        return hash;
    }

    /** Checks with all that belongs to them, of checks as they are stored: without what is here. */
    List<Check> complete(List<Check> stored) {
        return stored.stream().map(this::complete).toList();
    }

    private Check complete(Check stored) {
        Applied rule = byRule.get(stored.rule());
        if (rule == null) {
            throw new IllegalStateException("Rule %s is not in rule set %s"
                    .formatted(stored.rule(), HexFormat.of().formatHex(hash)));
        }
        return new Check(
                rule.rule,
                rule.ruleVersion,
                stored.outcome(),
                rule.severity,
                stored.evidence() == null ? List.of() : stored.evidence(),
                rule.basis);
    }

    /** Puts it on record where it is not: before its transaction takes a chain, so that no two wait for each other. */
    void store(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from rule_set where hash = ?")) {
            query.setBytes(1, hash);
            if (query.executeQuery().next()) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into rule_set (hash, rules) values (?, cast(? as jsonb)) on conflict do nothing")) {
            insert.setBytes(1, hash);
            insert.setString(2, rules);
            insert.executeUpdate();
        }
    }

    /**
     * The canonical forms of those on record, whether they are what was recorded or not, by their names: the hashes that they
     * were recorded with, as 64 lower-case hexadecimal digits. One of some kilobytes for each change of a rule.
     */
    static Map<String, String> onRecord(Connection connection) throws SQLException {
        Map<String, String> sets = stored(connection);
        sets.replaceAll((name, rules) -> canonical(rules));
        return sets;
    }

    private static Map<String, String> stored(Connection connection) throws SQLException {
        Map<String, String> sets = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select encode(hash, 'hex'), rules::text from rule_set")) {
            while (row.next()) {
                sets.put(row.getString(1), CanonicalJson.ofStored(row.getString(2)));
            }
        }
        return sets;
    }

    private static String canonical(String rules) {
        return "{\"ruleSet\":" + rules + '}';
    }
}
