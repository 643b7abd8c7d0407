package org.passerelle.vacancy;

import java.util.UUID;
import org.passerelle.platform.Place;

/** As much of a blocked vacancy as tells whether another is the same offer. */
public record Refused(
        UUID id, String source, String reference, String title, String description, Employer employer, Place place) {}
