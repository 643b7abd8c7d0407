package org.passerelle.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Another Passerelle, as far as its database goes: a JVM of its own that starts a server, says on which port, and then
 * waits to be killed.
 */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private OtherProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static void main(String... args) throws IOException {
        try {
            System.out.println(EmbeddedPostgres.start(Path.of(args[0])).port());
            System.in.read();
        } catch (PostgresUnavailable e) {
            System.out.println(e.getMessage());
        }
        // Like a kill: the server is not closed.
        Runtime.getRuntime().halt(0);
    }

    /** Returns once the other process's server answers. */
    static OtherProcess started(Path dataDirectory) throws IOException {
        Process process = launch(dataDirectory);
        return new OtherProcess(process, Integer.parseInt(lines(process).readLine()));
    }

    /** What another process says that cannot start on the directory. */
    static String refused(Path dataDirectory) throws IOException {
        Process process = launch(dataDirectory);
        try {
            return lines(process).lines().collect(Collectors.joining("\n"));
        } finally {
            process.destroyForcibly();
        }
    }

    int port() {
        return port;
    }

    /** Kills it as {@code kill -9} does; its server stays. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Process launch(Path dataDirectory) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        dataDirectory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader lines(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }
}
