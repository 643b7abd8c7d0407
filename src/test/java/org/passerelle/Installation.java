package org.passerelle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** The packaged service as an operator runs it: a Java process with a data directory, started with the same command again. */
public final class Installation implements AutoCloseable {

    /** What {@code ./mvnw -DskipTests package} makes. */
    public static final Path PACKAGE = Path.of("target", "quarkus-app");

    static final String KEY = "psk_an-administrators-key-for-one-test";

    /** A start makes a database cluster, or repairs one, beside other work on a small machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final long POLL_NANOSECONDS = Duration.ofMillis(20).toNanos();

    private final Path directory = TestDatabase.temporaryDirectory();
    private final Path application;
    private final Map<String, String> environment;
    private final Duration patience;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process process;

    Installation(Map<String, String> environment) throws IOException {
        this(PACKAGE, environment, PATIENCE);
    }

    /**
     * @param application the folder of the packaged service
     * @param patience how long a start may take, which may have much to load, or anything else that is awaited
     */
    public Installation(Path application, Map<String, String> environment, Duration patience) throws IOException {
        this.application = application;
        this.environment = environment;
        this.patience = patience;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    Path directory() {
        return directory;
    }

    void start() throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                application.resolve("quarkus-run.jar").toAbsolutePath().toString());
        java.environment().put("PASSERELLE_DATA_DIR", directory.toString());
        java.environment().put("PASSERELLE_BOOTSTRAP_KEY", KEY);
        java.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        java.environment().putAll(environment);
        Files.deleteIfExists(log());
        process = java.redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }

    public void startAndAwaitReady() throws IOException {
        start();
        await("ready", () -> get("/q/health/ready").statusCode() == 200);
    }

    /** As {@code kill -9} does. What it leaves on disk must be whole. */
    void kill() throws IOException {
        process.destroyForcibly().onExit().join();
        assertIndexesAreWhole();
    }

    /** Has Lucene look at every file of every index that was ever committed. Nobody may have them open. */
    void assertIndexesAreWhole() throws IOException {
        Path indexes = directory.resolve("index");
        if (!Files.exists(indexes)) {
            return;
        }
        try (Stream<Path> files = Files.walk(indexes)) {
            for (Path index : files.filter(Files::isDirectory).toList()) {
                try (Directory opened = FSDirectory.open(index)) {
                    if (DirectoryReader.indexExists(opened)) {
                        ByteArrayOutputStream findings = new ByteArrayOutputStream();
                        try (CheckIndex check = new CheckIndex(opened)) {
                            check.setInfoStream(new PrintStream(findings, false, StandardCharsets.UTF_8));
                            assertTrue(
                                    check.checkIndex().clean,
                                    () -> index + "\n" + findings.toString(StandardCharsets.UTF_8));
                        }
                    }
                }
            }
        }
    }

    /** As an orchestrator does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It does not stop\n" + said());
        }
    }

    /** What the process has said in this run. */
    public String said() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The PostgreSQL servers that run from this data directory, without their workers. */
    List<ProcessHandle> databaseServers() {
        return databaseProcesses()
                .filter(p -> p.parent().filter(this::isOfOurDatabase).isEmpty())
                .toList();
    }

    /** The PostgreSQL servers that run from this data directory, and their workers. */
    public Stream<ProcessHandle> databaseProcesses() {
        return ProcessHandle.allProcesses().filter(this::isOfOurDatabase);
    }

    public ProcessHandle serviceProcess() {
        return process.toHandle();
    }

    private boolean isOfOurDatabase(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.startsWith(directory.resolve("postgres-binaries") + "/"))
                .isPresent();
    }

    /** Status 0 while nobody listens. */
    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    record Answer(int statusCode, String body) {}

    /** With an administrator's key. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", KEY)
                .timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends a file of lines, its length said before as curl does, and hands over each answered line as soon as it arrives, which
     * no HTTP client of the JDK does before it has sent everything. Returns at the end of the answer, or when the other side is
     * gone.
     */
    public void stream(String path, List<String> lines, Consumer<String> answered)
            throws IOException, InterruptedException {
        byte[] file = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Thread sender;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST %s HTTP/1.1\r
                    Host: 127.0.0.1\r
                    X-API-Key: %s\r
                    Content-Type: application/x-ndjson\r
                    Content-Length: %d\r
                    Connection: close\r
                    \r
                    """.formatted(path, KEY, file.length).getBytes(StandardCharsets.US_ASCII));
            sender = Thread.ofVirtual().start(() -> {
                try {
                    out.write(file);
                } catch (IOException killed) {
                    // The reader below sees it too.
                }
            });
            try {
                InputStream in = socket.getInputStream();
                while (!line(in).isEmpty()) {
                    // headers
                }
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(new Chunks(in), StandardCharsets.UTF_8));
                for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                    answered.accept(line);
                }
            } catch (IOException killed) {
                // What has arrived was handed over.
            }
        }
        sender.join();
    }

    /** A line of HTTP, without its end. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("cut off");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    /** The content of a body in chunks (RFC 9112, 7.1). */
    private static final class Chunks extends InputStream {
        private final InputStream in;
        private int left;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left == 0) {
                left = Integer.parseInt(line(in), 16);
                if (left == 0) {
                    return -1;
                }
            }
            int read = in.read(bytes, from, Math.min(length, left));
            if (read < 0) {
                throw new IOException("cut off");
            }
            left -= read;
            if (left == 0) {
                line(in);
            }
            return read;
        }
    }

    /** Returns when the condition holds; fails when the process ends before, or after its patience. */
    public void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("Not " + what + "\n" + said());
            }
            LockSupport.parkNanos(POLL_NANOSECONDS);
        }
    }

    private Path log() {
        return directory.resolve("service.log");
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
        // Servers first: a worker whose server is gone writes for a moment longer.
        databaseServers().forEach(Installation::end);
        databaseProcesses().forEach(Installation::end);
        TestDatabase.delete(directory);
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
