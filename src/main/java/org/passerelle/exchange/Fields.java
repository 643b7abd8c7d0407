package org.passerelle.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.passerelle.exchange.Notice.Reason;

/**
 * The fields of one JSON object of another service's record. It knows its path, refuses wrong JSON types, and remembers what
 * was asked for, so that what nobody asked for can be named. Absent, null and blank are all null here.
 */
final class Fields {

    private final JsonNode object;
    private final String path;
    private final List<Notice> notices;
    private final Set<String> asked = new HashSet<>();
    private final List<Fields> parts = new ArrayList<>();

    private Fields(JsonNode object, String path, List<Notice> notices) {
        this.object = object;
        this.path = path;
        this.notices = notices;
    }

    /** @param notices where notices go */
    static Fields of(JsonNode record, List<Notice> notices) throws UnreadableOffer {
        if (!record.isObject()) {
            throw new UnreadableOffer(Notice.of("", Reason.WRONG_TYPE, "object"));
        }
        return new Fields(record, "", notices);
    }

    String text(String name) throws UnreadableOffer {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        require(value.isTextual(), name, "string");
        String text = value.textValue().strip();
        require(isUnicode(text), name, "string (Unicode)");
        return text.isEmpty() ? null : text;
    }

    String requiredText(String name) throws UnreadableOffer {
        String text = text(name);
        if (text == null) {
            throw refusal(name, Reason.MISSING);
        }
        return text;
    }

    Double number(String name) throws UnreadableOffer {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        require(value.isNumber(), name, "number");
        return value.doubleValue();
    }

    Integer integer(String name) throws UnreadableOffer {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        require(value.isIntegralNumber() && value.canConvertToInt(), name, "integer");
        return value.intValue();
    }

    /** False when absent. */
    boolean flag(String name) throws UnreadableOffer {
        JsonNode value = value(name);
        if (value == null) {
            return false;
        }
        require(value.isBoolean(), name, "boolean");
        return value.booleanValue();
    }

    /** The object of this name, without fields when absent. */
    Fields object(String name) throws UnreadableOffer {
        JsonNode value = value(name);
        if (value != null) {
            require(value.isObject(), name, "object");
        }
        return part(value == null ? JsonNodeFactory.instance.objectNode() : value, path + name);
    }

    /** The objects of the array of this name, none when absent. */
    List<Fields> objects(String name) throws UnreadableOffer {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        require(value.isArray(), name, "array");
        List<Fields> elements = new ArrayList<>();
        for (JsonNode element : value) {
            String indexed = name + "[" + elements.size() + "]";
            require(element.isObject(), indexed, "object");
            elements.add(part(element, path + indexed));
        }
        return elements;
    }

    void notice(String name, Reason reason, String... args) {
        notices.add(Notice.of(path + name, reason, args));
    }

    UnreadableOffer refusal(String name, Reason reason, String... args) {
        return new UnreadableOffer(Notice.of(path + name, reason, args));
    }

    /**
     * Names every field that says something and was not asked for.
     *
     * @param expected paths to pass over, an array's index as {@code []}
     */
    void noticeTheRest(Set<String> expected) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            boolean known = asked.contains(name) || expected.contains((path + name).replaceAll("\\[\\d+]", "[]"));
            String said = known ? "" : said(field.getValue());
            if (!said.isEmpty()) {
                notice(name, Reason.NO_PLACE, said);
            }
        }
        parts.forEach(part -> part.noticeTheRest(expected));
    }

    /** PostgreSQL stores no NUL, and nothing writes half a surrogate pair; both can hide in JSON's escapes. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static String said(JsonNode value) {
        if (value.isContainerNode()) {
            StringJoiner labels = new StringJoiner(", ");
            for (JsonNode element : value) {
                String label = said(element.path("libelle").isMissingNode() ? element : element.get("libelle"));
                if (!label.isEmpty()) {
                    labels.add(label);
                }
            }
            return labels.toString();
        }
        return value.isNull() || value.isBoolean() && !value.booleanValue()
                ? ""
                : value.asText().strip();
    }

    private Fields part(JsonNode value, String name) {
        Fields part = new Fields(value, name + ".", notices);
        parts.add(part);
        return part;
    }

    private JsonNode value(String name) {
        asked.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private void require(boolean rightType, String name, String type) throws UnreadableOffer {
        if (!rightType) {
            throw refusal(name, Reason.WRONG_TYPE, type);
        }
    }
}
