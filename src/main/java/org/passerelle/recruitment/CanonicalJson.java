package org.passerelle.recruitment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * JSON in the one form that is hashed: the JSON Canonicalization Scheme (RFC 8785), members in the order of their names'
 * UTF-16 units, no spaces, only those characters escaped that must be. Numbers are whole in what the service writes; a
 * fraction, which only somebody else can have put there, is written in full.
 */
final class CanonicalJson {

    /** U+0020, the first character that need not be escaped. */
    private static final char SPACE = ' ';

    /** Characters of what is written mostly. */
    private static final int USUAL = 512;

    private static final JsonMapper JSON = new JsonMapper();

    private CanonicalJson() {}

    static String of(JsonNode value) {
        StringBuilder text = new StringBuilder(USUAL);
        write(value, text);
        return text.toString();
    }

    /** @param stored as PostgreSQL tells {@code jsonb} */
    static String ofStored(String stored) {
        try {
            return of(JSON.readTree(stored));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is not JSON", e);
        }
    }

    private static void write(JsonNode value, StringBuilder text) {
        switch (value.getNodeType()) {
            case OBJECT -> {
                List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
                members.sort(Map.Entry.comparingByKey());
                String separator = "{";
                for (Map.Entry<String, JsonNode> member : members) {
                    text.append(separator);
                    write(member.getKey(), text);
                    write(member.getValue(), text.append(':'));
                    separator = ",";
                }
                text.append(members.isEmpty() ? "{}" : "}");
            }
            case ARRAY -> {
                text.append('[');
                for (int i = 0; i < value.size(); i++) {
                    write(value.get(i), i == 0 ? text : text.append(','));
                }
                text.append(']');
            }
            case STRING -> write(value.textValue(), text);
            case NUMBER ->
                text.append(
                        value.isIntegralNumber()
                                ? value.asText()
                                : value.decimalValue().toPlainString());
            default -> text.append(value.asText());
        }
    }

    /** @param value null for JSON's null */
    static void write(String value, StringBuilder text) {
        if (value == null) {
            text.append("null");
            return;
        }
        text.append('"');
        int plain = plainUntil(value);
        text.append(value, 0, plain);
        for (int i = plain; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < SPACE) {
                        text.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    /** Before what comes nothing need be escaped: mostly the whole. */
    private static int plainUntil(String value) {
        int at = 0;
        while (at < value.length()
                && value.charAt(at) >= SPACE
                && value.charAt(at) != '"'
                && value.charAt(at) != '\\') {
            at++;
        }
        return at;
    }
}
