package org.passerelle.vacancy;

import java.util.UUID;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classification;

/** Vacancies as they would be stored, without a database and without their checks. */
public final class UnstoredVacancy {

    private static final Caller NOBODY = new Caller(null, null, null, null);

    private UnstoredVacancy() {}

    public static Vacancy of(UUID id, VacancyDraft draft, Classification classification) {
        Vacancy vacancy = new Vacancy();
        vacancy.id = id;
        vacancy.apply(draft, classification, NOBODY);
        return vacancy;
    }
}
