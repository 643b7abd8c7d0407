package org.passerelle.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with one field.
 *
 * @param field path in what was sent: {@code requirements.skills[0].code}
 * @param message in the reader's language
 */
@Schema(name = "FieldViolation")
public record Violation(String field, String message) {}
