package org.passerelle.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.passerelle.platform.Place;

/**
 * Somebody at work through an agency.
 *
 * @param seeker null once the file is erased
 * @param place of work
 */
public record RunningPlacement(UUID placement, UUID seeker, UUID vacancy, Place place, LocalDate startedOn) {}
