package org.passerelle.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.passerelle.Installation;

/**
 * The packaged service as users run it, in a process of its own with its own database, filled by its own sample and asked over
 * HTTP on the loopback interface. It is started and indexed when it is made; closed, it leaves its log in
 * {@code target/benchmark}.
 */
final class Service implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();
    /** The most that one page holds. */
    static final int PAGE = 500;

    private static final Duration PATIENCE = Duration.ofHours(2);

    /** Of the views of seekers and vacancies, not of their drafts. */
    private static final List<String> NOT_OF_THE_DRAFT =
            List.of("id", "organisation", "state", "clearance", "classificationVersion", "createdAt", "updatedAt");

    private final String name;
    private final Installation installation;
    private final Thread end;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param name of its log
     * @param application the folder of the packaged service
     * @param heap as {@code -Xmx} takes it
     */
    Service(String name, Path application, int seekers, int vacancies, String heap) throws IOException {
        this.name = name;
        installation = new Installation(
                application,
                Map.of(
                        "PASSERELLE_SAMPLE_DATA",
                        "true",
                        "PASSERELLE_SAMPLE_SEEKERS",
                        Integer.toString(seekers),
                        "PASSERELLE_SAMPLE_VACANCIES",
                        Integer.toString(vacancies),
                        "JAVA_TOOL_OPTIONS",
                        "--add-modules=jdk.incubator.vector -XX:+UseParallelGC -Xms%s -Xmx%s".formatted(heap, heap)),
                PATIENCE);
        end = new Thread(installation::close);
        Runtime.getRuntime().addShutdownHook(end);
        installation.startAndAwaitReady();
        await("indexed", () -> index().get("candidates").intValue() == seekers);
    }

    /** @throws IllegalStateException when nothing was packaged */
    static void requirePackage() {
        if (Files.notExists(Installation.PACKAGE.resolve("quarkus-run.jar"))) {
            throw new IllegalStateException("There is no package to start: ./mvnw -DskipTests package comes first");
        }
    }

    void await(String what, BooleanSupplier condition) {
        installation.await(what, condition);
    }

    JsonNode index() {
        return get("/api/index");
    }

    /** All views of vacancies that there are, oldest first. */
    List<ObjectNode> vacancies() {
        List<ObjectNode> vacancies = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/vacancies?limit=" + PAGE + cursor);
            page.get("items").forEach(vacancy -> vacancies.add((ObjectNode) vacancy));
            cursor = page.hasNonNull("next") ? "&cursor=" + page.get("next").textValue() : null;
        } while (cursor != null);
        return vacancies;
    }

    /** What would be sent to have a seeker or a vacancy as it is. */
    static ObjectNode draft(ObjectNode view) {
        ObjectNode draft = view.deepCopy();
        draft.remove(NOT_OF_THE_DRAFT);
        return draft;
    }

    /** With an administrator's key. */
    HttpRequest.Builder request(String path) {
        return installation.request(path);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** @throws IllegalStateException when it is not answered with 200 */
    JsonNode get(String path) {
        try {
            HttpResponse<byte[]> response = send(request(path).GET());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answered with " + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends lines and hands over each answered line as soon as it arrives. */
    void stream(String path, List<String> lines, Consumer<String> answered) throws IOException, InterruptedException {
        installation.stream(path, lines, answered);
    }

    ProcessorTime serviceTime() {
        return ProcessorTime.of(List.of(installation.serviceProcess()));
    }

    ProcessorTime databaseTime() {
        return ProcessorTime.of(installation.databaseProcesses().toList());
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(end);
        try (installation) {
            Files.writeString(Files.createDirectories(Report.WORK).resolve(name + ".log"), installation.said());
        }
    }
}
