package org.passerelle.platform;

/**
 * What is wrong with one field.
 *
 * @param field path in what was sent: {@code requirements.skills[0].code}
 * @param message in the reader's language
 */
public record Violation(String field, String message) {}
