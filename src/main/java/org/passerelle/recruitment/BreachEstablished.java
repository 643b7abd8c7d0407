package org.passerelle.recruitment;

import java.util.List;
import java.util.UUID;

/**
 * Fired within the transaction in which somebody competent has found that rules were broken. How it came to light stays with
 * whoever fires it.
 *
 * @param vacancy in which they were broken, null where an organisation as such broke them
 * @param organisation that broke them, null where a vacancy is named
 * @param rules ids
 */
public record BreachEstablished(UUID vacancy, UUID organisation, List<String> rules) {}
