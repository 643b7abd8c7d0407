package org.passerelle.platform;

/**
 * The embedded PostgreSQL cannot be started. The message is made to be printed as it is, without a stack trace: its first
 * line says what is wrong, the lines after it what the person who started Passerelle can do.
 */
public final class PostgresUnavailable extends RuntimeException {

    PostgresUnavailable(String problem, String remedy) {
        super(problem + System.lineSeparator() + remedy);
    }

    PostgresUnavailable(String problem, String remedy, Throwable cause) {
        super(problem + System.lineSeparator() + remedy, cause);
    }
}
