package org.passerelle.vacancy;

/**
 * Fired within the transaction in which a vacancy is stored, before it is written: whoever observes it sets the clearance.
 *
 * @param versionWritten the version the vacancy will have
 */
public record VacancyStored(Vacancy vacancy, long versionWritten) {}
