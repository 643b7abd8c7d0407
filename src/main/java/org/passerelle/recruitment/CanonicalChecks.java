package org.passerelle.recruitment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;

/** The {@linkplain CanonicalJson canonical} form of an examination's checks. */
final class CanonicalChecks {

    /** Of all rules, all versions that ever were, and all outcomes; more can only be somebody else's. */
    private static final int MOST_REMEMBERED = 10_000;

    /** Characters of all rules' checks with a few words of evidence. */
    private static final int USUAL = 2048;

    private static final String SOME_EVIDENCE = "\"evidence\": [{";

    private static final JsonFactory JSON = new JsonFactory();

    /** Of checks without evidence, which most are, by the form in which PostgreSQL tells them. */
    private static final Map<String, String> STORED = new ConcurrentHashMap<>();

    private CanonicalChecks() {}

    /** As they are recorded: without what their rule set says. */
    static String of(List<Check> made) {
        StringBuilder text = new StringBuilder(USUAL);
        String separator = "[";
        for (Check check : made) {
            write(check, text.append(separator));
            separator = ",";
        }
        return text.append(']').toString();
    }

    private static void write(Check check, StringBuilder text) {
        text.append('{');
        if (!check.evidence().isEmpty()) {
            String separator = "\"evidence\":[";
            for (Rule.Evidence evidence : check.evidence()) {
                write(evidence, text.append(separator));
                separator = ",";
            }
            text.append("],");
        }
        text.append("\"outcome\":\"").append(check.outcome()).append("\",\"rule\":");
        CanonicalJson.write(check.rule(), text);
        text.append('}');
    }

    private static void write(Rule.Evidence evidence, StringBuilder text) {
        CanonicalJson.write(evidence.field(), text.append("{\"field\":"));
        if (evidence.from() != null) {
            text.append(",\"from\":").append(evidence.from());
        }
        CanonicalJson.write(evidence.text(), text.append(",\"text\":"));
        if (evidence.to() != null) {
            text.append(",\"to\":").append(evidence.to());
        }
        text.append('}');
    }

    /**
     * Of whatever form: earlier checks have more members.
     *
     * @param stored as PostgreSQL tells {@code jsonb}
     */
    static String of(String stored) {
        StringJoiner checks = new StringJoiner(",", "[", "]");
        try (JsonParser parser = JSON.createParser(stored)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                int to = (int) parser.currentLocation().getCharOffset();
                checks.add(remembered(stored.substring(from, to)));
            }
            // Anything else is not the service's, and is told by its hash.
            return parser.currentToken() == JsonToken.END_ARRAY ? checks.toString() : CanonicalJson.ofStored(stored);
        } catch (IOException e) {
            throw new IllegalStateException("jsonb is not JSON", e);
        }
    }

    private static String remembered(String check) {
        String known = STORED.get(check);
        if (known != null) {
            return known;
        }
        String ordered = CanonicalJson.ofStored(check);
        if (!check.contains(SOME_EVIDENCE) && STORED.size() < MOST_REMEMBERED) {
            STORED.put(check, ordered);
        }
        return ordered;
    }
}
