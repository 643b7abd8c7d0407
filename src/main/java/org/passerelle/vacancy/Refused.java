package org.passerelle.vacancy;

import java.util.Objects;
import java.util.UUID;
import org.passerelle.platform.Place;

/** As much of a blocked vacancy as tells whether another is the same offer. */
public record Refused(
        UUID id,
        UUID organisation,
        String source,
        String reference,
        String title,
        String description,
        String occupation,
        Employer employer,
        Place place) {

    /**
     * What an owner may have been refused before.
     *
     * @param locality empty, also if given as null, where only the country is stated
     */
    public record Work(UUID organisation, String occupation, String country, String locality) {
        public Work {
            locality = Objects.requireNonNullElse(locality, "");
        }
    }

    public static Refused of(Vacancy vacancy) {
        return new Refused(
                vacancy.id,
                vacancy.organisation,
                vacancy.source,
                vacancy.reference,
                vacancy.title,
                vacancy.description,
                vacancy.occupation,
                vacancy.employer,
                vacancy.place);
    }

    public Work work() {
        return new Work(organisation, occupation, place.country(), place.locality());
    }
}
