package org.passerelle.classification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code classification.json} says: which classification this is. Other members are left to those who wrote them. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Declaration(String id, String version, Map<String, String> name, List<String> languages) {

    private static final String FILE = ClassificationFiles.DECLARATION;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern ID = Pattern.compile("[a-z0-9._-]{1,50}");
    private static final int MAXIMUM_VERSION = 50;
    /** ISO 639-1, or 639-3 for the many languages that have no shorter code. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /** Empty, with a flaw, when it is missing or unreadable; flaws of its members are added as well. */
    static Optional<Declaration> read(byte[] content, Flaws flaws) {
        if (content == null) {
            flaws.add(FILE, 0, null, "file.missing");
            return Optional.empty();
        }
        Optional<Declaration> declaration = CsvFile.decode(FILE, content, flaws).flatMap(text -> parse(text, flaws));
        declaration.ifPresent(d -> d.check(flaws));
        return declaration;
    }

    private static Optional<Declaration> parse(String text, Flaws flaws) {
        try {
            Declaration declaration = JSON.readValue(text, Declaration.class);
            if (declaration == null) {
                flaws.add(FILE, 1, null, "file.malformed");
            }
            return Optional.ofNullable(declaration);
        } catch (JsonProcessingException malformed) {
            String member = malformed instanceof JsonMappingException mapping
                            && !mapping.getPath().isEmpty()
                    ? mapping.getPath().getFirst().getFieldName()
                    : null;
            long line = malformed.getLocation() == null
                    ? 1
                    : malformed.getLocation().getLineNr();
            flaws.add(FILE, line, member, member == null ? "file.malformed" : "field.unreadable");
            return Optional.empty();
        }
    }

    private void check(Flaws flaws) {
        if (id == null || !ID.matcher(id).matches()) {
            flaws.add(FILE, 0, "id", "id.form");
        }
        if (version == null || version.isBlank() || version.length() > MAXIMUM_VERSION) {
            flaws.add(FILE, 0, "version", "key.length", MAXIMUM_VERSION);
        }
        if (name == null || name.isEmpty() || name.containsValue(null)) {
            flaws.add(FILE, 0, "name", "value.required");
        }
        if (languages == null || languages.isEmpty()) {
            flaws.add(FILE, 0, "languages", "value.required");
        } else {
            languages.stream()
                    .filter(code -> code == null || !LANGUAGE.matcher(code).matches())
                    .forEach(code -> flaws.add(FILE, 0, "languages", "code.unknown", code));
        }
    }
}
