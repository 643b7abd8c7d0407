package org.passerelle.recruitment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** The {@linkplain CanonicalJson canonical} form of an examination's checks. */
final class CanonicalChecks {

    /** Characters of all rules' checks with a few words of evidence. */
    private static final int USUAL = 2048;

    private static final JsonMapper JSON = new JsonMapper();

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

    /**
     * Those that are recorded so; what is not is null, and 0 for the version.
     *
     * @throws IllegalStateException if somebody else has written it; not quoted, since evidence may name a person
     */
    static List<Check> read(String recorded) {
        try {
            return JSON.readerForListOf(Check.class).readValue(recorded);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is recorded are no checks", e);
        }
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
}
