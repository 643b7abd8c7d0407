package org.passerelle.vacancy;

import java.util.List;

/**
 * Fired before vacancies of the caller's are stored within the current transaction: whoever observes it looks up at once what it
 * will need for each. Not all that are expected need come.
 *
 * @param drafts not yet validated: anything may be null
 */
public record VacanciesExpected(List<VacancyDraft> drafts) {}
