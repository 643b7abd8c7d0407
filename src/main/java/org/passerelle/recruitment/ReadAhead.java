package org.passerelle.recruitment;

import jakarta.annotation.PreDestroy;
import jakarta.transaction.TransactionScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.passerelle.vacancy.VacancyDraft;

/**
 * Reads the texts of vacancies that are expected in this transaction while the first of them are being stored. It begins with the
 * last, and each is read once, by whoever comes to it first: the two meet about the middle, and none waits for long.
 */
@TransactionScoped
class ReadAhead {
    private final Map<Said, FutureTask<Texts>> readings = new HashMap<>();

    private record Said(String title, String description) {
        static Said by(VacancyDraft draft) {
            return new Said(draft.title(), draft.description());
        }

        Texts read() {
            return new Texts(title, description).readForAll();
        }
    }

    void expect(List<VacancyDraft> drafts) {
        List<FutureTask<Texts>> added = new ArrayList<>();
        for (VacancyDraft draft : drafts) {
            if (draft.title() != null) {
                readings.computeIfAbsent(Said.by(draft), said -> {
                    FutureTask<Texts> reading = new FutureTask<>(said::read);
                    added.add(reading);
                    return reading;
                });
            }
        }
        Thread.startVirtualThread(() -> added.reversed().forEach(FutureTask::run));
    }

    Texts texts(VacancyDraft draft) {
        FutureTask<Texts> reading = readings.get(Said.by(draft));
        if (reading == null) {
            return new Texts(draft.title(), draft.description());
        }
        reading.run();
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an advert was read", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An advert could not be read", e.getCause());
        }
    }

    /** What nobody has come to need not be read any more. */
    @PreDestroy
    void stop() {
        readings.values().forEach(reading -> reading.cancel(false));
    }
}
