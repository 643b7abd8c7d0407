package org.passerelle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Printed line by line as it is found, and kept as a page of Markdown. */
final class Report {

    static final Path WORK = Path.of("target", "benchmark");

    private final List<String> lines = new ArrayList<>();
    private final double loadBefore = Table.load();

    void say(String line) {
        System.out.println(line);
        lines.add(line);
    }

    /** Says last what it was measured on. */
    void keep(String name) throws IOException {
        say("");
        say(Table.machine() + ", load average %.1f before it began".formatted(loadBefore));
        Files.write(Files.createDirectories(WORK).resolve(name), lines);
    }
}
