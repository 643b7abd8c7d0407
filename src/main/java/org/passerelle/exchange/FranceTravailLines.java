package org.passerelle.exchange;

import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import org.passerelle.classification.Classification;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;
import org.passerelle.vacancy.VacancyDraft;

/** The offers of a France Travail answer as drafts of vacancies. */
final class FranceTravailLines implements Iterator<Line<VacancyDraft>> {

    private final FranceTravailResponse offers;
    private final Classification classification;
    private final Locale locale;

    FranceTravailLines(InputStream in, Classification classification, Locale locale) {
        this.offers = new FranceTravailResponse(in);
        this.classification = classification;
        this.locale = locale;
    }

    @Override
    public boolean hasNext() {
        return offers.hasNext();
    }

    @Override
    public Line<VacancyDraft> next() {
        return switch (offers.next()) {
            case FranceTravailResponse.Offer offer -> read(offer);
            case FranceTravailResponse.Break broken ->
                new Line.Unreadable<>(
                        broken.number(),
                        null,
                        ProblemType.MALFORMED.problem(
                                Integer.toString(broken.line()), Integer.toString(broken.column())));
        };
    }

    private Line<VacancyDraft> read(FranceTravailResponse.Offer offer) {
        try {
            FranceTravailOffer.Reading reading = FranceTravailOffer.read(offer.record(), classification);
            return new Line.Draft<>(
                    offer.number(),
                    reading.draft().reference(),
                    reading.draft(),
                    reading.notices().stream()
                            .map(n -> new Violation(n.field(), n.text(locale)))
                            .toList());
        } catch (UnreadableOffer e) {
            return new Line.Unreadable<>(
                    offer.number(),
                    offer.record().path("id").textValue(),
                    ProblemType.invalid(java.util.List.of(
                            new Violation(e.problem().field(), e.problem().text(locale)))));
        }
    }
}
