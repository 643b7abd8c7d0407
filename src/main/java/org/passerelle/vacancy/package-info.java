/**
 * Offers of work: their terms, their charges and their life cycle. A draft comes in from a counsellor or a partner, is
 * validated and stored as advertised; whoever must act in the same transaction observes
 * {@link org.passerelle.vacancy.VacancyStored}. This room never judges a vacancy and never ranks one.
 */
package org.passerelle.vacancy;
