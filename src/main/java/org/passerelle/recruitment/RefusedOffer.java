package org.passerelle.recruitment;

import org.passerelle.vacancy.Refused;

/** A refused vacancy that adverts are held against: its texts are cut up once, when the first of them needs it. */
record RefusedOffer(Refused vacancy, Shingles shingles) {

    static RefusedOffer of(Refused vacancy) {
        return new RefusedOffer(vacancy, new Shingles(vacancy.title(), vacancy.description()));
    }
}
