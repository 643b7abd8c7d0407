package org.passerelle.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who takes part, and how its process is started. */
enum Engine {
    PASSERELLE(1, PasserelleContestant.class, "HITS"),
    PASSERELLE_FUNNEL(1, PasserelleContestant.class, "FUNNEL"),
    PASSERELLE_CREW(1, PasserelleContestant.class, "CREW"),
    LUCENE(1, LuceneContestant.class, ""),
    POSTGRESQL(1, PostgresContestant.class, ""),
    /** Their own defaults for the heap are of this order; with less they would collect garbage rather than search. */
    OPENSEARCH(4, null, ""),
    SOLR(4, null, "");

    /** In gigabytes, for a million seekers or fewer; beyond, at least one for each million. */
    private final int heap;
    /** Null for those that bring a Lucene of their own and are started from their source, see {@code benchmark/}. */
    private final Class<?> main;

    private final String variant;

    Engine(int heap, Class<?> main, String variant) {
        this.heap = heap;
        this.main = main;
        this.variant = variant;
    }

    static Engine named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Beyond so many seekers SQL takes seconds for each ranking, and says nothing new. */
    boolean takes(int seekers) {
        return this != POSTGRESQL || seekers <= 200_000;
    }

    /** @param arguments of {@link Contest#run} */
    void run(Path work, int seekers, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx" + Math.max(heap, seekers / 1_000_000) + "g",
                "-D" + PasserelleContestant.VARIANT + "=" + variant,
                "-classpath"));
        if (main == null) {
            Path home = Path.of("benchmark", name().toLowerCase(Locale.ROOT));
            command.add(classPath(home, work)
                    + File.pathSeparator
                    + String.join(File.pathSeparator, "target/classes", "target/test-classes"));
            command.add(source(home).toString());
        } else {
            command.add(System.getProperty("java.class.path"));
            command.add(main.getName());
        }
        command.addAll(arguments);
        run(command, work.resolve(name().toLowerCase(Locale.ROOT) + ".log"));
    }

    /** Java compiles it when it starts it. */
    private static Path source(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith("Contestant.java"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What the contestant's pom.xml names, with all that it needs. */
    private static String classPath(Path home, Path work) throws IOException, InterruptedException {
        Path file = work.resolve(home.getFileName() + ".classpath").toAbsolutePath();
        run(
                List.of(
                        Path.of("mvnw").toAbsolutePath().toString(),
                        "-B",
                        "-q",
                        "-f",
                        home.resolve("pom.xml").toString(),
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=" + file),
                work.resolve(home.getFileName() + ".maven.log"));
        return Files.readString(file).strip();
    }

    private static void run(List<String> command, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // Interrupted, nothing of ours goes on.
        Thread end = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        int status = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(end);
        if (status != 0) {
            throw new IllegalStateException("Ended with " + status + ", see " + log + ": " + String.join(" ", command));
        }
    }
}
