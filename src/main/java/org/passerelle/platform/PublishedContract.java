package org.passerelle.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Completes the OpenAPI document that is made of the resources, once, in the build: what is stored is what is served. It
 * adds to each operation what follows from its form (the problems it may answer, the headers it takes and gives), the roles
 * it admits, and the examples: {@code openapi/examples} has one file per schema ({@code VacancyDraft.json}), or per body
 * ({@code loadVacancies.request.ndjson}, {@code createKey.201.json}) where the schema's does not fit. Descriptions of
 * parameters and fields come from {@code PublishedContract.properties}. What the responses, headers and problems look like
 * is in {@code META-INF/openapi.yaml}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PublishedContract implements OASFilter {

    private static final String EXAMPLES = "openapi/examples/";
    private static final String DESCRIPTIONS = "PublishedContract.properties";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PROBLEM = "application/problem+json";
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    /** What the names of all lists' schemas begin with. */
    private static final String PAGE = "Page";

    private static final String ANY = "*/*";
    private static final String IF_MATCH = "If-Match";
    /** Of the problem extension, which ours take the place of. */
    private static final List<String> FOREIGN_SCHEMAS = List.of("HttpProblem", "HttpValidationProblem", "Violation");

    private static final DotName CODE = DotName.createSimple(Code.class);
    private static final List<String> WITH_CONTENT = List.of("201", "202");
    /** Any role. */
    private static final String EVERYBODY = "**";

    private static final Pattern PATH_PARAMETER = Pattern.compile("/([^/{}]+)/\\{([^}]+)}");
    /** As much of a word as its singular and plural share: vacancy, vacancies. */
    private static final int STEM = 3;

    private static final List<String> PAGING = List.of("limit", "cursor");
    private static final List<Parameter.In> ORDER =
            List.of(Parameter.In.PATH, Parameter.In.QUERY, Parameter.In.HEADER, Parameter.In.COOKIE);

    private final ObjectMapper json = new ObjectMapper();
    private final Properties descriptions = descriptions();
    private final Map<String, MethodInfo> methods = new HashMap<>();
    private final Map<String, ClassInfo> records = new TreeMap<>();

    /** @param classes of the application; Quarkus hands them in */
    public PublishedContract(IndexView classes) {
        for (AnnotationInstance operation :
                classes.getAnnotations(org.eclipse.microprofile.openapi.annotations.Operation.class)) {
            methods.put(
                    operation.value("operationId").asString(),
                    operation.target().asMethod());
        }
        for (MethodInfo method : methods.values()) {
            collect(method.returnType(), classes);
            method.parameterTypes().forEach(type -> collect(type, classes));
        }
        for (AnnotationInstance schema :
                classes.getAnnotations(org.eclipse.microprofile.openapi.annotations.media.Schema.class)) {
            if (schema.target().kind() == AnnotationTarget.Kind.CLASS) {
                collect(Type.create(schema.target().asClass().name(), Type.Kind.CLASS), classes);
            }
        }
    }

    /** The records that a type is made of. */
    private void collect(Type type, IndexView classes) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            type.asParameterizedType().arguments().forEach(argument -> collect(argument, classes));
        }
        ClassInfo found = classes.getClassByName(type.name());
        if (found == null || !found.isRecord()) {
            return;
        }
        ClassInfo known = records.put(schemaName(found), found);
        if (known == null) {
            found.recordComponents().forEach(component -> collect(component.type(), classes));
        } else if (!known.equals(found)) {
            throw new IllegalStateException(known + " and " + found + " need different names: @Schema(name = ...)");
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        FOREIGN_SCHEMAS.forEach(api.getComponents()::removeSchema);
        records.forEach((name, type) -> {
            if (schemas.containsKey(name)) {
                complete(schemas, schemas.get(name), type);
            }
        });
        schemas.forEach((name, schema) -> describe(name, schema));
        Map<String, PathItem> paths = api.getPaths().getPathItems();
        Set<String> versioned = new HashSet<>();
        paths.forEach((path, item) -> {
            if (item.getOperations().values().stream().anyMatch(PublishedContract::takesIfMatch)) {
                versioned.add(path);
            }
        });
        paths.forEach((path, item) -> {
            Map<PathItem.HttpMethod, Operation> operations = new TreeMap<>(item.getOperations());
            operations.forEach((method, operation) -> {
                complete(api, path, method, operation, versioned);
                item.setOperation(method, null);
            });
            operations.forEach(item::setOperation);
        });
        // A pattern only: each operation says itself whom it admits.
        api.getComponents().removeResponse("403");
    }

    // Schemas

    /** Fields in the record's order, unwrapped ones among them, and the codes that the constraints name. */
    private static void complete(Map<String, Schema> schemas, Schema schema, ClassInfo type) {
        Map<String, Schema> found = schema.getProperties() == null ? Map.of() : schema.getProperties();
        Map<String, Schema> ordered = new LinkedHashMap<>();
        List<String> required = new ArrayList<>(schema.getRequired() == null ? List.of() : schema.getRequired());
        for (RecordComponentInfo component : type.recordComponentsInDeclarationOrder()) {
            if (type.field(component.name()).hasAnnotation(JsonUnwrapped.class)) {
                Schema inner = schemas.get(simpleName(component.type().name()));
                ordered.putAll(inner.getProperties());
                required.addAll(inner.getRequired() == null ? List.of() : inner.getRequired());
            } else if (found.containsKey(component.name())) {
                ordered.put(component.name(), coded(found.get(component.name()), component.type()));
            }
        }
        if (type.methods().stream().anyMatch(method -> method.hasAnnotation(JsonCreator.class))) {
            // Made from a text too, by a factory of the record.
            schema.addType(Schema.SchemaType.STRING);
        }
        if (!ordered.isEmpty()) {
            schema.setProperties(ordered);
            schema.setRequired(
                    required.isEmpty() ? null : required.stream().distinct().toList());
        }
    }

    private static Schema coded(Schema schema, Type type) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE && schema.getItems() != null) {
            coded(schema.getItems(), type.asParameterizedType().arguments().getLast());
        }
        AnnotationInstance code = type.annotation(CODE);
        if (code != null) {
            switch (Code.List.valueOf(code.value().asEnum())) {
                case COUNTRY -> schema.pattern("^[A-Z]{2}$").description("ISO 3166-1 alpha-2");
                case REGION -> schema.pattern("^[A-Z]{2}-[A-Z0-9]{1,3}$").description("ISO 3166-2");
                case CURRENCY -> schema.pattern("^[A-Z]{3}$").description("ISO 4217");
                case LANGUAGE -> schema.pattern("^[a-z]{2}$").description("ISO 639-1");
            }
        }
        return schema;
    }

    private void describe(String name, Schema schema) {
        description(name.startsWith(PAGE) ? PAGE : name).ifPresent(schema::setDescription);
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((field, property) -> description(name + "." + field)
                    .ifPresent(property::setDescription));
        }
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema =
                type.declaredAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return Optional.ofNullable(schema)
                .map(s -> s.value("name"))
                .map(name -> name.asString())
                .orElse(type.simpleName());
    }

    // Operations

    private void complete(
            OpenAPI api, String path, PathItem.HttpMethod method, Operation operation, Set<String> versioned) {
        MethodInfo source = Optional.ofNullable(methods.get(operation.getOperationId()))
                .orElseThrow(() -> new IllegalStateException(method + " " + path + " has no operationId"));
        List<String> roles = roles(source);
        if (!roles.isEmpty()) {
            operation.addExtension("x-roles", roles);
            if (!operation.getResponses().hasAPIResponse("403")) {
                operation
                        .getResponses()
                        .addAPIResponse(
                                "403",
                                OASFactory.createAPIResponse().description("Only for " + String.join(", ", roles)));
            }
        }
        boolean creates = operation.getResponses().hasAPIResponse("201");
        boolean takesIfMatch = takesIfMatch(operation);
        boolean idempotent = source.hasAnnotation(Idempotent.class);
        if (operation.getRequestBody() != null) {
            completeBody(api, operation);
        }
        for (String status : problems(method, operation, roles, takesIfMatch, idempotent)) {
            problem(api, operation.getResponses(), status);
        }
        completeParameters(path, operation, takesIfMatch, creates, idempotent);
        completeAnswers(api, path, operation, source.returnType(), versioned);
        if (idempotent) {
            header(
                    operation.getResponses().getAPIResponse(creates ? "201" : "202"),
                    "Idempotency-Replayed",
                    "IdempotencyReplayed");
        }
    }

    /** Empty for any role. */
    private static List<String> roles(MethodInfo method) {
        AnnotationInstance own = method.declaredAnnotation(RolesAllowed.class);
        AnnotationInstance allowed = own == null ? method.declaringClass().declaredAnnotation(RolesAllowed.class) : own;
        List<String> roles = List.of(allowed.value().asStringArray());
        return roles.contains(EVERYBODY) ? List.of() : roles;
    }

    private void completeBody(OpenAPI api, Operation operation) {
        Content content = operation.getRequestBody().getContent();
        if (content.getMediaTypes().containsKey(ANY)) {
            // A body that may be left out, and then has no type.
            content.addMediaType(JSON, content.getMediaType(ANY));
            content.removeMediaType(ANY);
            operation.getRequestBody().setRequired(false);
        }
        content.getMediaTypes()
                .forEach((type, media) -> example(api, operation.getOperationId() + ".request", type, media));
    }

    private static Collection<String> problems(
            PathItem.HttpMethod method,
            Operation operation,
            List<String> roles,
            boolean takesIfMatch,
            boolean idempotent) {
        APIResponses answers = operation.getResponses();
        Set<String> statuses = new HashSet<>(answers.getAPIResponses().keySet());
        statuses.removeIf(status -> status.charAt(0) < '4');
        boolean creates = answers.hasAPIResponse("201");
        boolean put = method == PathItem.HttpMethod.PUT;
        statuses.add("401");
        if (!roles.isEmpty()) {
            statuses.add("403");
        }
        if (has(operation, Parameter.In.PATH) && !(put && creates)) {
            statuses.add("404");
        }
        if (takesIfMatch) {
            statuses.addAll(creates ? List.of("412") : List.of("412", "428"));
        }
        if (operation.getRequestBody() != null) {
            Set<String> types =
                    operation.getRequestBody().getContent().getMediaTypes().keySet();
            statuses.addAll(List.of("413", "415"));
            // Files are answered line by line.
            if (!types.contains(NDJSON)) {
                statuses.add("422");
                if (types.contains(JSON)) {
                    statuses.add("400");
                }
            }
            if (!Boolean.TRUE.equals(operation.getRequestBody().getRequired())) {
                statuses.remove("415");
            }
        }
        if (idempotent || put) {
            statuses.add("409");
        }
        if (has(operation, Parameter.In.QUERY)) {
            statuses.add("422");
        }
        return statuses.stream().sorted().toList();
    }

    /** As all have it, with what the operation itself says of it. */
    private static void problem(OpenAPI api, APIResponses answers, String status) {
        APIResponse shared = api.getComponents().getResponses().get(status);
        if (shared == null) {
            throw new IllegalStateException("META-INF/openapi.yaml has no response " + status);
        }
        APIResponse own = answers.getAPIResponse(status);
        if (own == null || own.getDescription() == null || own.getDescription().isEmpty()) {
            answers.addAPIResponse(status, OASFactory.createAPIResponse().ref("#/components/responses/" + status));
        } else {
            answers.addAPIResponse(
                    status,
                    OASFactory.createAPIResponse()
                            .description(own.getDescription())
                            .headers(shared.getHeaders())
                            .content(shared.getContent()));
        }
    }

    private void completeParameters(
            String path, Operation operation, boolean takesIfMatch, boolean creates, boolean idempotent) {
        List<Parameter> parameters =
                new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        parameters.removeIf(p -> p.getName().equals(IF_MATCH));
        // OpenAPI has no parameter Content-Type: the request body's media types say it.
        parameters.removeIf(p -> p.getIn() == Parameter.In.HEADER && p.getName().equals("Content-Type"));
        for (Parameter parameter : parameters) {
            String key = parameter.getIn() == Parameter.In.PATH
                    ? "path." + collection(path, parameter.getName())
                    : "query." + parameter.getName();
            if (parameter.getDescription() == null) {
                description(key).ifPresent(parameter::setDescription);
            }
            if (parameter.getExample() == null) {
                description(key + ".example").ifPresent(text -> parameter.setExample(value(text, parameter)));
            }
        }
        parameters.sort(Comparator.<Parameter, Integer>comparing(p -> ORDER.indexOf(p.getIn()))
                .thenComparing(p -> p.getIn() == Parameter.In.PATH
                        ? path.indexOf("{" + p.getName() + "}")
                        : PAGING.indexOf(p.getName()))
                .thenComparing(Parameter::getName));
        if (takesIfMatch) {
            parameters.add(shared(creates ? "IfMatchOptional" : "IfMatch"));
        }
        if (operation.getResponses().hasAPIResponse("304")) {
            parameters.add(shared("IfNoneMatch"));
        }
        if (idempotent) {
            parameters.add(shared("IdempotencyKey"));
        }
        parameters.add(shared("AcceptLanguage"));
        operation.setParameters(parameters);
    }

    private static Parameter shared(String name) {
        return OASFactory.createParameter().ref("#/components/parameters/" + name);
    }

    private static Object value(String text, Parameter parameter) {
        boolean number = parameter.getSchema() != null
                && parameter.getSchema().getType() != null
                && parameter.getSchema().getType().contains(Schema.SchemaType.INTEGER);
        return number ? Integer.valueOf(text) : text;
    }

    /** What the id is of: the part of the path before it, or its own name where that says more. */
    private static String collection(String path, String parameter) {
        return PATH_PARAMETER
                .matcher(path)
                .results()
                .filter(match -> match.group(2).equals(parameter))
                .map(match -> match.group(1))
                .findFirst()
                .filter(collection -> parameter.equals("id") || collection.regionMatches(0, parameter, 0, STEM))
                .orElse(parameter);
    }

    private void completeAnswers(OpenAPI api, String path, Operation operation, Type returned, Set<String> versioned) {
        Map<String, APIResponse> answers =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        boolean item = versioned.contains(path);
        boolean collection = versioned.stream().anyMatch(other -> other.matches(Pattern.quote(path) + "/\\{[^/]+}"));
        answers.forEach((status, answer) -> {
            if (status.charAt(0) > '3') {
                return;
            }
            describe(status, answer);
            if (answer.getContent() == null && WITH_CONTENT.contains(status)) {
                answer.setContent(content(returned));
            }
            boolean created = status.equals("201");
            if (created && (item || collection)) {
                header(answer, "Location", "Location");
            }
            if (status.equals("304")
                    || answers.containsKey("304")
                    || (item && answer.getContent() != null)
                    || (created && collection)) {
                header(answer, "ETag", "ETag");
            }
            if (answer.getContent() != null) {
                answer.getContent()
                        .getMediaTypes()
                        .forEach((type, media) -> example(api, operation.getOperationId() + "." + status, type, media));
            }
        });
        APIResponses ordered = OASFactory.createAPIResponses();
        answers.forEach(ordered::addAPIResponse);
        operation.setResponses(ordered);
    }

    /** Of a record, bare or in a RestResponse. */
    private static Content content(Type returned) {
        Type body = returned.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? returned.asParameterizedType().arguments().getFirst()
                : returned;
        return OASFactory.createContent()
                .addMediaType(
                        JSON,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(SCHEMAS + simpleName(body.name()))));
    }

    private static String simpleName(DotName type) {
        return type.isInner() ? type.local() : type.withoutPackagePrefix();
    }

    private static void describe(String status, APIResponse answer) {
        String plain =
                switch (status) {
                    case "200" -> "As asked";
                    case "201" -> "Made";
                    case "202" -> "Begun";
                    case "204" -> "Done";
                    default -> null;
                };
        if (answer.getDescription() == null
                || answer.getDescription().isEmpty()
                || List.of("OK", "Created", "Accepted", "No Content").contains(answer.getDescription())) {
            answer.setDescription(plain);
        }
    }

    private static void header(APIResponse answer, String name, String shared) {
        Map<String, Header> headers = new TreeMap<>(answer.getHeaders() == null ? Map.of() : answer.getHeaders());
        headers.put(name, OASFactory.createHeader().ref("#/components/headers/" + shared));
        answer.setHeaders(headers);
    }

    private static boolean takesIfMatch(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> IF_MATCH.equals(p.getName()));
    }

    private static boolean has(Operation operation, Parameter.In in) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> p.getIn() == in);
    }

    // Examples and descriptions

    private void example(OpenAPI api, String body, String type, MediaType media) {
        String ending = type.equals(NDJSON) ? ".ndjson" : ".json";
        String schema = named(media.getSchema());
        if (type.equals(NDJSON)) {
            media.setSchema(OASFactory.createSchema()
                    .addType(Schema.SchemaType.STRING)
                    .contentMediaType(NDJSON)
                    .contentSchema(media.getSchema())
                    .description("One JSON document per line; the content schema is that of a line"));
        }
        if (read(body + ending).isPresent()) {
            refer(api, media, body, ending);
        } else if (read(schema + ending).isPresent()) {
            refer(api, media, schema, ending);
        } else if (schema.startsWith(PAGE)) {
            Schema items =
                    api.getComponents().getSchemas().get(schema).getProperties().get("items");
            read(named(items.getItems()) + ".json").ifPresent(text -> {
                api.getComponents()
                        .addExample(schema, OASFactory.createExample().value(Map.of("items", List.of(parse(text)))));
                refer(media, schema);
            });
        }
    }

    /** The name of the schema that is referred to, empty for one that is written in place. */
    private static String named(Schema schema) {
        return schema == null || schema.getRef() == null ? "" : schema.getRef().substring(SCHEMAS.length());
    }

    private void refer(OpenAPI api, MediaType media, String name, String ending) {
        String text = read(name + ending).orElseThrow();
        Example example = OASFactory.createExample().value(ending.equals(".json") ? parse(text) : text);
        String key = ending.equals(".json") ? name : name + ending;
        api.getComponents().addExample(key, example);
        refer(media, key);
    }

    private static void refer(MediaType media, String name) {
        media.addExample("example", OASFactory.createExample().ref("#/components/examples/" + name));
    }

    private Object parse(String text) {
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> read(String example) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(EXAMPLES + example)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> description(String key) {
        return Optional.ofNullable(descriptions.getProperty(key));
    }

    private static Properties descriptions() {
        Properties descriptions = new Properties();
        try (InputStream in = PublishedContract.class.getResourceAsStream(DESCRIPTIONS);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            descriptions.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return descriptions;
    }
}
