package org.passerelle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.passerelle.platform.PublishedContract;

/** The committed contract leaves no caller guessing. That it is the served one, {@link OpenApiDriftTest} says. */
class OpenApiTest {

    private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");
    /** Nothing that a text could show. */
    private static final Set<String> BINARY = Set.of("application/zip");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode CONTRACT = read();

    private record Call(String method, String path, JsonNode operation) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        JsonNode answers() {
            return operation.path("responses");
        }

        boolean answers(String status) {
            return answers().has(status);
        }
    }

    private static ObjectNode read() {
        try {
            return (ObjectNode) JSON.readTree(Path.of("openapi", "openapi.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        CONTRACT.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(call -> calls.add(new Call(call.getKey(), path.getKey(), call.getValue()))));
        return calls;
    }

    private static void each(Consumer<Call> check) {
        calls().forEach(check);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? CONTRACT.at(node.path("$ref").textValue().substring(1)) : node;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Test
    void every_operation_has_a_name_of_its_own_a_summary_and_a_tag_that_is_explained() {
        Set<String> names = new HashSet<>();
        Set<String> explained = list(CONTRACT.path("tags")).stream()
                .filter(tag -> !tag.path("description").asText().isEmpty())
                .map(tag -> tag.path("name").textValue())
                .collect(Collectors.toSet());
        each(call -> {
            JsonNode operation = call.operation();
            assertTrue(
                    operation.path("operationId").asText().matches("[a-z]+([A-Z][a-z]+)+"),
                    call + " needs an operationId that says what it does");
            assertTrue(names.add(operation.path("operationId").textValue()), call + " shares its operationId");
            assertTrue(operation.path("summary").asText().length() > 5, call + " needs a summary");
            assertEquals(1, operation.path("tags").size(), call + " needs one tag");
            assertTrue(
                    explained.contains(operation.path("tags").path(0).textValue()),
                    call + " has a tag without a description in META-INF/openapi.yaml");
        });
    }

    @Test
    void every_parameter_is_described_with_an_example() {
        each(call -> {
            Set<String> inPath = new TreeSet<>();
            for (JsonNode reference : call.operation().path("parameters")) {
                JsonNode parameter = resolved(reference);
                String name = parameter.path("name").textValue();
                assertTrue(
                        parameter.path("description").asText().length() > 3,
                        call + ": describe " + name + " in PublishedContract.properties or with @Parameter");
                assertTrue(
                        parameter.has("example") || parameter.has("examples"),
                        call + ": give an example of " + name + " in PublishedContract.properties or with @Parameter");
                assertTrue(parameter.has("schema"), call + ": " + name);
                if (parameter.path("in").textValue().equals("path")) {
                    inPath.add(name);
                }
            }
            Matcher names = IN_PATH.matcher(call.path());
            assertEquals(names.results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new)), inPath);
        });
    }

    @Test
    void every_body_has_a_schema_and_an_example() {
        each(call -> {
            call.operation()
                    .path("requestBody")
                    .path("content")
                    .properties()
                    .forEach(media -> assertShown(call + " takes " + media.getKey(), media));
            call.answers().properties().forEach(answer -> resolved(answer.getValue())
                    .path("content")
                    .properties()
                    .forEach(media -> assertShown(call + " answers " + answer.getKey(), media)));
        });
    }

    private static void assertShown(String where, Map.Entry<String, JsonNode> media) {
        assertTrue(media.getValue().path("schema").size() > 0, where + " without a schema");
        assertTrue(
                media.getValue().has("example")
                        || media.getValue().path("examples").size() > 0
                        || BINARY.contains(media.getKey()),
                where + " without an example: put one into openapi/examples, named after the schema");
    }

    @Test
    void every_operation_says_how_it_succeeds() {
        each(call -> {
            List<String> successes = new ArrayList<>();
            call.answers().fieldNames().forEachRemaining(status -> {
                if (status.startsWith("2")) {
                    successes.add(status);
                    JsonNode answer = call.answers().path(status);
                    assertTrue(answer.path("description").asText().length() > 3, call + " " + status);
                    assertEquals(
                            !status.equals("204"), answer.has("content"), call + " " + status + " and its content");
                }
            });
            assertTrue(!successes.isEmpty() && successes.size() <= 2, call + " succeeds with " + successes);
        });
    }

    @Test
    void every_refusal_is_a_problem() {
        each(call -> call.answers().properties().forEach(answer -> {
            if (answer.getKey().compareTo("400") >= 0) {
                JsonNode media = resolved(answer.getValue()).path("content").path("application/problem+json");
                assertEquals(
                        "#/components/schemas/Problem",
                        media.path("schema").path("$ref").asText(),
                        call + " " + answer.getKey());
                assertEquals(
                        answer.getKey(), media.path("example").path("status").asText(), call + " " + answer.getKey());
            }
        }));
    }

    @Test
    void every_operation_says_which_refusals_follow_from_its_form() {
        each(call -> {
            assertTrue(call.answers("401"), call.toString());
            assertEquals(call.operation().has("x-roles"), call.answers("403"), call + " and its roles");
            JsonNode body = call.operation().path("requestBody");
            assertEquals(!body.isMissingNode(), call.answers("413"), call.toString());
            if (body.path("required").asBoolean()) {
                assertTrue(call.answers("415"), call.toString());
            }
            if (call.path().endsWith("}") && !call.answers("201")) {
                assertTrue(call.answers("404"), call.toString());
            }
        });
    }

    @Test
    void whoever_changes_something_names_the_version_that_was_read() {
        each(call -> {
            boolean required = list(call.operation().path("parameters")).stream()
                    .map(OpenApiTest::resolved)
                    .anyMatch(p -> p.path("name").textValue().equals("If-Match")
                            && p.path("required").asBoolean());
            assertEquals(required, call.answers("428"), call.toString());
            if (required) {
                assertTrue(call.answers("412"), call.toString());
                JsonNode read = CONTRACT.path("paths").path(call.path()).path("get");
                assertTrue(
                        read.path("responses").path("200").path("headers").has("ETag"),
                        call + " wants an ETag that nobody gives");
            }
        });
    }

    @Test
    void whoever_makes_something_that_can_be_read_learns_where() {
        each(call -> {
            boolean readable =
                    CONTRACT.path("paths").path(call.path() + "/{id}").has("get");
            if (call.answers("201") && readable) {
                assertTrue(call.answers().path("201").path("headers").has("Location"), call.toString());
                assertTrue(call.answers().path("201").path("headers").has("ETag"), call.toString());
            }
        });
    }

    @Test
    void a_key_is_asked_for_everywhere() {
        assertEquals(
                Set.of("apiKey", "bearer"),
                CONTRACT.path("components").path("securitySchemes").properties().stream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        assertEquals(2, CONTRACT.path("security").size());
        each(call -> assertTrue(!call.operation().has("security"), call + " departs from it"));
    }

    @Test
    void schemas_have_names_that_mean_something_and_last() {
        CONTRACT.path("components").path("schemas").properties().forEach(schema -> {
            assertTrue(
                    schema.getKey().matches("[A-Z][A-Za-z]+"),
                    schema.getKey() + ": two classes share a name; give one of them another with @Schema(name = ...)");
            assertTrue(schema.getValue().size() > 0, schema.getKey());
        });
    }

    @Test
    void views_show_the_fields_as_they_are_sent() {
        JsonNode schemas = CONTRACT.path("components").path("schemas");
        for (String kind : List.of("Vacancy", "Seeker")) {
            Set<String> drafted = names(schemas.path(kind + "Draft").path("properties"));
            Set<String> shown = names(schemas.path(kind + "View").path("properties"));
            assertTrue(shown.containsAll(drafted), kind);
            shown.removeAll(drafted);
            assertTrue(shown.containsAll(Set.of("id", "classificationVersion", "createdAt", "updatedAt")), kind);
            assertTrue(
                    Set.of(
                                    "id",
                                    "classificationVersion",
                                    "createdAt",
                                    "updatedAt",
                                    "organisation",
                                    "state",
                                    "clearance")
                            .containsAll(shown),
                    kind);
        }
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void nothing_of_the_machine_that_built_it_shows() {
        String text = CONTRACT.toString();
        for (String trace : List.of("127.0.0.1", "localhost", "8080", System.getProperty("user.dir"))) {
            assertTrue(!text.contains(trace), trace);
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        CONTRACT.findValues("$ref")
                .forEach(reference -> assertTrue(
                        !CONTRACT.at(reference.textValue().substring(1)).isMissingNode(), reference.textValue()));
    }

    @Test
    void every_description_describes_something_that_is_there() throws IOException {
        Properties descriptions = new Properties();
        try (Reader reader = new InputStreamReader(
                PublishedContract.class.getResourceAsStream("PublishedContract.properties"), StandardCharsets.UTF_8)) {
            descriptions.load(reader);
        }
        JsonNode schemas = CONTRACT.path("components").path("schemas");
        for (String key : descriptions.stringPropertyNames()) {
            String[] parts = key.split("\\.");
            if (Set.of("path", "query", "Page").contains(parts[0])) {
                continue;
            }
            assertTrue(
                    parts.length == 1
                            ? schemas.has(parts[0])
                            : schemas.path(parts[0]).path("properties").has(parts[1]),
                    key);
        }
    }

    @Test
    void every_example_is_what_its_schema_says() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Call call : calls()) {
            check(call + " request", call.operation().path("requestBody").path("content"), wrong);
            for (Map.Entry<String, JsonNode> answer : call.answers().properties()) {
                check(call + " " + answer.getKey(), resolved(answer.getValue()).path("content"), wrong);
            }
        }
        if (!wrong.isEmpty()) {
            fail(String.join("\n", wrong));
        }
    }

    private static void check(String where, JsonNode content, List<String> wrong) throws IOException {
        for (Map.Entry<String, JsonNode> media : content.properties()) {
            boolean byLine = media.getKey().endsWith("ndjson");
            JsonNode whole = media.getValue().path("schema");
            JsonSchema schema = schema(byLine ? whole.path("contentSchema") : whole);
            List<JsonNode> examples = new ArrayList<>();
            if (media.getValue().has("example")) {
                examples.add(media.getValue().path("example"));
            }
            media.getValue()
                    .path("examples")
                    .forEach(example -> examples.add(resolved(example).path("value")));
            for (JsonNode example : examples) {
                for (JsonNode document : byLine ? lines(example) : List.of(example)) {
                    schema.validate(document).forEach(message -> wrong.add(where + ": " + message));
                }
            }
        }
    }

    private static List<JsonNode> lines(JsonNode text) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (String line : text.textValue().split("\n")) {
            documents.add(JSON.readTree(line));
        }
        return documents;
    }

    /** Fields that the schema does not know are wrong in an example, though a reader of our answers should bear them. */
    private static JsonSchema schema(JsonNode schema) throws IOException {
        ObjectNode definitions = CONTRACT.path("components").path("schemas").deepCopy();
        definitions.forEach(named -> {
            if (named.has("properties") && !named.has("additionalProperties")) {
                ((ObjectNode) named).put("additionalProperties", false);
            }
        });
        ObjectNode document = schema.deepCopy();
        document.set("$defs", definitions);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        JSON.readTree(document.toString().replace("#/components/schemas/", "#/$defs/")),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }
}
