package org.passerelle.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/**
 * The embedded PostgreSQL cannot be started. The message is made to be printed as it is, without a stack trace: its first
 * line says what is wrong, the lines after it what the person who started Passerelle can do.
 */
public final class PostgresUnavailable extends RuntimeException {

    private static final int QUOTED_LOG_LINES = 12;

    PostgresUnavailable(String problem, String remedy) {
        super(problem + System.lineSeparator() + remedy);
    }

    PostgresUnavailable(String problem, String remedy, Throwable cause) {
        super(problem + System.lineSeparator() + remedy, cause);
    }

    /** The data directory cannot be used. */
    static PostgresUnavailable directory(Path dataDirectory, IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) {
            return new PostgresUnavailable(
                    "Passerelle may not write to its data directory " + dataDirectory + " (" + reason + ").",
                    "Make " + System.getProperty("user.name")
                            + " its owner, or choose another one with PASSERELLE_DATA_DIR.",
                    e);
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return new PostgresUnavailable(
                    "The data directory " + dataDirectory + " is not a directory (" + reason + ").",
                    "Choose another one with PASSERELLE_DATA_DIR.",
                    e);
        }
        return new PostgresUnavailable(
                "Passerelle cannot use its data directory " + dataDirectory + ": " + reason, remedy(reason), e);
    }

    /** PostgreSQL's own words, the last lines of them, and what to do about it. */
    static PostgresUnavailable failed(String problem, Path log, String output, Throwable cause) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        StringBuilder text = new StringBuilder(problem);
        for (String line : lines.subList(Math.max(0, lines.size() - QUOTED_LOG_LINES), lines.size())) {
            text.append(System.lineSeparator()).append("  | ").append(line);
        }
        return new PostgresUnavailable(text.toString(), remedy(problem + output) + " The log is " + log + ".", cause);
    }

    private static String remedy(String said) {
        if (said.contains("No space left on device") || said.contains("Check free disk space")) {
            return "The disk is full: make room (a new data directory takes 150 MB), then start Passerelle again.";
        }
        if (said.contains("Permission denied")) {
            return "The data directory and all in it must belong to " + System.getProperty("user.name")
                    + ", and the folders above it must let that user pass.";
        }
        return "What it says above is the cause; remove it, then start Passerelle again.";
    }
}
