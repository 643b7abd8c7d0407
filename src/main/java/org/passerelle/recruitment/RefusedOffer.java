package org.passerelle.recruitment;

import org.passerelle.vacancy.Refused;

/** A refused vacancy that adverts are held against: its texts are cut up once, for the first of them. Not thread-safe. */
final class RefusedOffer {

    private final Refused vacancy;
    private Shingles shingles;

    RefusedOffer(Refused vacancy) {
        this.vacancy = vacancy;
    }

    Refused vacancy() {
        return vacancy;
    }

    Shingles shingles() {
        if (shingles == null) {
            shingles = new Shingles(vacancy.title(), vacancy.description());
        }
        return shingles;
    }
}
