package org.passerelle.recruitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The {@linkplain CanonicalJson canonical} form of an examination's checks, check by check: most have no evidence and have been
 * written before.
 */
final class CanonicalChecks {

    /** Of all rules, all versions that ever were, and all outcomes; more can only be somebody else's. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final String NO_EVIDENCE = "\"evidence\": []";

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /** Of checks without evidence. */
    private static final Map<Check, String> MADE = new ConcurrentHashMap<>();
    /** The same, by the form in which PostgreSQL tells them. */
    private static final Map<String, String> STORED = new ConcurrentHashMap<>();

    private CanonicalChecks() {}

    static String of(List<Check> made) {
        StringJoiner checks = new StringJoiner(",", "[", "]");
        for (Check check : made) {
            checks.add(
                    check.evidence().isEmpty()
                            ? MADE.computeIfAbsent(check, CanonicalChecks::written)
                            : written(check));
        }
        return checks.toString();
    }

    private static String written(Check check) {
        return CanonicalJson.of(JSON.valueToTree(check));
    }

    /** @param stored as PostgreSQL tells {@code jsonb} */
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
            return parser.currentToken() == JsonToken.END_ARRAY ? checks.toString() : ordered(stored);
        } catch (IOException e) {
            throw new IllegalStateException("jsonb is not JSON", e);
        }
    }

    private static String remembered(String check) {
        String known = STORED.get(check);
        if (known != null) {
            return known;
        }
        String ordered = ordered(check);
        if (check.contains(NO_EVIDENCE) && STORED.size() < MOST_REMEMBERED) {
            STORED.put(check, ordered);
        }
        return ordered;
    }

    private static String ordered(String json) {
        try {
            return CanonicalJson.of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is not JSON", e);
        }
    }
}
